"""Long lists in a browser: folded by group, filtered by words, shared by address, whole without a script, on paper."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from bench.corpus import Corpus
from tests.pages.conftest import ServedSite

LISTS = ("barriers", "roots", "solutions", "studies", "references", "briefs", "changes", "gaps")


def field(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Show only")


def entries(page: Page) -> Locator:
    return page.locator("[data-listed] > *:visible")


def barriers_with(corpus: Corpus, *words: str) -> int:
    titles = [record["title"].casefold() for record in corpus.records["barriers"].values()]
    return sum(all(word in title for word in words) for title in titles)


def test_words_keep_the_entries_that_have_them_all(large_site: ServedSite, large_corpus: Corpus, page: Page) -> None:
    page.goto(large_site.url + "barriers/")
    folds = page.locator("details.fold")
    expect(entries(page)).to_have_count(0)
    page.keyboard.press("Tab")
    field(page).focus()
    page.keyboard.type("LOST advocacy")
    number = barriers_with(large_corpus, "lost", "advocacy")
    assert 0 < number < barriers_with(large_corpus, "lost")
    expect(page.get_by_role("status")).to_have_text(f"{number} of 500 barriers have “LOST advocacy”.")
    expect(entries(page)).to_have_count(number)
    counted = [int(text.split(" of ")[0]) for text in page.locator(".fold-count:visible").all_inner_texts()]
    assert sum(counted) == number and 0 not in counted
    assert page.evaluate("location.search") == "?q=LOST+advocacy"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('summary') !== null")
    titles = [record["title"] for record in large_corpus.records["barriers"].values()]
    only = next(title for title in titles if barriers_with(large_corpus, *title.casefold().split()) == 1)
    field(page).fill(only)
    expect(page.get_by_role("status")).to_have_text(f"1 of 500 barriers has “{only}”.")
    field(page).fill("")
    expect(entries(page)).to_have_count(0)
    expect(page.locator("details.fold:visible")).to_have_count(folds.count())
    expect(page.get_by_role("status")).to_have_text("")
    assert page.evaluate("location.search") == ""


def test_a_fold_that_the_reader_opened_stays_open(large_site: ServedSite, page: Page) -> None:
    page.goto(large_site.url + "references/")
    page.locator(".fold > summary").nth(1).click()
    shown = entries(page).count()
    field(page).fill("no source has this")
    expect(page.get_by_role("status")).to_have_text("None of 800 sources has “no source has this”.")
    expect(page.locator("details.fold:visible")).to_have_count(0)
    field(page).fill("")
    expect(entries(page)).to_have_count(shown)


@pytest.mark.parametrize(
    ("typed", "found"), [("jørgensen", True), ("Jorgensen", True), ("<img src=x onerror=alert(1)>", False)]
)
def test_an_address_brings_back_the_words_with_or_without_marks(
    large_site: ServedSite, page: Page, typed: str, found: bool
) -> None:
    page.goto(f"{large_site.url}references/?q={quote(typed)}")
    expect(page.get_by_role("status")).to_contain_text(f"“{typed}”.")
    assert ("Jørgensen" in " ".join(entries(page).all_inner_texts())) is found
    expect(field(page)).to_have_value(typed)


def test_an_address_of_ten_thousand_letters_is_cut(large_site: ServedSite, page: Page) -> None:
    page.goto(f"{large_site.url}barriers/?q={'x' * 5000}")
    expect(page.get_by_role("status")).to_have_text(f"None of 500 barriers has “{'x' * 200}”.")


def test_without_a_script_a_link_to_a_group_unfolds_it(large_site: ServedSite, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(large_site.url + "studies/")
    expect(page.locator(".list-filter")).to_be_hidden()
    page.locator(".jump a").last.click()
    expect(entries(page).first).to_be_visible()
    context.close()


@pytest.mark.parametrize("name", LISTS)
def test_a_long_list_is_short_fits_a_narrow_window_and_goes_to_paper_whole(
    large_site: ServedSite, page: Page, name: str
) -> None:
    page.set_viewport_size(ViewportSize(width=320, height=800))
    page.goto(f"{large_site.url}{name}/")
    expect(field(page)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("document.documentElement.scrollHeight") < 10_000
    page.emulate_media(media="print")
    page.set_viewport_size(ViewportSize(width=658, height=978))
    expect(field(page)).to_be_hidden()
    assert page.evaluate("[...document.querySelectorAll('[data-listed] > *')].every(entry => entry.checkVisibility())")
