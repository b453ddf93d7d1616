"""The evidence map in a browser: choosing a table and rows, the lists that cells open, the address, paper, narrow."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages.conftest import ServedSite

MAP = "evidence-map/"


def query(page: Page) -> str:
    return str(page.evaluate("location.search"))


def rows(page: Page) -> list[str]:
    shown: list[str] = page.eval_on_selector_all(
        "tr[data-record]", "rows => rows.filter(row => row.checkVisibility()).map(row => row.dataset.record)"
    )
    return shown


def test_one_table_at_a_time_by_the_keyboard_and_in_the_address(rich_site: ServedSite, page: Page) -> None:
    page.goto(rich_site.url + MAP)
    expect(page.locator(".map-section:visible h2")).to_have_text(["By study"])
    page.get_by_label("Studies", exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".map-section:visible h2")).to_have_text(["By country"])
    assert query(page) == "?across=countries"
    page.reload()
    expect(page.locator(".map-section:visible h2")).to_have_text(["By country"])
    page.get_by_label("Studies", exact=True).check()
    assert query(page) == ""


def test_an_anchor_opens_its_table(rich_site: ServedSite, page: Page) -> None:
    page.goto(f"{rich_site.url}{MAP}#across_designs")
    expect(page.locator(".map-section:visible h2")).to_have_text(["By design of the studies"])
    page.evaluate("location.hash = '#across_domains'")
    expect(page.locator(".map-section:visible h2")).to_have_text(["By where the roots lie"])


def test_a_cell_opens_its_list_by_the_keyboard_and_escape_goes_back(rich_site: ServedSite, page: Page) -> None:
    page.goto(rich_site.url + MAP)
    cell = page.locator('tr[data-record="left-waiting"] button.cell:visible').first
    cell.focus()
    page.keyboard.press("Enter")
    shown = page.get_by_role("dialog", name="Left waiting: Ito et al. 2019")
    expect(shown).to_be_visible()
    expect(shown).to_contain_text("Some people liked to wait, as they met others.")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[popover]') !== null")
    page.keyboard.press("Escape")
    expect(shown).to_be_hidden()
    expect(cell).to_be_focused()


def test_a_cell_opens_its_list_by_touch(rich_site: ServedSite, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700}, has_touch=True)
    page = context.new_page()
    page.goto(f"{rich_site.url}{MAP}?across=domains")
    page.locator("button.cell:visible").first.tap()
    shown = page.get_by_role("dialog")
    expect(shown).to_contain_text("Reported in 2 studies")
    box = shown.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 320
    shown.get_by_role("button", name="Close").tap()
    expect(shown).to_be_hidden()
    context.close()


def test_a_finding_in_a_list_leads_to_its_place(rich_site: ServedSite, page: Page) -> None:
    page.goto(rich_site.url + MAP)
    page.locator("button.cell:visible").first.click()
    page.get_by_role("link", name="finding f1").first.click()
    page.wait_for_url(re.compile(r"/studies/ito-2019/#f1$"))


def test_rows_are_filtered_as_the_records_are(rich_site: ServedSite, page: Page) -> None:
    page.goto(rich_site.url + MAP)
    page.locator("summary", has_text="Filter the barriers").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Arriving 1").focus()
    page.keyboard.press("Space")
    assert rows(page) == ["left-waiting"]
    expect(page.get_by_role("status")).to_have_text("1 of 2 barriers.")
    assert query(page) == "?process=arriving"
    expect(page.locator(".kind-row:visible")).to_have_count(1)
    page.get_by_label("Countries", exact=True).check()
    assert query(page) == "?across=countries&process=arriving"
    assert rows(page) == ["left-waiting"]
    page.get_by_role("button", name="Show all barriers").click()
    assert rows(page) == ["left-waiting", "no-seat"]
    assert query(page) == "?across=countries"


def test_a_shared_address_brings_back_the_filters(rich_site: ServedSite, page: Page) -> None:
    page.goto(f"{rich_site.url}{MAP}?across=designs&process=not-known")
    expect(page.get_by_role("status")).to_have_text("1 of 2 barriers.")
    assert rows(page) == ["no-seat"]


@pytest.mark.parametrize("value", ["<img src=x onerror=alert(1)>", "x" * 10_000, "no-such-thing", "%%title%%", "%"])
def test_unknown_values_are_left_out_and_told(rich_site: ServedSite, page: Page, value: str) -> None:
    page.goto(rich_site.url + MAP)
    page.evaluate(
        "value => history.replaceState(null, '', '?' + new URLSearchParams({across: value, process: value}))", value
    )
    page.reload()
    expect(page.get_by_role("status")).to_contain_text("Left out, as it is no filter here: process=")
    expect(page.get_by_role("status")).not_to_contain_text("x" * 100)
    assert rows(page) == ["left-waiting", "no-seat"]
    expect(page.locator(".map-section:visible h2")).to_have_text(["By study"])


def test_without_scripts_all_tables_stand_and_their_cells_open(rich_site: ServedSite, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{rich_site.url}{MAP}?process=not-known")
    expect(page.locator(".map-section:visible")).to_have_count(4)
    expect(page.locator(".map-form")).to_be_hidden()
    page.get_by_role("link", name="By country", exact=True).click()
    page.locator("#across_countries button.cell").first.click()
    expect(page.get_by_role("dialog")).to_contain_text("Left waiting: Denmark")
    context.close()


def test_in_a_narrow_window_the_table_is_a_list_and_what_is_empty_is_told_together(
    rich_site: ServedSite, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.goto(rich_site.url + MAP)
    row = page.locator('tr[data-record="no-seat"]:visible')
    assert row.evaluate("row => getComputedStyle(row).display") == "block"
    expect(row.locator("td.empty:visible")).to_have_count(0)
    expect(row.locator("td.empties")).to_have_text("Not examined by any of these studies: 1 of 3 studies")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


def test_no_heading_hides_what_has_the_focus(own_site: ServedSite, page: Page) -> None:
    """Headings stay in sight while the page scrolls; a cell that is reached from below must not lie behind them."""
    page.goto(own_site.url + MAP)
    for cell in page.locator("button.cell:visible").all()[-1::-8]:
        cell.focus()
        assert cell.evaluate(
            """cell => {
              const { left, right, top, bottom } = cell.getBoundingClientRect();
              return cell.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
            }"""
        )


@pytest.mark.parametrize("across", ["studies", "countries", "domains", "designs"])
def test_on_paper_the_table_is_as_wide_as_the_sheet(own_site: ServedSite, page: Page, across: str) -> None:
    page.goto(f"{own_site.url}{MAP}?across={across}")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1017, "height": 700})
    expect(page.locator(".map-form")).to_be_hidden()
    table, text = (page.locator(selector).bounding_box() for selector in (".map:visible table", "article.text"))
    assert table and text
    assert table["width"] <= text["width"] + 1
