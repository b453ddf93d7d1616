"""The page of the evidence map, and that of the countries, for reviews of every state."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from synth.link.graph import Graph
from synth.overview.map.evidence_map import EvidenceMap
from synth.overview.overview import Overview
from synth.overview.studies.countries import Countries, Country, Place
from synth.overview.studies.equity import CountryRow
from synth.pour.pictures.world import RADIUS, outlines, world_picture
from synth.pour.views import countries, evidence_map
from tests.pathways import review_of
from tests.pour.conftest import Poured, poured_into
from tests.pour.test_pour import text_of
from tests.projects import PROJECTS, graph_of


def cell(page: str, across: str, row: str, label: str) -> str:
    """The cell of a row in the column of that label."""
    table = page.partition(f'id="across_{across}"')[2].partition("</section>")[0]
    cells = table.partition(f'<tr data-record="{row}">')[2].partition("</tr>")[0]
    return re.split(r"<td class=|<td data-label=", cells.partition(f'data-label="{label}">')[2])[0]


def test_a_cell_says_how_many_findings_from_how_many_studies_with_which_stance(poured: Poured) -> None:
    page = poured.page("evidence-map")
    japan = text_of(cell(page, "countries", "left-waiting", "Japan"))
    assert japan.startswith("1 finding from 1 study 1 contradicts (1) only stated Left waiting: Japan")
    assert "1 finding from 1 study, 1 only stated" in japan
    assert "Contradicts Ito et al. 2019" in japan
    assert "Some people liked to wait, as they met others." in japan


def test_what_no_study_found_is_told_apart_in_cells_totals_and_legend(poured: Poured) -> None:
    page = poured.page("evidence-map")
    office = text_of(cell(page, "studies", "no-seat", "The Office for Buses 2021"))
    assert office.startswith("(1) only stated No place to sit")
    assert "Only stated: 1 " in office and "Background: the study states it" in office
    lead = text_of(page.partition('id="_title"')[2].partition("<table")[0])
    assert "2 barriers, with 3 findings from 2 studies. 2 more statements bear on them" in lead
    assert "(1) Only stated background or a recommendation" in lead


def test_a_country_says_what_its_studies_found_and_what_they_only_state(poured: Poured) -> None:
    page = poured.page("countries")
    japan, unknown = (
        text_of(page.partition(f'<tr id="country__{code}">')[2].partition("</tr>")[0]) for code in ("JP", "not-known")
    )
    assert japan.endswith(
        "2 findings on 1 barrier, 1 root, 1 facilitator 1 more only stated as background or recommended"
    )
    assert unknown.endswith("No finding 1 only stated as background or recommended")


def test_a_country_with_many_studies_names_some_and_leads_to_all(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(countries, "MOST_STUDIES", 0)
    page = poured_into(tmp_path / "site", graph).page("countries")
    norway = page.partition('<tr id="country__NO">')[2].partition("</tr>")[0]
    assert 'href="../explore/?country=NO&amp;kind=study">and 1 more' in norway and "Smith" not in norway


def test_every_empty_cell_says_in_words_and_by_a_mark_why_it_is_empty(poured: Poured) -> None:
    page = poured.page("evidence-map")
    for kind, (short, said) in evidence_map.NOTHING.items():
        assert said.split(" by ")[0] in text_of(page)
        for empty in re.findall(rf'<td class="empty {kind}".*?</td>', page, re.DOTALL):
            assert f'href="#mark_{kind}"' in empty
            assert short in text_of(empty) and said in text_of(empty)
    assert "Full text not read" in text_of(cell(page, "studies", "left-waiting", "The Office for Buses 2021"))
    assert "Not examined" in text_of(cell(page, "studies", "no-seat", "Ito et al. 2019"))


def test_the_link_from_a_root_is_told_as_reported_or_as_our_inference(poured: Poured) -> None:
    page = poured.page("evidence-map")
    assert "1 root" in (planning := text_of(cell(page, "domains", "left-waiting", "Planning")))
    assert "1 link reported" in planning and "Reported in 2 studies" in planning
    assert "1 link by our inference" in text_of(cell(page, "domains", "left-waiting", "Money"))


def test_every_button_opens_a_list_that_is_there_and_ids_are_unique(poured: Poured) -> None:
    page = poured.page("evidence-map")
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    opened = re.findall(r'popovertarget="([^"]+)"', page)
    assert opened and set(opened) <= set(ids)


def test_what_was_looked_for_and_not_found_stands_below(poured: Poured) -> None:
    below = text_of(poured.page("evidence-map").partition('id="looked_for"')[2])
    assert "shelters: looked for and found absent No stop had a shelter." in below


def test_a_long_list_in_a_cell_is_cut_and_says_where_the_rest_is(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence_map, "MOST_LISTED", 1)
    page = poured_into(tmp_path / "site", graph).page("evidence-map")
    japan = cell(page, "countries", "left-waiting", "Japan")
    assert "1 more stand on" in text_of(japan) and 'href="../barriers/left-waiting/#the_evidence"' in japan


def test_above_the_limit_processes_lead_to_the_records_that_can_be_filtered(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence_map, "EvidenceMap", lambda overview: EvidenceMap(overview, most_barriers=1))
    page = poured_into(tmp_path / "site", graph).page("evidence-map")
    assert "2 barriers with 3 findings are too many for a row each" in text_of(page)
    assert 'href="../explore/?kind=barrier&amp;process=arriving&amp;country=JP"' in page
    assert 'href="../explore/?kind=barrier&amp;process=not-known&amp;design=qualitative"' in page
    assert "popovertarget" not in page and 'id="across_studies"' not in page


def test_a_table_that_would_be_too_wide_is_left_out_in_words(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("synth.overview.map.table.MOST_COLUMNS", 2)
    monkeypatch.setattr(evidence_map, "MOST_COLUMNS", 2)
    page = text_of(poured_into(tmp_path / "site", graph).page("evidence-map"))
    assert "3 columns are too many for a table that can be read: it goes up to 2." in page


@pytest.mark.parametrize(
    ("ids", "steps", "said"),
    [
        ("r1 s1", ("s1>r1",), "This review has no barrier yet, so there is nothing to map."),
        ("", (), "This review has no barrier yet, so there is nothing to map."),
        ("b1 r1", ("r1>b1",), "This review has no study yet, so there is nothing to map."),
    ],
)
def test_a_review_without_barriers_or_studies_says_so(
    graph: Graph, tmp_path: Path, ids: str, steps: tuple[str, ...], said: str
) -> None:
    poured = poured_into(tmp_path / "site", review_of(graph, ids, *steps).graph)
    assert said in text_of(poured.page("evidence-map"))
    assert "<table" not in poured.page("evidence-map")
    assert "This review has no study yet." in text_of(poured.page("countries"))
    assert '<svg class="world"' not in poured.page("countries")


def test_without_any_confidence_and_without_solutions_the_map_stands(graph: Graph, tmp_path: Path) -> None:
    records = {
        id: replace(
            record,
            data=record.data.model_copy(
                update={"confidence": None} | ({"status": "retired"} if record.kind.name == "solution" else {})
            ),
        )
        for id, record in graph.records.items()
    }
    bare = replace(graph, records=records, links_from={}, links_to={})
    page = poured_into(tmp_path / "site", bare).page("evidence-map")
    assert text_of(page).count("Confidence not yet assessed") == 8
    assert "2 findings" in text_of(page)


def test_the_countries_stand_on_a_map_and_in_a_table(poured: Poured) -> None:
    page = poured.page("countries")
    assert 'href="#country__JP" aria-label="Japan: 1 study, only by the authors’ affiliations"' in page
    assert 'href="#country__NO" aria-label="Norway: 1 study"' in page
    norway = text_of(page.partition('<tr id="country__NO">')[2].partition("</tr>")[0])
    assert norway.startswith(
        "Norway 1 study : Norway Smith &amp; Jones 2020 Named in the source People who take the bus"
    )
    assert "For the other 1 the country is not known to us." in text_of(page)
    assert page.count("<li>Germany</li>") == 1 and "<li>Japan</li>" not in page


def test_studies_that_share_participants_count_once_on_the_map_as_in_the_table(tmp_path: Path) -> None:
    poured = poured_into(tmp_path / "site", graph_of(PROJECTS / "conqual"), PROJECTS / "conqual")
    table = text_of(poured.page("evidence-map").partition('id="caption_countries"')[2].partition("</thead>")[0])
    row = text_of(poured.page("countries").partition('<tr id="country__NO">')[2].partition("</tr>")[0])
    assert "those that share participants count once" in row
    assert re.findall(r"Norway (\d+ stud\w+)", table) == re.findall(r"^Norway (\d+ stud\w+)", row)


def test_the_outlines_are_those_of_countries_that_the_reader_knows() -> None:
    left, top, width, height = outlines().box
    assert {"DK", "JP", "NO", "AU", "BR", "ZA"} <= outlines().paths.keys()
    for code, (x, y) in outlines().points.items():
        assert left <= x <= left + width and top <= y <= top + height, code
    for code, path in outlines().paths.items():
        assert re.fullmatch(r"(M-?\d+ ?-?\d+l[-\d ]+z)+", path), code


def test_numbers_on_the_map_do_not_lie_on_each_other(graph: Graph) -> None:
    study = graph.records["ito-2019"]
    place = Place((study,), 1, (), 0, 1, 0, ())
    codes = ("BE", "CH", "CZ", "DE", "DK", "FR", "LI", "LU", "MC", "NL")
    many = tuple(Country(CountryRow(code, (study,), ()), place) for code in codes)
    drawn = str(world_picture(Countries(1, many, place, ())))
    circles = [(float(x), float(y)) for x, y in re.findall(r'<circle cx="([-\d.]+)" cy="([-\d.]+)"', drawn)]
    assert len(circles) == len(codes)
    for place_, (x, y) in enumerate(circles):
        for other_x, other_y in circles[:place_]:
            assert (x - other_x) ** 2 + (y - other_y) ** 2 > (2 * RADIUS) ** 2 - 1
    assert str(world_picture(Countries(1, many, place, ()))) == drawn


@pytest.mark.parametrize(("code", "on_it"), [("JP", False), ("LI", False), ("DK", False), ("BR", True), ("AU", True)])
def test_a_number_stands_beside_a_country_that_it_would_hide(graph: Graph, code: str, on_it: bool) -> None:
    study = graph.records["ito-2019"]
    country = Country(CountryRow(code, (study,), ()), Place((study,), 1, (), 0, 1, 0, ()))
    drawn = str(world_picture(Countries(1, (country,), country.place, ())))
    [(x, y)] = re.findall(r'<circle cx="([-\d.]+)" cy="([-\d.]+)"', drawn)
    at_x, at_y = outlines().points[code]
    assert ((float(x) - at_x) ** 2 + (float(y) - at_y) ** 2 <= RADIUS**2) is on_it
    assert ('class="lead-line"' in drawn) is not on_it


def test_a_review_with_no_known_country_has_no_map(graph: Graph, tmp_path: Path) -> None:
    records = {
        id: record for id, record in graph.records.items() if record.kind.name != "study" or id == "noroute-2021"
    }
    evidence = {
        id: tuple(item for item in items if item.finding.study.id == "noroute-2021")
        for id, items in graph.evidence.items()
    }
    only = replace(graph, records=records, evidence=evidence, links_from={}, links_to={}, double_coding=None)
    assert Overview(only).graph.of("study")
    page = poured_into(tmp_path / "site", only).page("countries")
    assert "Of 1 included study, no country is known to us." in text_of(page)
    assert '<svg class="world"' not in page
