"""Every kind of page by the keyboard alone, wide and at four times the size: all is reached, seen, and works."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.pages.conftest import ServedSite
from tests.pages.kinds import KINDS, open_kind, wait_for_filters

_WALK = (Path(__file__).parent / "walk.js").read_text("utf-8")
_TAB = {"type": "rawKeyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
_NEXT_FOLDED = """() => {
  const all = [...document.querySelectorAll("main details:not([open]) > summary")];
  const folded = all.find(summary => summary.checkVisibility());
  folded?.focus();
  return Boolean(folded);
}"""
_WIDE = (1280, 800)
_FOUR_TIMES_AS_LARGE = (320, 256)
# The kinds of page of which a narrow window makes more than one long column of text.
_LAID_OUT_ANEW = (
    "barriers/left-waiting/",
    "findings/",
    "pathways/",
    "explore/",
    "evidence-map/",
    "countries/",
    "flow/",
    "briefs/solutions/benches/",
    "brief/",
    "contribute/study/",
)
_IS_OPEN = "document.activeElement.parentElement.open === true"


class Walker:
    """A reader who uses nothing but the keyboard."""

    def __init__(self, page: Page) -> None:
        self.page = page
        # A walk takes thousands of presses, and those of the page object wait for more than a walk needs.
        self._keys = page.context.new_cdp_session(page)

    def unfold(self) -> None:
        """Open all that is folded away in the text; each is also closed once."""
        while self.page.evaluate(_NEXT_FOLDED):
            for key, opened in (("Enter", True), ("Space", False), ("Enter", True)):
                self.page.keyboard.press(key)
                summary = "document.activeElement.outerHTML"
                assert self.page.evaluate(_IS_OPEN) is opened, (key, self.page.evaluate(summary))
            wait_for_filters(self.page)

    def faults(self) -> list[str]:
        """What was wrong on the way through the page from its top with the Tab key."""
        for _ in range(self.page.evaluate("walk.begin()")):
            self._keys.send("Input.dispatchKeyEvent", _TAB)
        found: list[str] = self.page.evaluate("walk.end()")
        return found

    def skip(self) -> Locator:
        """Where the link that skips to the text should lead, once it was followed."""
        self.page.evaluate("document.querySelector('.skip').focus()")
        self.page.keyboard.press("Enter")
        return self.page.locator("#main_content")


@pytest.fixture(scope="module")
def walker(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Walker]:
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    context.add_init_script(_WALK)
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    yield Walker(page)
    context.close()


@pytest.mark.parametrize(
    ("walker", "name"),
    [*((_WIDE, name) for name in KINDS), *((_FOUR_TIMES_AS_LARGE, name) for name in _LAID_OUT_ANEW)],
    indirect=["walker"],
    ids=str,
)
def test_all_is_reached_in_order_and_shows_that_it_has_the_focus(
    rich_site: ServedSite, walker: Walker, name: str
) -> None:
    open_kind(walker.page, rich_site, name)
    walker.unfold()
    assert walker.faults() == []
    expect(walker.skip()).to_be_focused()


@pytest.mark.parametrize("walker", [_WIDE, _FOUR_TIMES_AS_LARGE], indirect=True, ids=str)
@pytest.mark.parametrize("name", ["", "contribute/", "explore/", "evidence-map/", "pathways/", "characteristics/"])
def test_so_it_is_where_there_is_more_than_fits(own_site: ServedSite, walker: Walker, name: str) -> None:
    """With so many studies and values that tables and lists scroll and headings stay in sight."""
    open_kind(walker.page, own_site, name)
    walker.unfold()
    assert walker.faults() == []


@pytest.mark.parametrize("walker", [_WIDE], indirect=True, ids=str)
@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        ("link.style.outline = 'none'", "nothing shows the focus"),
        ("link.style.outlineColor = 'color-mix(in srgb, Canvas 80%, gray)'", "the focus hardly shows"),
        ("link.style.opacity = 0", "not visible"),
        ("link.tabIndex = 1", "against the order of the text"),
        ("link.addEventListener('keydown', event => event.preventDefault())", "never reached"),
        ("Object.assign(link.style, {position: 'absolute', top: 0, left: 0, right: 0})", "upwards"),
        ("Object.assign(link.parentElement.style, {overflow: 'hidden', display: 'block'})", "the ring is cut"),
        ("link.insertAdjacentHTML('afterend', '<span tabindex=0></span>')", "out of sight"),
        (
            "{ const cover = document.createElement('div');"
            " Object.assign(cover.style, {position: 'fixed', inset: 0});"
            " document.body.append(cover); }",
            "out of sight",
        ),
    ],
)
def test_what_is_wrong_is_found(rich_site: ServedSite, walker: Walker, spoil: str, fault: str) -> None:
    """On a page that is one of `KINDS`, on which nothing is wrong."""
    walker.page.goto(rich_site.url + "search/")
    walker.page.evaluate(f"const link = document.querySelector('main li:nth-child(3) a'); {spoil}")
    assert fault in {found.partition(":")[0] for found in walker.faults()}
