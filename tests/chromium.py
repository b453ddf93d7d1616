"""The browser of the tests, and how they wait for what it does: nothing that loads is looked at before it is there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from scripts.browser import find_browser
from tests.serve.process import PATIENCE


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window. `expect` waits in it for as long as all tests wait."""
    path = find_browser()
    assert path, "no browser: install Chromium, or set SYNTH_BROWSER to the path of one"
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


def follow(link: Locator) -> None:
    """Click on a link and wait until the page that it leads to is there as a whole.

    A click alone returns once the address has changed: what is read next may still be missing, or the old page's.
    """
    with link.page.expect_navigation():
        link.click()


def search_for(page: Page, words: str) -> None:
    """Type some words into the search that has the focus, and wait for what is found for all of them."""
    page.keyboard.type(words)
    expect(page.locator(".search-status")).to_contain_text(f" for “{words}”")
