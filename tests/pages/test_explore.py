"""All records, filtered, sorted and taken away: with the keyboard, a pointer, by address, and without JavaScript."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.corpus import Corpus
from tests.chromium import follow
from tests.pages.conftest import ServedSite

Record = dict[str, Any]


def opened(page: Page, site: ServedSite, query: str = "") -> None:
    page.goto(f"{site.url}explore/{query}")
    page.wait_for_selector(".explore-ready")


def found(page: Page) -> tuple[int, int]:
    """How many of how many records the page says that it shows."""
    numbers = [
        int(word.replace(",", "")) for word in page.locator(".explore-status").inner_text().split() if word[0].isdigit()
    ]
    return numbers[0], numbers[1]


def taken(page: Page, button: str) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return Path(download.value.path()).read_text("utf-8")


def records(page: Page) -> list[Record]:
    made: list[Record] = json.loads(taken(page, "Data (JSON)"))
    return made


def counts(page: Page, facet: str) -> dict[str, int]:
    """The numbers beside the values of a facet, by their codes."""
    made: dict[str, int] = page.evaluate(
        """facet => Object.fromEntries([...document.querySelectorAll(`input[name=${facet}]`)].map(
          box => [box.value, Number(box.closest("label").querySelector(".count").textContent.replace(/,/g, ""))]))""",
        facet,
    )
    return made


def address(page: Page) -> str:
    """As the browser shows it now; `page.url` lags behind."""
    shown: str = page.evaluate("location.href")
    return shown


def test_two_thousand_records_by_pointer(large_site: ServedSite, large_corpus: Corpus, page: Page) -> None:
    opened(page, large_site)
    assert found(page) == (2000, 2000)
    made = large_corpus.records
    expected = {kind: len(made[f"{kind}s"]) for kind in ("barrier", "root", "solution")}
    assert counts(page, "kind") == expected | {"study": len(made["studies"])}
    expect(page.locator(".explore-rows > li")).to_have_count(100)
    page.get_by_role("button", name="Show 100 more").click()
    expect(page.locator(".explore-rows > li")).to_have_count(200)
    assert page.evaluate("[...document.querySelectorAll('.explore-rows a')].indexOf(document.activeElement)") == 100
    page.get_by_label("Barriers").check()
    assert found(page) == (expected["barrier"], 2000)
    page.locator("summary", has_text="Country of a study").click()
    in_japan = counts(page, "country")["JP"]
    page.get_by_label("Japan").check()
    assert found(page) == (in_japan, 2000)
    assert parse_qs(urlsplit(address(page)).query) == {"kind": ["barrier"], "country": ["JP"]}
    page.get_by_role("button", name="Kind: Barriers").click()
    assert parse_qs(urlsplit(address(page)).query) == {"country": ["JP"]}
    page.get_by_role("button", name="Clear all filters").click()
    assert found(page) == (2000, 2000)


def test_two_thousand_records_by_keyboard(large_site: ServedSite, page: Page) -> None:
    opened(page, large_site)
    page.get_by_label("Words in titles").focus()
    page.keyboard.type("berg")
    page.wait_for_function("() => location.search === '?q=berg'")
    some, _ = found(page)
    titles = [f"{item['title']} {item['source']}".lower() for item in records(page)]
    assert len(titles) == some < 2000
    assert all("berg" in title for title in titles)
    page.get_by_label("Words in titles").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "kind"
    page.keyboard.press("Space")
    assert "kind=barrier" in address(page)
    page.keyboard.press("Space")
    assert "kind" not in address(page)
    page.get_by_label("Sorted by").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Sorted by")).to_have_value("year")


@pytest.mark.parametrize(
    "query", ["?kind=barrier,root&country=JP", "?perspective=relative&stance=contradicts&year=2021,2020"]
)
def test_an_address_brings_back_what_was_chosen(large_site: ServedSite, page: Page, query: str) -> None:
    opened(page, large_site, f"{query}&sort=studies")
    first = records(page)
    assert 0 < len(first) < 2000
    assert [item["studies"] for item in first] == sorted((item["studies"] for item in first), reverse=True)
    assert address(page).endswith(f"{query}&sort=studies")
    page.reload()
    page.wait_for_selector(".explore-ready")
    assert records(page) == first


def test_counts_say_what_would_be_shown_with_that_value(large_site: ServedSite, page: Page) -> None:
    """For a facet of records and one of studies, while another of studies is chosen."""
    for facet in ("confidence", "perspective"):
        opened(page, large_site, "?country=JP")
        for code, number in counts(page, facet).items():
            opened(page, large_site, f"?country=JP&{facet}={code}")
            assert len(records(page)) == number, (facet, code)


def test_one_study_has_all_that_is_chosen_of_studies(large_site: ServedSite, large_corpus: Corpus, page: Page) -> None:
    """A record with a Japanese study and another of relatives does not go with relatives in Japan."""
    opened(page, large_site, "?kind=study&country=JP&perspective=relative")
    studies = {item["id"] for item in records(page)}
    opened(page, large_site, "?kind=barrier&country=JP&perspective=relative")
    shown = [item["id"] for item in records(page)]
    rests_on: dict[str, set[str]] = {}
    for study, data in large_corpus.records["studies"].items():
        for bearing in (bearing for finding in data["findings"] for bearing in finding["bears_on"]):
            rests_on.setdefault(bearing["record"], set()).add(study)
    assert shown
    assert set(shown) == {id for id in large_corpus.records["barriers"] if rests_on.get(id, set()) & studies}


def test_what_is_seen_can_be_taken_away(own_site: ServedSite, page: Page) -> None:
    opened(page, own_site, "?kind=solution&country=GB")
    shown = page.locator(".explore-rows a").all_inner_texts()
    table = list(csv.DictReader(io.StringIO(taken(page, "Table (CSV)").removeprefix("\ufeff"))))
    assert [line["title"] for line in table] == shown
    assert all("United Kingdom" in line["country"].split(" | ") for line in table)
    assert [item["title"] for item in records(page)] == shown
    sources = taken(page, "Sources (BibTeX)")
    entries = [line for line in sources.splitlines() if line.startswith("@")]
    whole = (own_site.folder / "data/references.bib").read_text("utf-8")
    assert 0 < len(entries) < whole.count("\n@")
    assert all(line in whole for line in entries)


def test_what_is_no_filter_is_left_out_and_said_so(own_site: ServedSite, page: Page) -> None:
    opened(page, own_site, "?kind=barrier,nothing&colour=blue&sort=sideways&q=")
    assert (
        page.locator(".explore-found .notice").inner_text()
        == "Left out, as it is no filter here: kind=nothing; colour=blue."
    )
    assert {item["kind"] for item in records(page)} == {"Barrier"}


ATTACKS = ("<script>window.ran=1</script>", "<img src=x onerror=window.ran=1>", "x" * 10_000, "__proto__", "%", "=1+1")


@pytest.mark.parametrize("name", ["q", "kind", "country", "colour"])
def test_text_in_the_address_that_attacks_does_nothing(own_site: ServedSite, page: Page, name: str) -> None:
    for attack in ATTACKS:
        page.goto(own_site.url + "explore/")
        with page.expect_navigation():
            page.evaluate(
                "([name, text]) => { location.search = new URLSearchParams([[name, text]]); }", [name, attack]
            )
        page.wait_for_selector(".explore-ready")
        assert page.evaluate("window.ran") is None
        expect(page.locator(".explore-found img, .explore-found script")).to_have_count(0)
        assert len(page.locator(".explore-found").inner_text()) < 30_000


def test_titles_that_attack_stand_as_typed(attacked_site: ServedSite, page: Page) -> None:
    opened(page, attacked_site)
    listed = json.loads((attacked_site.folder / "explore/records.json").read_text("utf-8"))["records"]["title"]
    assert page.locator(".explore-rows a").all_inner_texts() == listed
    assert page.evaluate("window.ran") is None
    table = list(csv.reader(io.StringIO(taken(page, "Table (CSV)"))))
    assert [line[1] for line in table[1:]] == [f"'{title}" if title[0] in "=+-@" else title for title in listed]


def test_without_javascript_it_is_a_full_list_by_kind(large_site: ServedSite, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(large_site.url + "explore/")
    expect(page.locator(".explore-plain li a")).to_have_count(2000)
    assert [text.split()[0] for text in page.locator("h2").all_inner_texts()] == [
        "Barriers",
        "Roots",
        "Solutions",
        "Studies",
    ]
    first = page.locator(".explore-plain li a").first
    title = first.inner_text()
    follow(first)
    expect(page.locator("h1")).to_have_text(title)
    context.close()


def test_a_reader_finds_what_evidence_from_japan_says(own_site: ServedSite, page: Page) -> None:
    """From the home page, with three presses."""
    page.goto(own_site.url)
    follow(page.get_by_role("link", name="filter all records"))
    page.wait_for_selector(".explore-ready")
    page.locator("summary", has_text="Country of a study").click()
    page.get_by_label("Japan").check()
    assert "sense-of-safety" in {item["id"] for item in records(page)}


def test_filters_fold_away_on_a_narrow_screen(own_site: ServedSite, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 700})
    opened(page, own_site)
    expect(page.get_by_label("Words in titles")).to_be_hidden()
    page.get_by_text("Filters", exact=True).click()
    page.get_by_label("Studies", exact=False).first.check()
    assert "kind=study" in address(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


@pytest.fixture(scope="module")
def machine(own_site: ServedSite, browser: Browser) -> Iterator[Page]:
    """A page in which the facet machine is in reach, over three records that rest on two studies."""
    page = browser.new_page()
    page.goto(own_site.url)
    page.evaluate(
        """async () => {
          const facets = [
            { id: "kind", of: "record", values: [["barrier", "B"], ["root", "R"]] },
            { id: "country", of: "study", values: [["JP", "J"], ["NO", "N"]] },
            { id: "role", of: "study", values: [["user", "U"], ["staff", "S"]] },
          ];
          const japaneseUsers = { country: [0], role: [0] };
          const norwegianStaff = { country: [1], role: [1] };
          const records = [
            { own: { kind: 0 }, studies: [japaneseUsers, norwegianStaff] },
            { own: { kind: 1 }, studies: [norwegianStaff] },
            { own: { kind: 0 }, studies: [] },
          ];
          const { Facets, readChoice, writeChoice } = await import(new URL("assets/synth/facets.js", document.baseURI));
          const made = new Facets(facets, records);
          window.read = (query) => readChoice(facets, new URLSearchParams(query), ["q"]);
          window.written = (query) => writeChoice(facets, read(query).choice);
          window.seen = (query) => {
            const { places, counts } = made.look(read(query).choice);
            return [places, Object.fromEntries(counts)];
          };
        }"""
    )
    yield page
    page.close()


@pytest.mark.parametrize(
    ("query", "places", "numbers"),
    [
        ("", [0, 1, 2], {"kind": [2, 1], "country": [1, 2], "role": [1, 2]}),
        ("country=JP", [0], {"kind": [1, 0], "country": [1, 2], "role": [1, 0]}),
        ("country=JP&role=staff", [], {"kind": [0, 0], "country": [0, 2], "role": [1, 0]}),
        ("country=JP,NO", [0, 1], {"kind": [1, 1], "country": [1, 2], "role": [1, 2]}),
        ("kind=root", [1], {"kind": [2, 1], "country": [0, 1], "role": [0, 1]}),
        ("kind=root&country=JP", [], {"kind": [1, 0], "country": [0, 1], "role": [0, 0]}),
    ],
)
def test_the_facet_machine(machine: Page, query: str, places: list[int], numbers: dict[str, list[int]]) -> None:
    assert machine.evaluate("query => window.seen(query)", query) == [places, numbers]


def test_a_choice_in_an_address(machine: Page) -> None:
    query = "role=staff,user&kind=root&kind=barrier&kind=x&w=1&q=2"
    assert machine.evaluate("query => window.read(query).unknown", query) == ["kind=x", "w=1"]
    assert machine.evaluate("query => window.written(query)", query) == "kind=barrier,root&role=user,staff"
