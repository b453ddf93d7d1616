"""Every kind of page, light and dark, wide and narrow: nothing that axe finds against WCAG 2.2 A and AA."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import search_for
from tests.pages.conftest import ServedSite, wait_for_scripts

_AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
_LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The rules that look at colours; all others see the same page in both views.
_COLOURS = ["color-contrast", "link-in-text-block"]
_RULES: Mapping[Literal["light", "dark"], Mapping[str, object]] = {
    "light": {"type": "tag", "values": _LEVELS},
    "dark": {"type": "rule", "values": _COLOURS},
}
PAGES = (
    "",
    "barriers/",
    "barriers/left-waiting/",
    "barriers/no-seat/",
    "roots/",
    "roots/no-plan/",
    "solutions/",
    "solutions/shared-timetable/",
    "solutions/benches/",
    "facilitators/",
    "facilitators/meeting-others/",
    "studies/",
    "studies/ito-2019/",
    "studies/smith-2020/",
    "studies/noroute-2021/",
    "references/",
    "references/ito-2019/",
    "findings/",
    "pathways/",
    "explore/",
    "evidence-map/",
    "countries/",
    "flow/",
    "equity/",
    "reporting/",
    "data/",
    "briefs/",
    "briefs/processes/arriving/",
    "briefs/processes/resting/",
    "briefs/solutions/benches/",
    "briefs/barriers/left-waiting/",
    "brief/",
    "gaps/",
    "changes/",
    "characteristics/",
    "appraisal/",
    "methods/",
    "words/",
    "records/",
    "search/",
    "contribute/",
    "contribute/study/",
    "contribute/finding/",
    "contribute/problem/",
    "drafts/",
    "404.html",
    "barriers/waiting-long/",
)


@pytest.fixture(scope="module", params=[1280, 320], ids=str)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    context.add_init_script(_AXE)
    page = context.new_page()
    yield page
    context.close()


def _open(page: Page, site: ServedSite, name: str) -> None:
    """Open a page; one that leads on at once is kept from doing so, so that it can be looked at."""
    html = site.html(name)
    staying = html.replace('http-equiv="refresh"', 'name="refresh"')
    if staying != html:
        page.route(site.url + name, lambda route: route.fulfill(content_type="text/html", body=staying))
    page.goto(site.url + name)
    page.unroute_all()
    wait_for_scripts(page, name)


def _faults(page: Page) -> list[str]:
    """What axe finds, light and dark, and whether the page is wider than the window.

    At 320 pixels this is also what a reader sees who has made everything four times as large.
    """
    faults = []
    for scheme, rules in _RULES.items():
        page.emulate_media(color_scheme=scheme)
        # Without the details of what is well.
        options = {"runOnly": rules, "resultTypes": ["violations"]}
        found = page.evaluate("options => axe.run(options).then(result => result.violations)", options)
        faults += [
            f"{scheme}: {item['id']}: {item['help']}: {node['html'][:200]}" for item in found for node in item["nodes"]
        ]
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            faults.append(f"{scheme}: the page is wider than the window")
    return faults


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(rich_site: ServedSite, page: Page, name: str) -> None:
    _open(page, rich_site, name)
    assert _faults(page) == []


@pytest.mark.parametrize("name", ["barriers/left-waiting/", "solutions/shared-timetable/", "findings/", "appraisal/"])
def test_axe_finds_nothing_where_confidence_is_computed(conqual_site: ServedSite, page: Page, name: str) -> None:
    _open(page, conqual_site, name)
    assert _faults(page) == []


def test_axe_finds_nothing_in_search_results(rich_site: ServedSite, page: Page) -> None:
    page.goto(rich_site.url + "search/?q=bus")
    page.wait_for_selector(".search-results a")
    assert _faults(page) == []


def test_axe_finds_nothing_in_the_search_dialog(rich_site: ServedSite, page: Page) -> None:
    page.goto(rich_site.url + "barriers/left-waiting/")
    page.locator(".search-open").click()
    page.wait_for_selector("dialog[open]")
    search_for(page, "bus")
    assert _faults(page) == []


def test_axe_finds_nothing_where_records_are_filtered(rich_site: ServedSite, page: Page) -> None:
    page.goto(rich_site.url + "explore/?kind=barrier,study&nothing=here")
    page.wait_for_selector(".explore-chosen button")
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")
    assert _faults(page) == []


def test_axe_finds_nothing_in_a_brief_of_ones_own(rich_site: ServedSite, page: Page) -> None:
    page.goto(rich_site.url + "brief/?pick=left-waiting,shared-timetable")
    page.wait_for_selector(".brief-own-title")
    assert _faults(page) == []


@pytest.mark.parametrize("form", ["study/", "finding/?record=left-waiting", "problem/"])
def test_axe_finds_nothing_in_forms_with_faults_and_in_what_they_make(
    rich_site: ServedSite, page: Page, form: str
) -> None:
    page.goto(f"{rich_site.url}contribute/{form}")
    page.wait_for_selector(".form-ready")
    page.get_by_role("button", name="Check it and make the text").click()
    page.wait_for_selector(".form-summary:not([hidden])")
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")
    assert _faults(page) == []
    if form == "problem/":
        page.locator("#problem_page").fill("x" * 300)
        page.locator("#problem_wrong").fill("x" * 300)
        page.get_by_role("button", name="Check it and make the text").click()
        page.wait_for_selector(".form-made:not([hidden])")
        assert _faults(page) == []


def test_what_is_wrong_is_found(rich_site: ServedSite, page: Page) -> None:
    page.goto(rich_site.url)
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"x.png\">')")
    assert [fault[:15] for fault in _faults(page) if "image-alt" in fault] == ["light: image-al"]


def test_what_is_wrong_in_one_view_alone_is_found(rich_site: ServedSite, page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(rich_site.url)
    page.evaluate(
        """() => {
          const heading = document.querySelector("h1");
          heading.style.color = getComputedStyle(heading).color;
        }"""
    )
    faults = _faults(page)
    assert faults and all(fault.startswith("dark: color-contrast") for fault in faults)


def test_what_is_wider_than_the_window_is_found(rich_site: ServedSite, page: Page) -> None:
    page.goto(rich_site.url)
    page.evaluate("document.querySelector('h1').style.width = '2000px'")
    assert {f"{scheme}: the page is wider than the window" for scheme in _RULES} <= set(_faults(page))


def test_the_first_tab_stop_skips_to_the_text(rich_site: ServedSite, page: Page) -> None:
    page.goto(rich_site.url + "barriers/left-waiting/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main_content")).to_be_focused()


@pytest.mark.parametrize("scheme", list(_RULES))
def test_the_chosen_view_is_kept(rich_site: ServedSite, browser: Browser, scheme: Literal["light", "dark"]) -> None:
    page = browser.new_page(color_scheme=scheme)
    page.goto(rich_site.url)
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator(".theme-switch").click()
    chosen = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert chosen != before
    page.goto(rich_site.url + "barriers/left-waiting/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == chosen
    page.locator(".theme-switch").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == before
    page.close()
