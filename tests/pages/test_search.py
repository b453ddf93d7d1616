"""Search from every page: by key and by pointer, with what readers call things, in several languages."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

import synth.frame
from synth.index import packing, search, write_search_index
from synth.overview.search.texts import SearchText
from tests.chromium import follow, search_for
from tests.pages.conftest import ServedSite

ASSETS = Path(synth.frame.__file__).parent / "theme/assets/synth"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    yield page
    context.close()


def results(page: Page, words: str, site: ServedSite) -> list[str]:
    """The addresses of all that the search page finds, sorted; the site's own address is cut off."""
    page.goto(f"{site.url}search/")
    page.fill("#search_words", words)
    expect(page.locator(".search-status")).not_to_be_empty()
    while page.locator("text=Show more").is_visible():
        before = page.locator(".search-results a").count()
        page.locator("text=Show more").click()
        page.wait_for_function(f"() => document.querySelectorAll('.search-results a').length > {before}")
    links: list[str] = page.eval_on_selector_all(".search-results a", "links => links.map(link => link.href)")
    return sorted(link.removeprefix(site.url) for link in links)


def test_a_key_opens_it_escape_closes_it_and_nothing_is_fetched_before(own_site: ServedSite, page: Page) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.goto(own_site.url + "barriers/no-say/")
    assert not [url for url in asked if "pagefind" in url or "dialog" in url]
    page.locator(".search-open").focus()
    page.keyboard.press("Control+k")
    page.wait_for_selector("dialog[open]")
    expect(page.locator("#search_dialog_words")).to_be_focused()
    expect(page.get_by_role("dialog", name="Search")).to_be_visible()
    search_for(page, "advocacy")
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator(".search-open")).to_be_focused()
    assert {url.partition("/review/")[0] for url in asked} == {own_site.url.partition("/review/")[0]}


def test_between_two_parts_of_a_passage_that_touch_stands_a_blank(own_site: ServedSite, page: Page) -> None:
    page.goto(own_site.url)
    said = page.evaluate(
        """async ([address, title, content]) => (await import(address)).passage(
            { content, raw_content: content, weighted_locations: [{ weight: 0.5, location: 22 }], meta: { title } }
        ).map(({ text }) => text).join("")""",
        [f"{own_site.url}assets/synth/search-passage.js", "Title", "Title. " + " ".join(f"w{n}" for n in range(1, 61))],
    )
    assert " ".join(f"w{n}" for n in range(1, 29)) in said


def test_little_words_are_not_marked_beside_others(own_site: ServedSite, page: Page) -> None:
    page.goto(own_site.url)
    page.keyboard.press("Control+k")
    page.wait_for_selector("dialog[open]")
    search_for(page, "lack of advocacy")
    marked = page.locator(".search-results mark").all_text_contents()
    assert any("advocacy" in words for words in marked)
    assert "of" not in marked


def test_the_arrow_keys_lead_through_what_was_found(own_site: ServedSite, page: Page) -> None:
    page.goto(own_site.url)
    page.keyboard.press("Control+k")
    page.wait_for_selector("dialog[open]")
    search_for(page, "lack of advocacy")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/roots/no-advocacy-support/")


def test_a_reader_among_the_results_stays_there_when_others_come(own_site: ServedSite, page: Page) -> None:
    page.goto(own_site.url)
    page.keyboard.press("Control+k")
    page.wait_for_selector("dialog[open]")
    search_for(page, "advocacy")
    page.keyboard.type(" support")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search-status")).to_contain_text("“advocacy support”")
    expect(page.locator(".search-results a:focus")).to_have_count(1)


def test_the_key_is_left_to_a_field_in_which_someone_types(own_site: ServedSite, page: Page) -> None:
    page.goto(own_site.url)
    # The dialog comes from a module of its own, later than the press: what counts is whether the press was taken.
    page.evaluate("addEventListener('keydown', event => { window.taken = event.defaultPrevented; })")
    page.locator("main input[type=search]").first.focus()
    page.keyboard.press("Control+k")
    page.wait_for_function("() => window.taken === false")
    page.locator("main input[type=search]").first.blur()
    page.keyboard.press("Control+k")
    page.wait_for_function("() => window.taken === true")


