"""A brief of one's own: chosen with a pointer or the keyboard, kept in the address, the same as the ready ones."""

from __future__ import annotations

import io
import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from synth.export.brief_fits import PAGES
from tests.chromium import follow
from tests.pages.conftest import ServedSite


def opened(page: Page, site: ServedSite, query: str = "") -> None:
    page.goto(f"{site.url}brief/{query}")
    page.wait_for_selector(".brief-ready")


def made(page: Page, number: int) -> None:
    """Wait for a brief of so many records."""
    expect(page.locator(".brief-status")).to_contain_text(re.compile(f"^{number} of \\d+ barriers and solutions"))


def told(page: Page, section: str) -> list[str]:
    """The ids of the records, or the keys of the sources, that a section of the brief holds."""
    found: str = page.evaluate(
        """id => {
          const found = [];
          let next = document.getElementById(id).nextElementSibling;
          for (; next && next.tagName !== "H2"; next = next.nextElementSibling)
            found.push(...next.querySelectorAll("[data-item]"));
          return JSON.stringify(found.map(element => element.dataset.item));
        }""",
        section,
    )
    ids: list[str] = json.loads(found)
    return ids


def test_nothing_chosen_says_so(rich_site: ServedSite, page: Page) -> None:
    opened(page, rich_site)
    expect(page.locator(".brief-status")).to_have_text(
        "Nothing is chosen yet. Choose a barrier or a solution to see the brief."
    )
    expect(page.get_by_role("button", name="Print this brief")).to_be_disabled()
    expect(page.locator(".brief-own")).to_be_hidden()


def test_chosen_with_a_pointer_and_kept_in_the_address(rich_site: ServedSite, page: Page) -> None:
    opened(page, rich_site)
    page.get_by_label("Left waiting", exact=True).check()
    made(page, 1)
    page.get_by_label("Make the timetable together", exact=True).check()
    made(page, 2)
    expect(page).to_have_url(f"{rich_site.url}brief/?pick=left-waiting,shared-timetable")
    assert page.locator(".brief-own-title").inner_text() == "Left waiting; Make the timetable together"
    assert told(page, "own_problem") == ["left-waiting"]
    assert told(page, "own_why") == ["no-money", "no-plan"]
    assert told(page, "own_helps") == ["shared-timetable"]
    assert told(page, "own_sure") == ["left-waiting", "no-money", "no-plan", "shared-timetable"]
    assert told(page, "own_weigh") == ["shared-timetable"] * 5
    assert told(page, "own_sources") == ["ito-2019", "smith-2020"]
    page.get_by_label("Left waiting", exact=True).uncheck()
    made(page, 1)
    expect(page).to_have_url(f"{rich_site.url}brief/?pick=shared-timetable")
    expect(page.locator(".brief-own")).to_contain_text("No barrier is chosen.")
    page.get_by_role("button", name="Take all back").click()
    expect(page).to_have_url(f"{rich_site.url}brief/")


def test_chosen_with_the_keyboard_alone(rich_site: ServedSite, page: Page) -> None:
    opened(page, rich_site)
    page.locator("#main_content").focus()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "left-waiting":
            break
    page.keyboard.press("Space")
    made(page, 1)
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Print this brief":
            break
    page.evaluate("window.print = () => { window.printed = true; }")
    page.keyboard.press("Enter")
    page.wait_for_function("() => window.printed")


def test_what_is_chosen_stands_by_name_and_can_be_taken_out(rich_site: ServedSite, page: Page) -> None:
    opened(page, rich_site, "?pick=benches,left-waiting")
    made(page, 2)
    # Who comes with a choice need not walk past the list.
    expect(page.get_by_label("Benches", exact=True)).to_be_hidden()
    page.get_by_role("button", name="Take out: Benches").click()
    made(page, 1)
    expect(page).to_have_url(f"{rich_site.url}brief/?pick=left-waiting")
    last = page.get_by_role("button", name="Take out: Left waiting")
    expect(last).to_be_focused()
    last.press("Enter")
    expect(page.locator(".brief-chosen li")).to_have_count(0)
    expect(page.locator("#own_chosen")).to_be_focused()


