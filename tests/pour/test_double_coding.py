"""What several people coded, on the page of methods and on the pages of records."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from synth.export import write_exports
from synth.link.graph import Graph
from synth.model.double_coding import DoubleCoding
from synth.overview.overview import Overview
from tests.pour.conftest import Poured, poured_into
from tests.pour.test_pour import text_of

ROUNDS = {
    "rounds": [
        {
            "what": "Stance of <b>findings</b>",
            "coders": ["A. Lind", "B. Moe & Co"],
            "codes": ["supports", "refines", "contradicts"],
            "apart": "Each wrote a list; see [[left-waiting]].",
            "on": "2026-02",
            "units": [
                {"unit": "smith-2020/f1", "codes": {"A. Lind": "supports", "B. Moe & Co": "supports"}},
                {"unit": "smith-2020/f2", "codes": {"A. Lind": "supports", "B. Moe & Co": "refines"}},
                {"unit": "ito-2019/f1", "codes": {"A. Lind": "contradicts", "B. Moe & Co": "contradicts"}},
                {"unit": "noroute-2021/f1", "codes": {"A. Lind": "supports"}},
                {"unit": "smith-2020/ethics", "codes": {"A. Lind": "supports", "B. Moe & Co": "refines"}},
            ],
        },
        {
            "what": "Links",
            "coders": ["A", "B"],
            "apart": "By post.",
            "differences": "A third person decided.",
            "units": [{"unit": "left-waiting -> no-plan", "codes": {"A": "yes", "B": "yes"}}],
        },
    ]
}


@pytest.fixture(scope="module")
def coded(graph: Graph) -> Graph:
    return replace(graph, double_coding=DoubleCoding.model_validate(ROUNDS))


@pytest.fixture(scope="module")
def pages(coded: Graph, tmp_path_factory: pytest.TempPathFactory) -> Poured:
    return poured_into(tmp_path_factory.mktemp("coded"), coded)


def section(page: str) -> str:
    """The text of the methods page on double coding."""
    return text_of(page.partition('id="double_coding"')[2].partition("<h2")[0])


def test_agreement_stands_with_its_numbers_and_what_it_means(pages: Poured) -> None:
    told = section(pages.page("methods"))
    assert "2 people: A. Lind and B. Moe" in told
    # Of 8 codes 4, 2 and 2 are alike, and 2 of 4 units differ: 1 - 7 * 4 / (64 - 24).
    assert "4 of 5" in told and "2 of 4 (50 %)" in told and "0.30" in told
    assert "1 of 1 (100 %)" in told and "not defined" in told
    assert "It does not make them 1." in told
    # Both chose supports, refines and contradicts 3 : 0 : 1 and 1 : 2 : 1 times: (0.5 - 0.25) / (1 - 0.25).
    assert "0.33" in told
    assert "a single one moves the share with the same code by 25 points of 100" in told
    assert "There is no mark to pass." in told
    assert "Not stated" in told


def test_too_many_codes_give_no_figure_and_the_page_says_why(
    coded: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("synth.model.double_coding.MOST_CODES", 2)
    told = section(poured_into(tmp_path, coded).page("methods"))
    assert "More different codes were given than a list of codes holds" in told
    assert "2 of 4 (50 %)" in told and "0.30" not in told
    assert "It does not make them 1." in told


def test_what_differed_leads_to_where_it_stands(pages: Poured) -> None:
    page = pages.page("methods")
    assert '<a href="../studies/smith-2020/#f2">Smith &amp; Jones 2020, finding f2</a>: A. Lind: supports' in page
    assert '<a href="../studies/smith-2020/#how_well">Smith &amp; Jones 2020, appraisal: ethics</a>' in page
    assert "Stance of &lt;b&gt;findings&lt;/b&gt;" in page and "<b>findings</b>" not in page


def test_a_record_says_what_of_it_was_coded(pages: Poured) -> None:
    study, barrier, other = map(pages.page, ("studies/smith-2020", "barriers/left-waiting", "studies/noroute-2021"))
    assert "by 2 people: the same code for 1 of 3; different ones for f2 and ethics" in text_of(study)
    assert "Links, by 2 people: the same code" in text_of(barrier)
    # One person alone is no double coding.
    assert "No double coding is recorded for this study" in text_of(other)


def test_where_nothing_is_recorded_the_page_says_so(graph: Graph, tmp_path: Path) -> None:
    without = poured_into(tmp_path, replace(graph, double_coding=None))
    assert "No double coding is recorded." in section(without.page("methods"))


def test_every_code_can_be_taken_away(coded: Graph, graph: Graph, tmp_path: Path) -> None:
    names = [export.name for export in write_exports(Overview(coded), "", "1", tmp_path)]
    assert "double-coding.csv" in names
    lines = (tmp_path / "double-coding.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) == 1 + 9 + 2
    assert lines[1] == "1,Stance of <b>findings</b>,smith-2020/f1,A. Lind,supports"
    without = write_exports(Overview(replace(graph, double_coding=None)), "", "1", tmp_path)
    assert "double-coding.csv" not in [export.name for export in without]
