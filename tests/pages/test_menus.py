"""The menus of the masthead, by keyboard and pointer, wide and narrow, and without any script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages.conftest import ServedSite


def test_a_menu_opens_by_the_keyboard_and_escape_goes_back_to_it(rich_site: ServedSite, page: Page) -> None:
    page.goto(rich_site.url + "barriers/")
    summary = page.locator(".menu summary", has_text="Overview")
    summary.focus()
    page.keyboard.press("Enter")
    link = page.locator(".menu").get_by_role("link", name="Evidence map")
    expect(link).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(summary).to_be_focused()


def test_turning_away_closes_it(rich_site: ServedSite, page: Page) -> None:
    page.goto(rich_site.url + "barriers/")
    first, second = page.locator(".menu").nth(0), page.locator(".menu").nth(1)
    first.locator("summary").click()
    expect(first).to_have_attribute("open", "")
    second.locator("summary").click()
    expect(page.locator(".menu[open]")).to_have_count(1)
    expect(second).to_have_attribute("open", "")
    page.locator(".footer p").first.click()
    expect(page.locator(".menu[open]")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 1280])
def test_without_script_a_menu_leads_where_it_says(rich_site: ServedSite, browser: Browser, width: int) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(rich_site.url)
    page.locator(".menu summary", has_text="Overview").click()
    page.locator(".menu").get_by_role("link", name="Pathways").click()
    expect(page).to_have_url(rich_site.url + "pathways/")
    assert page.locator(".menu > .here").inner_text() == "Overview"
    assert page.evaluate("document.documentElement.scrollWidth") == width
    context.close()
