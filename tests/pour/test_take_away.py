"""The links to the files beside a page."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from synth.diagnostics import Diagnostics
from synth.frame import render_pages
from synth.link.graph import Graph
from synth.overview.overview import Overview
from synth.pour import NAV, pour
from synth.read.pages import read_pages
from synth.read.supplied import supplied_pages
from tests.pour.conftest import RICH, Poured


@dataclass(frozen=True)
class File:
    name: str = "synth.json"
    group: str = "whole"
    description: str = "Everything."
    size: int = 1


@pytest.fixture(scope="module")
def with_files(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Poured:
    out, diagnostics = tmp_path_factory.mktemp("files"), Diagnostics()
    rendered = render_pages(RICH, out, read_pages(RICH, diagnostics), supplied_pages(), NAV)
    report = pour(Overview(graph), rendered, out, diagnostics, 1, (File(),))
    return Poured(out, report, diagnostics, rendered)


def test_a_record_leads_to_its_files_and_says_how_many_sources_they_hold(with_files: Poured) -> None:
    page = with_files.page("barriers/left-waiting")
    assert '<a href="left-waiting.json" download>left-waiting.json</a>: this record as data (JSON)' in page
    assert "left-waiting.bib</a>: its 2 sources for LaTeX, JabRef and Zotero (BibTeX)" in page
    assert "noroute-2021.bib</a>: its source for LaTeX" in with_files.page("studies/noroute-2021")


def test_a_record_without_sources_leads_to_its_data_only(with_files: Poured) -> None:
    page = with_files.page("roots/no-money")
    assert "no-money.json" in page
    assert ("no-money.bib" in page) == ('<ul class="bibliography">' in page)


def test_a_reference_leads_to_three_files(with_files: Poured) -> None:
    page = with_files.page("references/ito-2019")
    assert all(f'<a href="ito-2019.{ending}" download>' in page for ending in ("bib", "ris", "json"))


def test_a_site_without_downloads_says_so(poured: Poured) -> None:
    page = poured.page("barriers/left-waiting")
    assert "This copy of the site was made without files to take away." in page
    assert "left-waiting.json" not in page
    assert "ito-2019.ris" not in poured.page("references/ito-2019")
