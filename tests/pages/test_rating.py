"""How sure we are, opened in a browser by the keyboard and without any script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.pages.conftest import ServedSite


@pytest.mark.parametrize("name", ["barriers/left-waiting/", "barriers/"])
def test_the_reasons_open_and_close_by_the_keyboard(rich_site: ServedSite, browser: Browser, name: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(rich_site.url + name)
    summary = page.locator("details.rating summary")
    reasons = page.locator("details.rating li")
    expect(reasons.first).to_be_hidden()
    summary.focus()
    page.keyboard.press("Enter")
    expect(reasons).to_have_count(4)
    expect(reasons.last).to_be_visible()
    page.keyboard.press("Space")
    expect(reasons.first).to_be_hidden()
    context.close()
