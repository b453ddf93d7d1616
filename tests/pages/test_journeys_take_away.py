"""What a reader takes along: the real site and 2,000 records, by the keyboard and by a pointer."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, expect

from tests.pages.conftest import ServedSite
from tests.pages.hands import Hand, contents


def start_again(hand: Hand) -> None:
    """At the beginning of the page."""
    hand.open(hand.page.url.partition("#")[0])


def taken(hand: Hand, link: Locator) -> str:
    """What stands in the file that a link or button hands over."""
    with hand.page.expect_download() as download:
        hand.press(link)
    return Path(download.value.path()).read_text("utf-8-sig")


def copied(hand: Hand, button: str) -> str:
    hand.press(hand.page.get_by_role("button", name=button))
    expect(hand.page.get_by_role("status")).to_have_text("Copied")
    return str(hand.page.evaluate("navigator.clipboard.readText()"))


def test_from_a_barrier_to_its_root_a_solution_and_the_study_behind_it(site: ServedSite, hand: Hand) -> None:
    page = hand.page
    depths = [
        page.locator(".statement"),
        *(page.get_by_role("heading", name=name) for name in ("Summary", "Full evidence")),
    ]
    hand.open(site.url + site.first("barriers", '<h3 id="why_">', 'class="to root"'))
    for depth in depths:
        expect(depth).to_be_visible()
    hand.follow(contents(page, "Why it happens"))
    hand.follow(page.locator("#why_ ~ ul.links a.to.root").first)
    expect(page.locator("main .kind").first).to_contain_text("Root")
    hand.follow(contents(page, "What could help"))
    hand.follow(page.locator("#helps_ ~ ul.links a.to.solution").first)
    for depth in depths:
        expect(depth).to_be_visible()
    weighed = page.locator("#to_weigh ~ *").filter(has_text="Harms").first
    expect(weighed).to_contain_text("No included study examined this")
    hand.follow(contents(page, "The evidence, finding by finding"))
    hand.follow(page.locator("#the_evidence ~ *").get_by_role("link", name=re.compile("^finding f")).first)
    expect(page).to_have_url(re.compile(r"/studies/[^/]+/#f\d+$"))
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator("main .kind").first).to_contain_text("One source by itself")


def test_a_brief_on_a_process_is_read_and_its_pdf_taken(site: ServedSite, hand: Hand) -> None:
    page = hand.page
    hand.open(site.url + "briefs/")
    hand.follow(page.locator('main a[href*="processes/"]:not([href$=".pdf"])').first)
    expect(page.get_by_role("heading", name="Key messages", exact=True)).to_be_visible()
    hand.follow(contents(page, "Sources"))
    expect(page.get_by_role("heading", name="Sources", exact=True)).to_be_in_viewport()
    start_again(hand)
    hand.press(page.get_by_role("link", name="Brief to print or send (PDF)"))
    expect(page).to_have_url(re.compile(r"-brief\.pdf$"))
    assert page.context.request.get(page.url).body().startswith(b"%PDF-1.7")


def test_a_solution_leads_to_its_brief_and_on_to_one_of_ones_own(site: ServedSite, hand: Hand) -> None:
    page = hand.page
    hand.open(site.url + site.first("solutions"))
    title = page.locator("h1").inner_text()
    hand.follow(contents(page, "In short"))
    hand.follow(page.get_by_role("link", name="Policy brief on this"))
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator(".kind")).to_contain_text("Policy brief")
    hand.follow(page.get_by_role("link", name="Put a brief of your own together").first)
    expect(page.locator("h1")).to_have_text("Your own brief")


def test_a_brief_of_ones_own_is_chosen_kept_in_the_address_and_printed(site: ServedSite, hand: Hand) -> None:
    page = hand.page
    hand.open(site.url + "brief/")
    field = page.get_by_role("searchbox", name=re.compile("with these words in their title"))
    titles = []
    for folder in ("barriers", "solutions"):
        box = page.locator(f'input[value="{site.first(folder).split("/")[1]}"]')
        titles.append(str(page.locator("label", has=box).text_content()))
        hand.write(field, titles[-1])
        hand.tick(box)
        hand.write(field, "")
    expect(page.locator(".brief-status")).to_contain_text(re.compile(r"^2 of \d+ barriers and solutions"))
    expect(page.locator(".brief-own-title")).to_have_text("; ".join(titles))
    address = page.url.partition("#")[0]
    assert len(parse_qs(urlsplit(address).query)["pick"][0].split(",")) == 2
    page.evaluate("window.print = () => { window.printed = true; }")
    hand.follow(page.get_by_role("link", name="2 chosen"))
    hand.press(page.get_by_role("button", name="Print this brief"))
    page.wait_for_function("() => window.printed")

    hand.open(site.url)
    hand.open(address)
    expect(page.locator(".brief-own-title")).to_have_text("; ".join(titles))
    hand.press(page.get_by_role("button", name=f"Take out: {titles[0]}"))
    expect(page.locator(".brief-own-title")).to_have_text(titles[1])
    hand.press(page.get_by_role("button", name="Take all back"))
    expect(page.locator(".brief-own")).to_be_hidden()


def test_what_is_open_says_what_would_help_and_leads_to_the_records(site: ServedSite, hand: Hand) -> None:
    page = hand.page
    hand.open(site.url + "gaps/")
    hand.follow(page.get_by_role("table").get_by_role("link", name="Solutions never evaluated"))
    section = page.locator("section", has=page.locator(":target"))
    expect(section).to_contain_text("What would help:")
    unfold = section.locator("summary")
    if unfold.count():
        hand.press(unfold)
    link = section.locator("ul.links a").first
    title = link.inner_text()
    hand.follow(link)
    expect(page.locator("h1")).to_have_text(title)


def test_what_changed_leads_to_the_records_and_to_a_feed(site: ServedSite, hand: Hand) -> None:
    page = hand.page
    hand.open(site.url + "changes/")
    changed = page.locator("main details")
    hand.press(changed.first.locator("summary"))
    link = changed.first.locator("ul.links a").first
    title = link.inner_text()
    hand.follow(link)
    expect(page.locator("h1")).to_have_text(title)
    hand.open(site.url + "changes/")
    hand.press(page.get_by_role("link", name="feed of changes"))
    expect(page).to_have_url(re.compile(r"/feed\.xml$"))
    assert "<entry>" in page.context.request.get(page.url).text()


def test_a_page_and_its_sources_are_cited(site: ServedSite, hand: Hand) -> None:
    page = hand.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    hand.open(site.url + site.first("studies"))
    hand.follow(contents(page, "Cite this page"))
    assert copied(hand, "Copy this citation").strip() == page.locator("#cite_as").inner_text().strip()
    start_again(hand)
    hand.follow(contents(page, "References"))
    hand.follow(page.get_by_role("link", name=re.compile("^What cites")).first)
    assert copied(hand, "Copy the BibTeX").startswith("@")


def test_files_are_taken_from_a_record_and_from_the_page_of_data(site: ServedSite, hand: Hand) -> None:
    page = hand.page
    path = site.first("roots")
    hand.open(site.url + path)
    hand.follow(contents(page, "Take away"))
    record = json.loads(taken(hand, page.get_by_role("link", name=re.compile(r"\.json$"))))
    assert record["id"] == path.split("/")[1]
    hand.follow(page.locator("#take_away ~ p").get_by_role("link", name="Data"))
    hand.follow(contents(page, "Tables"))
    rows = list(csv.DictReader(io.StringIO(taken(hand, page.get_by_role("link", name="barriers.csv")))))
    assert len(rows) == len(list((site.folder / "barriers").glob("*/*.json")))


def test_a_problem_is_written_down_with_its_page_and_version(site: ServedSite, hand: Hand) -> None:
    page = hand.page
    path = site.first("barriers")
    hand.open(site.url + path)
    hand.follow(contents(page, "Take away"))
    hand.follow(page.locator('.colophon a[href*="contribute/problem/"]'))
    expect(page.get_by_role("textbox", name="The page")).to_have_value(re.compile(f"{path}$"))


def test_a_problem_is_reported_with_its_page_and_version(large_site: ServedSite, hand: Hand) -> None:
    """Where the project says where."""
    page = hand.page
    path = large_site.first("barriers")
    page.route("https://example.org/**", lambda route: route.fulfill(body="Thank you."))
    hand.open(large_site.url + path)
    hand.follow(contents(page, "Take away"))
    hand.press(page.get_by_role("link", name="Report a problem with this page"))
    expect(page).to_have_url(re.compile(r"^https://example\.org/report\?"))
    asked = parse_qs(urlsplit(page.url).query)
    assert asked["title"] == [f"Problem with /{path}"]
    assert f"Page: https://example.org/review/{path}\nVersion: 1 (2026-01-31)" in asked["body"][0]
