"""Search and explore as a reader uses them: the real site and 2,000 records, by the keyboard and by a pointer."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.chromium import search_for
from tests.pages.conftest import ServedSite
from tests.pages.hands import Hand

_KIND = re.compile("^(Barrier|Root|Solution|Facilitator|Single study|Page)")


def number_in(place: Locator) -> int:
    """The first number of a text."""
    found = re.search(r"[\d,]+", place.inner_text())
    assert found
    return int(found[0].replace(",", ""))


def search(hand: Hand, words: str) -> Locator:
    """The dialog in which these words were searched for."""
    hand.open_search()
    dialog = hand.page.get_by_role("dialog", name="Search")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    search_for(hand.page, words)
    return dialog


def test_search_from_a_study_leads_to_one_result_and_to_all(site: ServedSite, hand: Hand) -> None:
    page = hand.page
    hand.open(site.url + site.first("studies"))
    dialog = search(hand, "services")
    found = dialog.locator(".search-results li")
    expect(found).to_have_count(5)
    for result in found.all():
        expect(result.locator(".row-facts")).to_have_text(_KIND)
        expect(result.locator("mark").first).to_have_text(re.compile("^service", re.IGNORECASE))
    expect(found.locator(".confidence .bars").first).to_be_visible()
    second = found.nth(1).get_by_role("link")
    title = second.inner_text()
    hand.follow(second)
    expect(page.locator("h1")).to_have_text(title)

    search(hand, "services")
    hand.press(dialog.get_by_role("button", name="Close"))
    expect(dialog).to_be_hidden()
    hand.open_search()
    hand.follow(dialog.get_by_role("button", name="All results"))
    expect(page).to_have_url(re.compile(r"/search/\?q=services"))
    links = page.locator("main .search-results a")
    expect(links.first).to_be_visible()
    before = links.count()
    hand.press(page.get_by_role("button", name="Show more"))
    expect(links.nth(before)).to_be_focused()


def test_explore_leads_from_all_records_to_some_of_them_and_to_one(site: ServedSite, hand: Hand) -> None:
    page = hand.page
    hand.open(site.url + "explore/")
    status = page.locator(".explore-status")
    all_of_them = number_in(status)
    solutions = page.get_by_label("Solutions")
    wanted = number_in(page.locator("label", has=solutions))
    hand.tick(solutions)
    expect(status).to_have_text(f"{wanted:,} of {all_of_them:,} records")
    hand.press(page.locator("summary", has_text="How far a solution has come"))
    evaluated = page.get_by_label("Evaluated")
    wanted = number_in(page.locator("label", has=evaluated))
    hand.tick(evaluated)
    expect(status).to_have_text(f"{wanted:,} of {all_of_them:,} records")
    hand.choose(page.get_by_label("Sorted by"), "Most studies first")
    address = f"{site.url}explore/?kind=solution&maturity=evaluated&sort=studies"
    expect(page).to_have_url(re.compile(f"^{re.escape(address)}"))
    with page.expect_download() as download:
        hand.press(page.get_by_role("button", name="Table (CSV)"))
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text("utf-8-sig"))))
    links = page.locator(".explore-rows a")
    assert [row["title"] for row in rows] == links.all_inner_texts() and len(rows) == wanted

    hand.follow(links.first)
    expect(page.locator("h1")).to_have_text(rows[0]["title"])
    expect(page.locator("main .kind")).to_contain_text("Solution")
    hand.open(address)
    expect(status).to_have_text(f"{wanted:,} of {all_of_them:,} records")
    hand.press(page.get_by_role("button", name="How far a solution has come: Evaluated"))
    expect(page).to_have_url(re.compile(r"/explore/\?kind=solution&sort=studies"))
    hand.press(page.get_by_role("button", name="Clear all filters"))
    expect(status).to_have_text(f"{all_of_them:,} of {all_of_them:,} records")


def test_a_list_is_unfolded_and_leads_to_a_record(site: ServedSite, hand: Hand) -> None:
    page = hand.page
    for name in ("barriers", "roots", "solutions", "studies"):
        hand.open(f"{site.url}{name}/")
        fold = page.locator("details.fold > summary").last
        if fold.count():
            hand.press(fold)
        link = page.locator(f'main a[href^="../{name}/"]:visible').first
        title = link.inner_text()
        hand.follow(link)
        expect(page.locator("h1")).to_have_text(title)


def test_a_list_of_two_thousand_is_narrowed_by_words(large_site: ServedSite, hand: Hand) -> None:
    page = hand.page
    path = large_site.first("barriers")
    hand.open(f"{large_site.url}{path}")
    title = page.locator("h1").inner_text()
    hand.open(f"{large_site.url}barriers/")
    hand.write(page.get_by_role("searchbox", name="Show only barriers"), title)
    hand.follow(page.locator(f'[data-listed] a[href$="{path.split("/")[1]}/"]').first)
    expect(page.locator("h1")).to_have_text(title)


@pytest.mark.parametrize(
    ("path", "group", "entry"),
    [("barriers/", ".fold", "[data-listed] .row-title"), ("brief/", ".brief-group", ".brief-boxes label")],
)
def test_who_types_and_goes_on_at_once_comes_to_what_was_found(
    large_site: ServedSite, page: Page, path: str, group: str, entry: str
) -> None:
    """Not to a group that the words hide a moment later."""
    page.goto(large_site.url + path)
    field = page.get_by_role("searchbox", name="Show only")
    expect(field).to_be_visible()
    first, last = (set(page.locator(group).nth(at).locator(entry).all_text_contents()) for at in (0, -1))
    field.focus()
    page.keyboard.type(min(last - first))
    page.keyboard.press("Tab")
    expect(page.locator(group).first).to_be_hidden()
    expect(page.locator("summary:focus")).to_be_visible()
