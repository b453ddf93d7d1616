"""A reader's two ways to work a page: the keyboard alone, and a pointer. The same journeys go with both."""

from __future__ import annotations

from typing import Protocol

from playwright.sync_api import Locator, Page, expect

from tests.chromium import follow

MOST_STOPS = 40
"""Presses of the Tab key from one thing that a reader wants on a page to the next; more are a fault of the page."""
_TAB = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
_SHIFT = 8
_WHERE = """element => {
  const active = document.activeElement;
  if (active === element) return "here";
  return active.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING ? "before" : "after";
}"""


def contents(page: Page, heading: str) -> Locator:
    """The link to a part of a page, in its table of contents."""
    return page.get_by_role("navigation", name="On this page").get_by_role("link", name=heading)


class Hand(Protocol):
    """What a reader can do on a page, by whichever means."""

    page: Page

    def open(self, address: str) -> None:
        """Come to a page, to the beginning of its text."""

    def press(self, target: Locator) -> None:
        """Work a button or what folds something away."""

    def follow(self, link: Locator) -> None:
        """Go where a link leads: to the text of a page that is there as a whole, or to a place on this one."""

    def tick(self, box: Locator) -> None:
        """Tick a box."""

    def take(self, one: Locator) -> None:
        """Choose one of several of which only one can be chosen."""

    def choose(self, field: Locator, label: str) -> None:
        """Choose an entry of a field that unfolds."""

    def write(self, field: Locator, words: str) -> None:
        """Write into a field, in place of what stands there."""

    def point_at(self, target: Locator) -> None:
        """Show interest in a thing, without working it."""

    def open_search(self) -> None:
        """Open the search that every page has."""


class Keyboard:
    """A reader who goes from stop to stop with the Tab key."""

    def __init__(self, page: Page) -> None:
        self.page = page
        # A journey takes hundreds of presses, and those of the page object wait for more than it needs.
        self._keys = page.context.new_cdp_session(page)

    def open(self, address: str) -> None:
        self.page.goto(address)
        self._skip()

    def press(self, target: Locator) -> None:
        self.point_at(target)
        self.page.keyboard.press("Enter")

    def follow(self, link: Locator) -> None:
        with self.page.expect_navigation():
            self.press(link)
        # An address that names a place leads there.
        if "#" not in self.page.url:
            self._skip()

    def tick(self, box: Locator) -> None:
        self.point_at(box)
        self.page.keyboard.press("Space")

    def take(self, one: Locator) -> None:
        name = one.get_attribute("name")
        self.point_at(self.page.locator(f'input[name="{name}"]:checked'))
        for _ in range(MOST_STOPS):
            if one.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrow keys do not lead to {one}")

    def choose(self, field: Locator, label: str) -> None:
        self.point_at(field)
        self.page.keyboard.type(label)

    def write(self, field: Locator, words: str) -> None:
        self.point_at(field)
        _write(self.page, words)

    def point_at(self, target: Locator) -> None:
        """Go there with the Tab key, back where it stands before what has the focus."""
        expect(target).to_be_visible()
        for _ in range(MOST_STOPS + 1):
            where = target.evaluate(_WHERE)
            if where == "here":
                return
            self._tab(back=where == "before")
        raise AssertionError(f"more than {MOST_STOPS} stops to {target}")

    def open_search(self) -> None:
        self.page.keyboard.press("Control+k")

    def _tab(self, *, back: bool) -> None:
        press = {"type": "rawKeyDown", "modifiers": _SHIFT if back else 0, **_TAB}
        self._keys.send("Input.dispatchKeyEvent", press)

    def _skip(self) -> None:
        """Go to the text of a page that has just come, as its first stop offers."""
        self._tab(back=False)
        expect(self.page.locator(".skip")).to_be_focused()
        self.page.keyboard.press("Enter")
        expect(self.page.locator("#main_content")).to_be_focused()


class Pointer:
    """A reader with a mouse, who types only words."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, address: str) -> None:
        self.page.goto(address)

    def press(self, target: Locator) -> None:
        target.click()

    def follow(self, link: Locator) -> None:
        follow(link)

    def tick(self, box: Locator) -> None:
        box.click()

    def take(self, one: Locator) -> None:
        one.click()

    def choose(self, field: Locator, label: str) -> None:
        # What unfolds is the system's own, and no part of the page.
        field.select_option(label=label)

    def write(self, field: Locator, words: str) -> None:
        field.click()
        _write(self.page, words)

    def point_at(self, target: Locator) -> None:
        target.hover()

    def open_search(self) -> None:
        self.page.get_by_role("button", name="Search", exact=True).first.click()


def _write(page: Page, words: str) -> None:
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Backspace")
    page.keyboard.type(words)
