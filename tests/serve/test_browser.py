"""The preview in a real browser: an open page follows the saves by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from tests.serve.process import PATIENCE, Preview, previewing


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "content").mkdir(parents=True)
    (root / "content" / "a.txt").write_text("title: first")
    for name in ("references.bib", "mkdocs.yml"):
        (root / name).write_text(name)
    return root


@pytest.fixture
def preview(root: Path) -> Iterator[Preview]:
    with previewing(["-m", "tests.serve.previewer", str(root), "0"], root.parent / "temporary") as preview:
        yield preview


@pytest.fixture
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    """The page /a/, open. Afterwards: it asked no other server for anything, and nothing failed in it."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    own = f"http://127.0.0.1:{preview.port}/"
    elsewhere: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: None if request.url.startswith(own) else elsewhere.append(request.url))
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto(f"{own}a/")
    yield page
    context.close()
    assert (elsewhere, failed) == ([], [])


def test_an_open_page_shows_a_save_by_itself(page: Page, root: Path) -> None:
    expect(page.locator("h1")).to_have_text("title: first")
    for text in ("title: second", "title: third"):
        (root / "content" / "a.txt").write_text(text)
        expect(page.locator("h1")).to_have_text(text)
    expect(page.locator("#synth-problems")).to_have_count(0)


def test_an_open_page_keeps_its_text_and_shows_the_errors_until_they_are_mended(page: Page, root: Path) -> None:
    page.evaluate("window.untouched = true")
    (root / "content" / "a.txt").write_text("<img src=x onerror='document.title = 1'>")
    panel = page.get_by_role("alert")
    expect(panel).to_contain_text("1 error. This is the last good page.")
    expect(panel).to_contain_text("'<img src=x onerror='document.title = 1'>' is no title.")
    expect(page.locator("h1")).to_have_text("title: first")
    assert page.evaluate("window.untouched"), "the page must not be loaded anew for an error"
    assert page.title() == "title: first"

    page.goto(page.url)
    expect(panel).to_contain_text("1 error.")
    page.get_by_role("button", name="Hide").click()
    expect(panel).to_have_count(0)

    (root / "content" / "a.txt").write_text("still wrong")
    expect(panel).to_contain_text("'still wrong' is no title.")
    (root / "content" / "a.txt").write_text("title: whole")
    expect(page.locator("h1")).to_have_text("title: whole")
    expect(panel).to_have_count(0)


def test_a_page_that_went_comes_back(page: Page, root: Path) -> None:
    (root / "content" / "a.txt").rename(root / "content" / "b.txt")
    expect(page.locator("h1")).to_have_text("No such page")
    (root / "content" / "b.txt").rename(root / "content" / "a.txt")
    expect(page.locator("h1")).to_have_text("title: first")


def test_a_page_that_was_left_and_is_gone_back_to_follows_on(page: Page, root: Path) -> None:
    address = page.url
    page.goto(address.replace("/a/", "/"))
    page.go_back()
    expect(page.locator("h1")).to_have_text("title: first")
    (root / "content" / "a.txt").write_text("title: second")
    expect(page.locator("h1")).to_have_text("title: second")


def test_more_pages_than_a_browser_opens_connections(page: Page, root: Path) -> None:
    """Browsers open six connections to one server; each page in view holds one, so pages out of view must not."""
    others = [page.context.new_page() for _ in range(8)]
    for other in others:
        hide(other)
        other.goto(page.url)
        expect(other.locator("h1")).to_have_text("title: first")
    (root / "content" / "a.txt").write_text("title: second")
    expect(page.locator("h1")).to_have_text("title: second")
    show(others[0])
    expect(others[0].locator("h1")).to_have_text("title: second")


def hide(page: Page) -> None:
    """Pages without a window are always in view: say that this one is not."""
    page.add_init_script("Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true})")


def show(page: Page) -> None:
    """Bring a hidden page into view."""
    page.evaluate(
        "Object.defineProperty(document, 'visibilityState', {value: 'visible', configurable: true});"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )


def test_the_panel_can_be_read_and_reached(page: Page, root: Path) -> None:
    for number in range(9):
        (root / "content" / f"b{number}.txt").write_text("wrong " + "w" * 300)
    page.set_viewport_size({"width": 320, "height": 640})
    panel = page.get_by_role("alert")
    expect(panel).to_contain_text("And 4 more errors, listed in the terminal.")
    wider = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(wider), "the panel must not make the page scroll sideways"
    assert panel.evaluate("panel => panel.clientHeight < 0.45 * innerHeight"), "the page must stay in view"
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    assert Axe().run(page, options=rules).response["violations"] == []
    page.keyboard.press("Tab")
    expect(panel).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Hide")).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel).to_have_count(0)