def test_a_press_opens_it_and_one_beside_it_closes_it(own_site: ServedSite, page: Page) -> None:
    page.goto(own_site.url + "methods/")
    page.get_by_role("button", name="Search", exact=True).click()
    page.wait_for_selector("dialog[open]")
    search_for(page, "Japan")
    expect(page.locator(".search-results")).to_contain_text("confidence")
    page.mouse.click(5, 5)
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("button", name="All results").click()
    page.wait_for_url("**/search/?q=Japan")
    page.wait_for_selector(".search-results a")


def test_the_search_box_of_the_home_page_leads_to_the_same_results(own_site: ServedSite, page: Page) -> None:
    page.goto(own_site.url)
    page.fill("main input[type=search]", "trauma")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=trauma")
    page.wait_for_selector(".search-results a[href$='/roots/no-trauma-sensitivity/']")


def test_what_readers_call_people_leads_to_the_same_records(own_site: ServedSite, page: Page) -> None:
    """By the vocabulary, these are words for one thing. Sources are left out: they have no more than their titles."""
    found = {
        words: {link for link in results(page, words, own_site) if link.count("/") == 2 and "references" not in link}
        for words in ("service user", "patient", "client", "consumers")
    }
    assert len(found["client"]) > 20
    # "Patients" is also a word for people of whom it is not known whether they use services.
    assert found["service user"] == found["client"] == found["consumers"] <= found["patient"]


@pytest.mark.parametrize("lacking", ["**/pagefind/**", "**/*.pf_index", "**/*.pf_fragment", "**/scope.json"])
def test_where_a_part_cannot_be_had_it_says_so_and_tries_again(own_site: ServedSite, page: Page, lacking: str) -> None:
    """Pagefind itself would go on without the part, and find nothing."""
    page.route(lacking, lambda route: route.abort())
    page.goto(own_site.url + "search/?q=trauma")
    expect(page.locator(".search-status")).to_contain_text("The search cannot be used now.")
    expect(page.get_by_role("link", name="filter all records").last).to_be_visible()
    page.unroute(lacking)
    page.fill("#search_words", "trauma care")
    expect(page.locator(".search-results a").first).to_be_visible()


def test_without_a_connection_it_says_so(own_site: ServedSite, page: Page) -> None:
    page.goto(own_site.url + "search/")
    page.context.set_offline(True)
    page.fill("#search_words", "trauma")
    expect(page.locator(".search-status")).to_contain_text("You are offline")


def test_where_nothing_is_found_it_says_what_to_do(own_site: ServedSite, page: Page) -> None:
    page.goto(own_site.url + "search/?q=zzzz")
    expect(page.locator(".search-status")).to_have_text(
        "Nothing found for “zzzz”. Try fewer words, or other words for the same."
    )
    follow(page.locator(".search-elsewhere").get_by_role("link", name="filter all records"))
    expect(page.locator("h1")).to_have_text("Explore")


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("safety", "barriers/sense-of-safety/"),
        ("feeling safe", "barriers/sense-of-safety/"),
        ("advocacy", "roots/no-advocacy-support/"),
        ("stigma", "barriers/"),
        ("trauma", "solutions/"),
        ("network meetings", "solutions/"),
        ("Japan", "roots/"),
        ("Ridley", "studies/"),
    ],
)
def test_what_the_review_found_comes_before_single_sources(
    own_site: ServedSite, page: Page, words: str, first: str
) -> None:
    page.goto(f"{own_site.url}search/?q={words}")
    found = page.locator(".search-results a")
    expect(found.first).to_be_visible()
    assert (found.first.get_attribute("href") or "").removeprefix(own_site.url).startswith(first)


