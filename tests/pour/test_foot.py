"""The foot of every page."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from synth.frame import SiteSettings
from synth.link.graph import Graph
from synth.overview.overview import Overview
from synth.pour.foot import Foot
from synth.pour.site import Site
from tests.pour.conftest import Poured

PAGES = ("index.html", "methods/index.html", "findings/index.html", "contribute/index.html")


@pytest.fixture
def settings(poured: Poured) -> SiteSettings:
    return replace(poured.rendered.settings, site_url="https://example.org/buses/", edit_base="", report_url="")


def foot(graph: Graph, settings: SiteSettings) -> Foot:
    return Foot(Site(Overview(graph), settings), PAGES)


@pytest.mark.parametrize("form", ["https://example.org/issues/new", "https://example.org/new?template=problem"])
def test_a_report_names_the_page_and_the_version(graph: Graph, settings: SiteSettings, form: str) -> None:
    with_edit = replace(settings, report_url=form, edit_base="https://example.org/edit/main/")
    html = foot(graph, with_edit).about_page("a.yml", "../", "barriers/left-waiting/")
    address = html.split("Report a problem")[0].split('<a href="')[-1].split('"')[0].replace("&amp;", "&")
    assert address.startswith(form)
    filled = parse_qs(urlsplit(address).query)
    assert filled["title"] == ["Problem with /barriers/left-waiting/"]
    assert "Page: https://example.org/buses/barriers/left-waiting/\n" in filled["body"][0]
    assert f"Version: {graph.review.version} ({graph.review.date})" in filled["body"][0]


def test_without_a_form_the_reader_is_told_where_to_turn(graph: Graph, settings: SiteSettings) -> None:
    html = foot(graph, settings).about_page("content/a.yml", "../", "a/")
    assert 'href="../contribute/"' in html
    assert "content/a.yml" in html


@pytest.mark.parametrize("form", ["https://example.org/issues/new", ""])
def test_what_is_wrong_can_be_written_down_here(graph: Graph, settings: SiteSettings, form: str) -> None:
    html = foot(graph, replace(settings, report_url=form)).about_page("", "../../", "barriers/left-waiting/")
    assert 'href="../../contribute/problem/?page=barriers%2Fleft-waiting%2F"' in html


@pytest.mark.parametrize("form", ["https://example.org/issues/new", ""])
def test_the_page_to_write_it_down_does_not_lead_to_itself(graph: Graph, settings: SiteSettings, form: str) -> None:
    html = foot(graph, replace(settings, report_url=form)).about_page("", "../../", "contribute/problem/")
    assert "contribute/problem" not in html.partition("</a>")[2]
    assert ("Report a problem" in html) == bool(form)


def test_links_lead_only_to_pages_that_are_there(graph: Graph, settings: SiteSettings) -> None:
    html = foot(graph, settings).about_site("../")
    assert [part.split('"')[0] for part in html.split('href="../')[1:]] == ["findings/", "methods/", "contribute/"]


@pytest.mark.parametrize(("date", "said"), [("2026-03", "Last search: March 2026."), (None, "No search made yet.")])
def test_it_says_when_the_last_search_was(graph: Graph, settings: SiteSettings, date: str | None, said: str) -> None:
    searched = replace(graph, review=graph.review.model_copy(update={"last_search": date}))
    assert said in foot(searched, settings).about_site("")
