"""Every page of both sites: links and anchors lead somewhere, ids stand once, and nothing is asked of another host."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin

import html5lib
import pytest
from playwright.sync_api import Browser, Request, expect

from tests.chromium import follow
from tests.pages.conftest import ServedSite

# What a browser fetches by itself, by element and attribute.
_FETCHED = {
    ("img", "src"), ("script", "src"), ("iframe", "src"), ("source", "src"), ("use", "href"), ("image", "href"),
    ("video", "src"), ("audio", "src"), ("object", "data"), ("embed", "src"),
}  # fmt: skip


class _Reader(HTMLParser):
    """The ids, links and fetched addresses of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.labelled: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        if "id" in values:
            self.ids.append(values["id"])
        if tag in ("a", "form") and (link := values.get("href", values.get("action"))) is not None:
            self.links.append(link)
        if tag == "use":
            self.links.append(values["href"])
        if tag == "meta" and values.get("http-equiv") == "refresh":
            self.links.append(values["content"].partition("url=")[2])
        if tag == "link" and values.get("rel") != "canonical":
            self.fetched.append(values["href"])
        self.fetched.extend(value for name, value in values.items() if (tag, name) in _FETCHED)
        self.labelled.extend(" ".join(values.get(name, "") for name in ("aria-labelledby", "for")).split())


@pytest.fixture(params=["rich_site", "own_site"])
def site(request: pytest.FixtureRequest) -> ServedSite:
    found: ServedSite = request.getfixturevalue(request.param)
    return found


def test_every_link_and_anchor_leads_somewhere(site: ServedSite) -> None:
    pages = {name: _Reader(site.html(name)) for name in site.pages}
    broken = []
    checked = 0
    for name, page in pages.items():
        for link in (*page.links, *page.fetched):
            address, anchor = urldefrag(urljoin(site.url + name, link))
            if not address.startswith(site.url):
                # The page for wrong addresses is shown anywhere, so its links start at the root of the host.
                if name != "404.html" and not re.match(r"(https?|mailto):", link):
                    broken.append(f"{name}: {link} leaves the site")
                continue
            target = unquote(address.removeprefix(site.url)).partition("?")[0]
            checked += 1
            if target in pages:
                if anchor and unquote(anchor) not in pages[target].ids:
                    broken.append(f"{name}: {link} names no place")
            elif not (site.folder / target).is_file():
                broken.append(f"{name}: {link} leads nowhere")
        broken.extend(f"{name}: nothing has the id {id}" for id in page.labelled if id not in page.ids)
    assert broken == []
    assert checked > 500


def test_ids_stand_once(site: ServedSite) -> None:
    for name in site.pages:
        ids = Counter(_Reader(site.html(name)).ids)
        assert [id for id, count in ids.items() if count > 1] == [], name


def test_pages_are_well_formed(site: ServedSite) -> None:
    for name in site.pages:
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(site.html(name))
        assert [(place, code) for place, code, _ in parser.errors] == [], name


def test_every_page_has_a_language_a_title_and_one_heading_of_the_first_rank(site: ServedSite) -> None:
    for name in site.pages:
        html = site.html(name)
        assert '<html lang="en">' in html, name
        assert re.search(r"<title>[^<]+</title>", html), name
        assert html.count("<h1") == 1, name


def test_no_two_pages_have_one_title(site: ServedSite) -> None:
    pages = (html for name in site.pages if 'http-equiv="refresh"' not in (html := site.html(name)))
    titles = Counter(re.findall(r"<title>([^<]+)</title>", html)[0] for html in pages)
    assert [title for title, count in titles.items() if count > 1] == []


def test_no_frame_and_no_slot_is_left(site: ServedSite) -> None:
    assert not [path for path in site.folder.rglob("frame") if path.is_dir()]
    for name in site.pages:
        assert not re.search(r"%%[a-z_]+%%", site.html(name)), name
        assert "/frame/" not in site.html(name), name


def test_no_page_names_another_host_to_fetch_from(site: ServedSite) -> None:
    for name in site.pages:
        for address in _Reader(site.html(name)).fetched:
            assert urljoin(site.url + name, address).startswith((site.url, "data:")) or name == "404.html", name


def test_nothing_is_asked_of_another_host(site: ServedSite, browser: Browser) -> None:
    """One page of each set of scripts and style sheets: beyond what a page names itself, they alone ask for more."""
    asked: list[str] = []
    context = browser.new_context()
    page = context.new_page()

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    kinds: dict[frozenset[str], str] = {}
    for name in site.pages:
        html = site.html(name)
        if 'http-equiv="refresh"' not in html:
            active = (address for address in _Reader(html).fetched if address.endswith((".js", ".css")))
            kinds.setdefault(frozenset(urljoin(site.url + name, address) for address in active), name)
    for name in kinds.values():
        page.goto(site.url + name, wait_until="load")
    page.goto(site.url + "search/?q=people")
    page.wait_for_selector(".search-results a")
    context.close()
    assert len(kinds) > 5
    host = site.url.partition("/review/")[0]
    assert [url for url in asked if not url.startswith((host, "data:", "blob:"))] == []


def test_everything_is_there_without_javascript(site: ServedSite, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url)
    follow(page.get_by_role("link", name="What stands in the way"))
    first = page.locator(".rows .to").first
    title = first.inner_text()
    follow(first)
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator(".evidence > li").first).to_be_visible()
    expect(page.locator(".theme-switch")).to_be_hidden()
    follow(page.locator(".evidence a", has_text="finding").first)
    expect(page.locator("li:target")).to_be_visible()
    page.goto(site.url + "search/")
    expect(page.get_by_text("Searching needs JavaScript")).to_be_visible()
    context.close()


def test_old_addresses_lead_on(rich_site: ServedSite, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for old, new in (
        ("barriers/waiting-long/", "barriers/left-waiting/"),
        ("barriers/standing-still/", "barriers/left-waiting/"),
        ("solutions/seats/", "solutions/benches/"),
    ):
        page.goto(rich_site.url + old, wait_until="commit")
        page.wait_for_url(rich_site.url + new)
    context.close()


def test_style_sheets_and_scripts_name_no_other_host(site: ServedSite) -> None:
    for path in (*site.folder.glob("assets/**/*.css"), *site.folder.glob("assets/**/*.js")):
        assert "//" not in re.sub(r"^\s*//.*$|http://www\.w3\.org/", "", path.read_text("utf-8"), flags=re.MULTILINE)