def test_a_passage_is_what_the_record_says_where_it_says_it(tmp_path: Path, browser: Browser) -> None:
    said = " ".join(f"word{number}" for number in range(60))
    facts = ("Japan", "Buses")
    texts = (SearchText("barriers/late/", "barrier", "Barrier", "Late", (said,), facts, ("coach",)),)
    with _served_index(tmp_path, texts, "en") as url:
        page = browser.new_page()
        page.goto(url)
        ask = "words => window.index.find(words, 5)"
        shown = {
            words: [(piece["text"], piece["hit"]) for piece in page.evaluate(ask, words)["items"][0]["passage"]]
            for words in ("word40", "coach")
        }
        page.close()
    own = "".join(text for text, _ in shown["word40"])
    assert own.startswith("… word35 word36") and own.endswith(" …")
    assert [text for text, hit in shown["word40"] if hit] == ["word40"]
    other = "".join(text for text, _ in shown["coach"])
    assert other.startswith("word0 word1") and "… Other words: coach." in other


def test_words_that_nearly_all_texts_have_are_left_out_and_told(
    tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "TOGETHER", 1)
    texts = [
        SearchText(f"barriers/b{number}/", "barrier", "Barrier", f"B{number}", (f"The bus number{number}.",), ())
        for number in range(3)
    ]
    texts.append(SearchText("studies/smith/", "study", "Single study", "Smith", ("Without.",), ()))
    with _served_index(tmp_path, texts, "en") as url:
        page = browser.new_page()
        page.goto(url)
        asked = ("the bus number1", "the bus", '"the bus number1"')
        found = [page.evaluate("words => window.index.find(words, 5)", words) for words in asked]
        page.close()
    assert [(answer["total"], answer["left"]) for answer in found] == [(1, ["the", "bus"]), (3, []), (1, [])]


