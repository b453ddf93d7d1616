"""The evidence as a reader sees it: the real site and 2,000 records, by the keyboard and by a pointer."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from bench.corpus import Corpus
from tests.pages.conftest import ServedSite
from tests.pages.hands import Hand, contents


def test_the_map_opens_the_findings_of_a_barrier(own_site: ServedSite, hand: Hand) -> None:
    page = hand.page
    hand.open(own_site.url + "evidence-map/")
    hand.press(page.locator("summary", has_text="Filter the barriers"))
    process = page.locator('.map-filters label:has(input[name="process"])').first
    number = int(process.locator(".count").inner_text())
    hand.tick(process.get_by_role("checkbox"))
    rows = page.locator("tr[data-record]:visible")
    expect(rows).to_have_count(number)
    hand.take(page.get_by_label("Countries", exact=True))
    expect(page.locator(".map-section:visible h2")).to_have_text("By country")
    cell = rows.first.locator("button.cell").first
    hand.press(cell)
    shown = page.get_by_role("dialog")
    expect(shown).to_contain_text(rows.first.get_by_role("link").first.inner_text())
    hand.press(shown.get_by_role("button", name="Close"))
    expect(shown).to_be_hidden()
    hand.press(cell)
    hand.follow(shown.get_by_role("link", name=re.compile("^finding ")).first)
    expect(page).to_have_url(re.compile(r"/studies/[^/]+/#f\d+$"))
    expect(page.locator(":target")).to_be_in_viewport()


def test_the_map_of_two_thousand_leads_to_the_barriers_of_a_cell(large_site: ServedSite, hand: Hand) -> None:
    page = hand.page
    hand.open(large_site.url + "evidence-map/")
    hand.take(page.get_by_label("Designs", exact=True))
    expect(page.locator(".map-section:visible h2")).to_have_text("By design of the studies")
    cell = page.locator("a.cell:visible").nth(1)
    number = re.search(r"on (\d+) barriers", cell.inner_text())
    assert number
    hand.follow(cell)
    expect(page.locator(".explore-status")).to_have_text(f"{number[1]} of 2,000 records")
    hand.follow(page.locator(".explore-rows a").first)
    expect(page.locator("main .kind")).to_contain_text("Barrier")


def test_a_country_leads_from_the_home_page_over_the_map_to_its_studies(site: ServedSite, hand: Hand) -> None:
    page = hand.page
    hand.open(site.url)
    hand.press(page.locator(".menu summary", has_text="Overview"))
    hand.follow(page.locator(".menu[open]").get_by_role("link", name="Where the evidence comes from"))
    japan = page.get_by_role("link", name=re.compile(r"^Japan: \d+ studies"))
    number = re.search(r"\d+", str(japan.get_attribute("aria-label") or japan.text_content()))
    assert number
    hand.follow(japan)
    row = page.locator("#country__JP")
    expect(row).to_be_in_viewport()
    expect(row.get_by_role("rowheader")).to_have_text("Japan")
    hand.follow(row.get_by_role("link", name=re.compile(f"^{number[0]} studies")))
    expect(page.get_by_role("button", name="Country of a study: Japan")).to_be_visible()
    expect(page.get_by_label(re.compile(f"^Studies {number[0]}$"))).to_be_visible()


def test_a_mark_of_confidence_opens_its_four_components_and_leads_to_their_reasons(
    site: ServedSite, hand: Hand
) -> None:
    page = hand.page
    hand.open(site.url + site.first("barriers", '<details class="rating">', 'class="provisional"'))
    mark = page.locator("main .rating").first
    expect(mark.locator("summary")).to_contain_text(re.compile("(Very low|Low|Moderate|High) confidence provisional"))
    parts = mark.locator("li")
    expect(parts.first).to_be_hidden()
    hand.press(mark.locator("summary"))
    expect(parts.locator("strong")).to_have_text([re.compile("^(no|minor|moderate|serious) concerns")] * 4)
    expect(parts.last).to_be_visible()
    hand.follow(mark.get_by_role("link", name="How sure we are, in full"))
    table = page.get_by_role("table", name="The four components of our confidence")
    expect(table).to_be_in_viewport()
    expect(table.locator("tbody tr")).to_have_count(4)
    hand.open(site.url + site.first("roots", '<p class="rating">'))
    expect(page.locator(".statement + p.rating")).to_have_text("Confidence not yet assessed")


def test_a_word_tells_what_it_means_and_leads_to_the_page_of_words(site: ServedSite, hand: Hand) -> None:
    page = hand.page
    hand.open(site.url + site.first("solutions"))
    word = page.locator("main .glance a.term-link").first
    hand.point_at(word)
    meaning = page.get_by_role("tooltip")
    expect(meaning).to_be_visible()
    expect(word).to_have_accessible_description(re.compile("."))
    label, told = (meaning.locator(part).inner_text() for part in ("strong", "span"))
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    hand.follow(word)
    expect(page.locator(":target dt")).to_have_text(label)
    expect(page.locator(":target dd")).to_contain_text(told)


def test_the_pathways_of_a_process_lead_to_a_record_and_back(own_site: ServedSite, hand: Hand) -> None:
    page = hand.page
    hand.open(own_site.url + "pathways/")
    field = page.get_by_label("Process that is hindered")
    process = str(field.locator("option").nth(1).text_content()).strip()
    number = process.rpartition("(")[2].removesuffix(")")
    hand.choose(field, process)
    expect(page.locator("main [role=status]")).to_contain_text(f"{number} of ")
    cards = page.locator(".picture .card:not(.away)")
    hand.point_at(cards.first)
    expect(page.locator(".columns.tracing .card.lit").first).to_be_visible()
    expect(cards.first).to_have_class(re.compile(r"\blit\b"))
    hand.follow(cards.first)
    expect(page.locator("main .kind").first).to_contain_text("Solution")
    hand.follow(contents(page, "Summary"))
    hand.follow(page.get_by_role("link", name="Its place in the whole picture"))
    expect(page.locator("main [role=status]")).to_contain_text("Only pathways through")


def test_the_pathways_of_two_thousand_lead_from_a_group_to_a_record(large_site: ServedSite, hand: Hand) -> None:
    page = hand.page
    hand.open(large_site.url + "pathways/")
    group = page.locator(".outline .card.barrier").first
    hand.point_at(group)
    expect(page.locator(".outline .columns.tracing .card.lit").first).to_be_visible()
    hand.follow(group)
    expect(page).to_have_url(re.compile(r"/barriers/#processes__"))
    fold = page.locator("details.fold[open]", has=page.locator(":target"))
    link = fold.locator("a.to.barrier").first
    title = link.inner_text()
    hand.follow(link)
    expect(page.locator("h1")).to_have_text(title)
    hand.follow(contents(page, "Summary"))
    nearest = page.locator(".chain-picture a.to").first
    title = nearest.inner_text()
    hand.follow(nearest)
    expect(page.locator("h1")).to_have_text(title)


def test_what_many_studies_looked_for_is_folded_on_the_home_page(
    large_site: ServedSite, large_corpus: Corpus, hand: Hand
) -> None:
    page = hand.page
    sought = sum(len(study.get("sought", ())) for study in large_corpus.records["studies"].values())
    hand.open(large_site.url)
    shown = page.locator(".sought > li:visible")
    first = shown.count()
    hand.press(page.locator("summary", has_text=f"Show the other {sought - first}"))
    expect(shown).to_have_count(sought)
    study = shown.nth(first).get_by_role("link")
    name = study.inner_text()
    hand.follow(study)
    expect(page.locator("h1")).to_have_text(name)
