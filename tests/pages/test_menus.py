"""The menus of the masthead, by keyboard and pointer, wide and narrow, and without any script."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import follow
from tests.pages.conftest import ServedSite

_LAYOUT = (Path(__file__).parent / "layout.js").read_text("utf-8")


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
    if width == 320:
        page.locator(".masthead-menu > summary").click()
    page.locator(".menu summary", has_text="Overview").click()
    follow(page.locator(".menu").get_by_role("link", name="Pathways"))
    expect(page).to_have_url(rich_site.url + "pathways/")
    expect(page.locator(".menu > .here")).to_have_text("Overview")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    context.close()


def test_a_narrow_masthead_takes_two_rows_and_a_menu_holds_the_rest(rich_site: ServedSite, page: Page) -> None:
    page.add_init_script(_LAYOUT)
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(rich_site.url + "barriers/")
    expect(page.locator(".theme-switch")).to_be_visible()
    row = page.locator(".search-open, .theme-switch, .masthead-menu > summary")
    tops = row.evaluate_all("all => all.map(one => Math.round(one.getBoundingClientRect().top))")
    assert len(tops) == 3 and len(set(tops)) == 1
    whole, group = page.locator(".masthead-menu > summary"), page.locator(".menu summary", has_text="Overview")
    expect(group).to_be_hidden()
    whole.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".masthead-nav a").first).to_be_focused()
    group.focus()
    page.keyboard.press("Enter")
    link = page.locator(".menu").get_by_role("link", name="Evidence map")
    expect(link).to_be_visible()
    assert page.evaluate("layout.faults()") == []
    link.focus()
    page.keyboard.press("Escape")
    expect(group).to_be_focused()
    expect(link).to_be_hidden()
    page.keyboard.press("Escape")
    expect(whole).to_be_focused()
    expect(group).to_be_hidden()


def test_a_wide_window_shows_all_without_it(rich_site: ServedSite, page: Page) -> None:
    page.goto(rich_site.url + "barriers/")
    expect(page.locator(".masthead-menu > summary")).to_be_hidden()
    expect(page.get_by_role("navigation", name="Site").get_by_role("link", name="Barriers")).to_be_visible()