def test_a_word_is_found_by_its_beginning_however_the_index_is_cut(
    tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Pagefind finds it in the index that it wrote."""
    said = ("advice and advocacy a", "an advocate was carried", "careful cares of a carer", "a café in cafeterias")
    texts = [
        SearchText(f"barriers/b{number}/", "barrier", "Barrier", f"B{number}", (text,), ())
        for number, text in enumerate(said)
    ]
    words = {word for text in said for word in text.split() if len(word) >= packing.BEGINNING}
    asked = [*words, "adv", "car", "caf", "advocac", "cafe", "care advice"]
    found = {}
    for name, size in (("cut", 1), ("whole", 10_000)):
        monkeypatch.setattr(packing, "PART", size)
        with _served_index(tmp_path / name, texts, "en") as url:
            page = browser.new_page()
            page.goto(url)
            ask = "words => window.index.find(words, 5).then(({items}) => items.map(({title}) => title))"
            found[name] = {words: page.evaluate(ask, words) for words in asked}
            page.close()
    assert found["cut"] == found["whole"]
    assert all(found["cut"].values())
    parts = {name: len(list((tmp_path / name).rglob("*.pf_index"))) for name in found}
    assert parts["cut"] > parts["whole"] == 1


def test_where_nothing_has_all_words_what_has_some_is_shown(tmp_path: Path, browser: Browser) -> None:
    texts = (
        SearchText("barriers/late/", "barrier", "Barrier", "Late", ("The bus is late in the morning.",), ()),
        SearchText("barriers/cold/", "barrier", "Barrier", "Cold", ("The seat is cold in the morning.",), ()),
        SearchText("barriers/far/", "barrier", "Barrier", "Far", ("It is far.",), ()),
    )
    with _served_index(tmp_path, texts, "en") as url:
        page = browser.new_page()
        page.goto(url)
        found = page.evaluate("words => window.index.find(words, 5)", "cold bus morning")
        page.close()
    assert found["partly"]
    assert {item["title"] for item in found["items"]} == {"Late", "Cold"}


@pytest.mark.parametrize(
    "words",
    [
        "<script>window.ran=1</script>",
        "<img src=x onerror=window.ran=1>",
        "x" * 10_000,
        "trauma " * 1_500,
        '"',
        "((([[[",
        "%F0%9F",
    ],
    ids=["script", "image", "one long word", "many words", "quote", "brackets", "escapes"],
)
def test_words_that_attack_do_nothing(own_site: ServedSite, page: Page, words: str) -> None:
    page.goto(own_site.url + "search/")
    with page.expect_navigation():
        page.evaluate("words => { location.search = `?q=${encodeURIComponent(words)}`; }", words)
    expect(page.locator(".search-status")).not_to_be_empty()
    assert page.evaluate("window.ran") is None
    expect(page.locator(".search-found img, .search-found script")).to_have_count(0)
    shown = page.locator(".search-status").inner_text()
    assert len(shown) < 400


def test_studies_and_sources_apart_are_looked_through_when_asked(
    tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "TOGETHER", 1)
    texts = (
        SearchText("barriers/late/", "barrier", "Barrier", "Late", ("The bus is late.",), ()),
        SearchText("studies/smith/", "study", "Study", "Smith 2020", ("We rode a bus.",), ()),
    )
    with _served_index(tmp_path, texts, "en") as url:
        page = browser.new_page()
        page.goto(url)
        find = "([words, widely]) => window.index.find(words, 5, widely)"
        first = page.evaluate(find, ["bus", False])
        assert ([item["title"] for item in first["items"]], first["apart"]) == (["Late"], 1)
        both = page.evaluate(find, ["bus", True])
        assert (sorted(item["title"] for item in both["items"]), both["apart"]) == (["Late", "Smith 2020"], 0)
        page.close()


JAPANESE = (
    "精神科病院に長く入院している人は、地域で安心して暮らすための支援を受けにくい。",
    "家族や友人との関係がうまくいかないと、回復の過程が妨げられることがある。",
)
_DANISH_WORDS = "menneske vanskelighed oplevet sygehus kommune netværksmøde ønske samtale usammenhængende"
DANISH = (
    "Mennesker med psykiske vanskeligheder oplever, at hjælpen er usammenhængende mellem sygehuse og kommuner.",
    "Netværksmøder kan støtte recovery, når borgerens egne ønsker er i centrum for samtalerne.",
)


@pytest.mark.parametrize(
    ("language", "passages", "words"),
    [
        ("ja", JAPANESE, "病院 入院 地域 安心 支援 家族 友人 関係 回復 過程".split()),
        ("da", DANISH, _DANISH_WORDS.split()),
    ],
    ids=["Japanese", "Danish"],
)
def test_words_of_other_languages_are_found_in_other_forms(
    tmp_path: Path, browser: Browser, language: str, passages: tuple[str, ...], words: list[str]
) -> None:
    """Also from a page whose own language is another."""
    texts = [
        SearchText(f"barriers/b{number}/", "barrier", "Barrier", f"B{number}", (said,), ())
        for number, said in enumerate(passages)
    ]
    with _served_index(tmp_path, texts, language) as url:
        page = browser.new_page()
        page.goto(url)
        found = {word: page.evaluate("words => window.index.find(words, 5)", word)["total"] for word in words}
        passage = page.evaluate("words => window.index.find(words, 5)", words[-1])["items"][0]["passage"]
        page.close()
    assert {word for word, total in found.items() if not total} == set()
    assert any(piece["hit"] for piece in passage)
    assert "".join(piece["text"] for piece in passage).strip("… ") in "".join(passages)


class _served_index:  # noqa: N801 (used like a function)
    """A page of its own language, English, that offers the index of some texts as `window.index`."""

    def __init__(self, folder: Path, texts: tuple[SearchText, ...] | list[SearchText], language: str) -> None:
        site = folder / "site"
        shutil.copytree(ASSETS, site / "assets/synth")
        write_search_index(site, texts, (), language)
        (site / "start.js").write_text(
            'import { SearchIndex } from "./assets/synth/search-index.js";\n'
            'window.index = new SearchIndex(new URL("pagefind/", location.href));\n',
            "utf-8",
        )
        html = '<!doctype html><html lang="en"><title>x</title><script type="module" src="start.js"></script>'
        (site / "index.html").write_text(html, "utf-8")
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> str:
        self._thread.start()
        return f"http://127.0.0.1:{self._server.server_port}/"

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass
