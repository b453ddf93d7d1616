"""Five questions of a new reader, each answered from the home page of this repository's own review in three clicks."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.chromium import follow
from tests.pages.conftest import ServedSite

MOST_CLICKS = 3


class Reader:
    """Somebody at the home page, who counts the clicks."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def follow(self, link: Locator) -> None:
        """Click on a link that can be seen."""
        expect(link).to_be_visible()
        follow(link)
        self.clicks += 1

    def open(self, menu: str) -> None:
        """Click on a menu."""
        self.page.locator(".menu summary", has_text=menu).click()
        self.clicks += 1

    def link(self, name: str, inside: str = "main") -> Locator:
        return self.page.locator(inside).get_by_role("link", name=name)


@pytest.fixture
def reader(own_site: ServedSite, page: Page) -> Iterator[Reader]:
    page.goto(own_site.url)
    reader = Reader(page)
    yield reader
    assert reader.clicks <= MOST_CLICKS


def test_what_stands_in_the_way_of_feeling_safe_and_why(reader: Reader) -> None:
    reader.follow(reader.link("What stands in the way"))
    reader.follow(reader.link("Not feeling safe"))
    why = reader.page.locator("#why_ + ul.links")
    expect(why).to_contain_text("Services are not sensitive to trauma")
    expect(why).to_contain_text("Our inference")


def test_which_solutions_address_lack_of_advocacy_and_how_sure_we_are(reader: Reader) -> None:
    reader.follow(reader.link("What could help"))
    row = reader.page.locator(".targets > div", has_text="Support through advocacy is missing or hard to reach")
    expect(row).to_contain_text("Independent advocacy")
    expect(row.locator(".confidence").first).to_be_visible()


def test_what_evidence_from_japan_says(reader: Reader) -> None:
    reader.open("Overview")
    reader.follow(reader.link("Where the evidence comes from", inside=".menu[open]"))
    reader.follow(reader.page.locator("#country__JP").get_by_role("link", name=re.compile("^3 studies")))
    expect(reader.page.locator("main")).to_contain_text("Nakanishi et al. 2021")
    expect(reader.page.locator("main")).to_contain_text("Not feeling safe")


def test_what_was_looked_for_and_not_found(reader: Reader) -> None:
    found = reader.page.locator(".sought")
    expect(found).to_contain_text("Looked for; nobody told of any")
    expect(found).to_contain_text("Facilitators")


def test_a_brief_on_network_meetings_to_print(reader: Reader) -> None:
    reader.follow(reader.link("policy brief"))
    pdf = reader.link("PDF of the brief “Recovery-oriented network meetings across sectors”")
    reader.follow(pdf)
    expect(reader.page).to_have_url(re.compile(r"/network-meetings-brief\.pdf$"))
    assert reader.page.context.request.get(reader.page.url).body().startswith(b"%PDF-")
