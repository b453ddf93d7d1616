"""Four times as large (a window of 320 by 256), and with more room between letters, words, lines and paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.chromium import search_for
from tests.pages.conftest import ServedSite
from tests.pages.kinds import KINDS, open_kind, unfold

_LAYOUT = (Path(__file__).parent / "layout.js").read_text("utf-8")
_USUAL = ViewportSize(width=1280, height=1024)
_LARGE = ViewportSize(width=320, height=256)
# Success criterion 1.4.12 of the Web Content Accessibility Guidelines, version 2.2.
_SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    # A reader's own style sheet is not ruled by the page's policy.
    context = browser.new_context(bypass_csp=True)
    context.add_init_script(_LAYOUT)
    page = context.new_page()
    yield page
    context.close()


def faults(page: Page) -> list[str]:
    found: list[str] = page.evaluate("layout.faults()")
    return found


@pytest.mark.parametrize("name", KINDS)
def test_all_can_be_read(rich_site: ServedSite, page: Page, name: str) -> None:
    page.set_viewport_size(_USUAL)
    open_kind(page, rich_site, name)
    unfold(page)
    assert faults(page) == []
    words = set(page.evaluate("layout.words()"))
    page.set_viewport_size(_LARGE)
    unfold(page)
    assert faults(page) == []
    assert page.evaluate("layout.stuck()") < 1 / 3
    assert sorted(words - set(page.evaluate("layout.words()"))) == []
    page.add_style_tag(content=_SPACING)
    assert faults(page) == []
    page.set_viewport_size(_USUAL)
    assert faults(page) == []


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        ("heading.style.width = '2000px'", "the page is wider than the window"),
        ("Object.assign(heading.style, {height: '1em', overflow: 'hidden', width: '4em'})", '"Search" is cut off'),
        ("heading.nextElementSibling.style.marginTop = '-1.6em'", '"Search" and "'),
        ("Object.assign(heading.style, {border: '1px solid', height: '2px'})", '"Search" leaves its frame'),
    ],
)
def test_what_cannot_be_read_is_found(rich_site: ServedSite, page: Page, spoil: str, fault: str) -> None:
    page.set_viewport_size(_LARGE)
    page.goto(rich_site.url + "search/")
    page.evaluate(f"const heading = document.querySelector('h1'); {spoil}")
    assert [found for found in faults(page) if found.startswith(fault)]


def test_what_takes_the_window_is_found(rich_site: ServedSite, page: Page) -> None:
    page.set_viewport_size(_LARGE)
    page.goto(rich_site.url)
    page.evaluate(
        "Object.assign(document.querySelector('.masthead').style, {position: 'sticky', top: 0, background: 'white'})"
    )
    assert page.evaluate("layout.stuck()") > 1 / 3


def test_the_search_can_be_used(rich_site: ServedSite, page: Page) -> None:
    page.set_viewport_size(_LARGE)
    page.goto(rich_site.url + "barriers/left-waiting/")
    page.locator(".search-open").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open]")
    search_for(page, "bus")
    assert page.evaluate("layout.faults('dialog')") == []
    in_sight = """() => {
      const { left, right, top, bottom } = document.activeElement.getClientRects()[0];
      const middle = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
      return document.activeElement.contains(document.elementFromPoint((left + right) / 2, middle));
    }"""
    assert page.evaluate(in_sight)
    for _ in page.locator("dialog a:visible, dialog button:visible").all():
        page.keyboard.press("Tab")
        assert page.evaluate(f"document.activeElement === document.body || ({in_sight})()")
    page.keyboard.press("Escape")
    expect(page.locator(".search-open")).to_be_focused()