def test_a_link_leads_past_the_list(rich_site: ServedSite, page: Page) -> None:
    opened(page, rich_site)
    page.get_by_label("Left waiting", exact=True).check()
    page.get_by_role("link", name="1 chosen: past the list").click()
    expect(page.locator("#own_chosen")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Take out: Left waiting")).to_be_focused()


def test_one_field_looks_through_barriers_and_solutions(own_site: ServedSite, page: Page) -> None:
    opened(page, own_site)
    rows = page.locator(".brief-boxes label:visible")
    both = rows.count()
    page.get_by_role("searchbox").fill("ÓWN")
    said = page.locator(".brief-choice [role=status]")
    expect(said).to_have_text(re.compile(rf"^\d+ of {both} have these words in their title\.$"))
    assert all("own" in text.lower() for text in rows.all_inner_texts())
    assert {str(box.get_attribute("name")) for box in rows.locator("input").all()} == {"barrier", "solution"}
    expect(page.locator(".brief-group:visible")).to_have_count(2)
    page.get_by_role("searchbox").fill("xyz")
    expect(said).to_have_text(f"None of {both} has these words in its title.")
    page.get_by_role("searchbox").fill("")
    expect(rows).to_have_count(both)


def test_a_group_says_how_many_of_it_are_chosen(own_site: ServedSite, page: Page) -> None:
    opened(page, own_site)
    group = page.locator(".brief-group", has=page.get_by_label("Not feeling safe", exact=True))
    number = group.locator("input").count()
    expect(group.locator("summary")).to_contain_text(f"{number}")
    group.get_by_label("Not feeling safe", exact=True).check()
    expect(group.locator("summary")).to_contain_text(f"1 of {number} chosen")


def test_an_address_brings_its_choice_back(rich_site: ServedSite, page: Page) -> None:
    opened(page, rich_site, "?pick=benches,left-waiting")
    made(page, 2)
    for name in ("Benches", "Left waiting"):
        expect(page.get_by_label(name, exact=True)).to_be_checked()
    expect(page.get_by_label("Make the timetable together", exact=True)).not_to_be_checked()
    assert told(page, "own_helps") == ["benches"]


def test_the_parts_are_those_of_the_ready_briefs(rich_site: ServedSite, page: Page) -> None:
    page.goto(f"{rich_site.url}briefs/barriers/left-waiting/")
    ready = page.locator("[data-item=left-waiting]").first.inner_text()
    assert "Contradicts" in ready
    opened(page, rich_site, "?pick=left-waiting")
    made(page, 1)
    assert page.locator(".brief-own [data-item=left-waiting]").first.inner_text() == ready
    address = page.locator(".brief-own [data-item=left-waiting] h3 a").first.get_attribute("href")
    assert address == f"{rich_site.url}barriers/left-waiting/"


def test_everything_chosen_is_one_brief(rich_site: ServedSite, page: Page) -> None:
    opened(page, rich_site)
    page.get_by_role("button", name="Choose all").click()
    names = page.locator(".brief-chosen li")
    number = page.locator("input[name=barrier], input[name=solution]").count()
    made(page, number)
    expect(names).to_have_count(number)
    chosen = parse_qs(urlsplit(page.evaluate("location.href")).query)["pick"][0].split(",")
    assert {"left-waiting", "benches", "shared-timetable"} <= set(chosen) and len(chosen) == number
    assert set(told(page, "own_problem")) | set(told(page, "own_helps")) == set(chosen)
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    assert len(ids) == len(set(ids))


def test_unknown_and_hostile_names_are_told_and_do_nothing(rich_site: ServedSite, page: Page) -> None:
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    attack = "%3Cimg%20src=x%20onerror=alert(1)%3E"
    opened(page, rich_site, f"?pick=nothing-there,{attack},left-waiting,{'x' * 5000},a,b,c,d")
    made(page, 1)
    notice = page.locator(".notice").inner_text()
    assert "no such barrier or solution here: nothing-there; <img src=x onerror=alert(1)>; xxx" in notice
    assert "and 2 more" in notice and len(notice) < 400
    expect(page.locator("main img")).to_have_count(0)


def test_what_cannot_be_fetched_is_told(rich_site: ServedSite, page: Page) -> None:
    page.route("**/briefs/solutions/benches/", lambda route: route.abort())
    opened(page, rich_site, "?pick=benches,left-waiting")
    made(page, 1)
    assert "1 could not be fetched" in page.locator(".brief-status").inner_text()


def test_without_javascript_the_ready_briefs_are_listed(rich_site: ServedSite, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{rich_site.url}brief/")
    addresses = [link.get_attribute("href") for link in page.locator("#own_brief li a").all()]
    assert "../briefs/barriers/left-waiting/" in addresses and "../briefs/solutions/benches/" in addresses
    assert all((rich_site.folder / "brief" / str(address) / "index.html").is_file() for address in addresses)
    context.close()


def test_on_paper_there_is_the_brief_and_nothing_else(rich_site: ServedSite, page: Page) -> None:
    opened(page, rich_site, "?pick=left-waiting")
    made(page, 1)
    page.emulate_media(media="print")
    expect(page.locator(".brief-choice")).to_be_hidden()
    expect(page.locator("#own_chosen")).to_be_hidden()
    expect(page.locator("#_title")).to_be_hidden()
    expect(page.locator(".brief-own-title")).to_be_visible()


def test_on_paper_there_is_one_page_in_front_and_three_behind(own_site: ServedSite, page: Page) -> None:
    page.goto(own_site.url + "briefs/solutions/network-meetings/")
    paper = PdfReader(io.BytesIO(page.pdf(format="A4")))
    texts = [sheet.extract_text() for sheet in paper.pages]
    assert len(texts) <= PAGES
    assert "Key messages" in texts[0] and "The problem" not in texts[0]
    number, _, text = texts[1].partition("\n")
    assert number.startswith("2 /") and text.startswith("The problem")


def test_pages_lead_to_their_briefs(rich_site: ServedSite, page: Page) -> None:
    for start, address in (
        ("solutions/shared-timetable/", "briefs/solutions/shared-timetable/"),
        ("barriers/left-waiting/", "briefs/barriers/left-waiting/"),
        ("barriers/", "briefs/processes/arriving/"),
        ("words/", "briefs/processes/arriving/"),
    ):
        page.goto(rich_site.url + start)
        follow(page.locator("main a", has_text="Policy brief on this").first)
        expect(page).to_have_url(rich_site.url + address)
        expect(page.locator("h2").first).to_be_visible()
    pdf = page.locator(".brief-take a", has_text="PDF").get_attribute("href")
    assert (rich_site.folder / address / str(pdf)).read_bytes().startswith(b"%PDF-1.7")
