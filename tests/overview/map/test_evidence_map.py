from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from synth.link.graph import Graph, Record
from synth.model.study import Study
from synth.overview.map.evidence_map import EvidenceMap
from synth.overview.map.table import MOST_COLUMNS, Across, Cell, Column
from synth.overview.overview import Overview
from tests.pathways import review_of


@pytest.fixture(scope="module")
def evidence_map(graph: Graph) -> EvidenceMap:
    return EvidenceMap(Overview(graph))


def table(evidence_map: EvidenceMap, id: str) -> Across:
    return next(across for across in evidence_map.tables if across.id == id)


def columns(across: Across) -> list[str]:
    return [column.id for column in across.columns]


def cells(across: Across) -> dict[str, list[str | list[tuple[str, int]]]]:
    """Row to what its cells hold: stances, or which kind of nothing."""
    return {
        row.key: [cell.nothing or cell.stances for cell in row.cells] for group in across.groups for row in group.rows
    }


def cell(across: Across, row: str, column: str) -> Cell:
    found = next(row_ for group in across.groups for row_ in group.rows if row_.key == row)
    return next(cell for cell in found.cells if cell.column and cell.column.id == column)


def changed(graph: Graph, id: str, **values: Any) -> Graph:
    """The graph with a study that says something else, as no check has seen it."""
    record = graph.records[id]
    data = Study.model_validate({**record.data.model_dump(exclude_none=True), **values})
    return replace(graph, records={**graph.records, id: replace(record, data=data)})


def test_rows_are_barriers_by_process_and_what_is_not_known_comes_last(evidence_map: EvidenceMap) -> None:
    for across in evidence_map.tables:
        assert [(group.term, [row.key for row in group.rows]) for group in across.groups] == [
            ("arriving", ["left-waiting"]),
            ("", ["no-seat"]),
        ]


def test_there_is_a_table_for_each_of_four_things_across(evidence_map: EvidenceMap) -> None:
    assert {across.id: columns(across) for across in evidence_map.tables} == {
        "studies": ["ito-2019", "smith-2020", "noroute-2021"],
        "countries": ["DK", "JP", "NO", "not-known"],
        "domains": ["planning", "money"],
        "designs": ["qualitative"],
    }


def test_a_cell_counts_findings_and_stances_and_says_why_it_is_empty(evidence_map: EvidenceMap) -> None:
    assert cells(table(evidence_map, "studies")) == {
        "left-waiting": [[("contradicts", 1)], [("supports", 1)], "not-read"],
        "no-seat": ["not-examined", [("supports", 1)], []],
    }


@pytest.mark.parametrize(
    ("row", "column", "results", "studies", "stated"),
    [
        ("left-waiting", "ito-2019", ["f1"], 1, ["f2"]),
        ("left-waiting", "smith-2020", ["f1"], 1, []),
        ("no-seat", "noroute-2021", [], 0, ["f1"]),
    ],
)
def test_what_is_only_stated_stands_apart_from_what_was_found(
    evidence_map: EvidenceMap, row: str, column: str, results: list[str], studies: int, stated: list[str]
) -> None:
    found = cell(table(evidence_map, "studies"), row, column)
    assert [item.finding.data.id for item in found.results] == results
    assert [item.finding.data.id for item in found.stated] == stated
    assert (found.studies, found.nothing) == (studies, "")


def test_of_the_whole_map_each_finding_counts_once_and_what_is_only_stated_apart(evidence_map: EvidenceMap) -> None:
    assert sorted(finding.address for finding in evidence_map.results) == [
        "ito-2019/f1",
        "smith-2020/f1",
        "smith-2020/f4",
    ]
    assert sorted(finding.address for finding in evidence_map.stated) == ["ito-2019/f2", "noroute-2021/f1"]
    assert evidence_map.findings == 5


def test_a_study_in_two_countries_stands_in_both(evidence_map: EvidenceMap) -> None:
    across = table(evidence_map, "countries")
    assert cell(across, "left-waiting", "JP").evidence == cell(across, "left-waiting", "DK").evidence
    assert [column.note for column in across.columns] == ["only by affiliations", "only by affiliations", "", ""]


def test_a_row_as_a_whole(evidence_map: EvidenceMap) -> None:
    whole = table(evidence_map, "studies").groups[0].rows[0].whole
    assert (len(whole.evidence), whole.studies, whole.nothing) == (3, 2, "")


def test_root_domains_hold_the_findings_on_the_roots_and_the_links_to_them(evidence_map: EvidenceMap) -> None:
    planning = cell(table(evidence_map, "domains"), "left-waiting", "planning")
    assert [(link.target.id, link.basis) for link in planning.links] == [("no-plan", "reported")]
    assert {item.record.id for item in planning.evidence} == {"no-plan"}
    assert cell(table(evidence_map, "domains"), "no-seat", "planning").nothing == "not-read"


def test_studies_that_share_participants_count_once(conqual: Overview) -> None:
    evidence_map = EvidenceMap(conqual)
    rows = [row for group in evidence_map.tables[0].groups for row in group.rows]
    together = [
        row.whole for row in rows if row.whole.studies < len({item.finding.study.id for item in row.whole.evidence})
    ]
    assert together
    for whole in together:
        studies = {item.finding.study.id: item.finding.study for item in whole.evidence}
        assert whole.studies == conqual.graph.number_of(studies.values())


def test_looked_for_and_not_found_goes_before_the_other_kinds_of_nothing(graph: Graph) -> None:
    sought = [
        {"topic": "waiting", "result": "none-found", "text": "No.", "locator": "p. 1", "records": ["left-waiting"]}
    ]
    overview = Overview(changed(graph, "noroute-2021", sought=sought))
    evidence_map = EvidenceMap(overview)
    assert cell(table(evidence_map, "studies"), "left-waiting", "noroute-2021").nothing == "not-found"
    assert cell(table(evidence_map, "countries"), "left-waiting", "not-known").nothing == "not-found"
    whole = table(evidence_map, "studies").groups[0].rows[0].whole
    assert (whole.nothing, whole.looked) == ("", 1)


def test_what_was_looked_for_stands_apart_unless_a_barrier_stands_for_it(graph: Graph) -> None:
    assert [item.topic for _, item in EvidenceMap(Overview(graph)).looked_for] == ["shelters", "things that help"]
    sought = [{"topic": "seats", "result": "none-found", "text": "No.", "locator": "p. 1", "records": ["no-seat"]}]
    overview = Overview(changed(graph, "noroute-2021", sought=sought))
    assert [item.topic for _, item in EvidenceMap(overview).looked_for] == ["shelters"]


def test_a_study_that_only_looked_for_a_barrier_has_a_column(graph: Graph) -> None:
    sought = [{"topic": "seats", "result": "none-found", "text": "No.", "locator": "p. 1", "records": ["no-seat"]}]
    silent = {
        id: tuple(item for item in items if item.finding.study.id != "ito-2019") for id, items in graph.evidence.items()
    }
    without = replace(graph, evidence=silent)
    assert columns(table(EvidenceMap(Overview(without)), "studies")) == ["smith-2020", "noroute-2021"]
    looking = changed(without, "ito-2019", sought=sought)
    assert columns(table(EvidenceMap(Overview(looking)), "studies")) == ["ito-2019", "smith-2020", "noroute-2021"]


def test_above_the_limit_rows_are_processes_and_only_countries_and_designs_stand_across(graph: Graph) -> None:
    for evidence_map in (
        EvidenceMap(Overview(graph), most_barriers=1),
        EvidenceMap(Overview(graph), most_findings=4),
    ):
        assert not evidence_map.by_barrier
        assert [across.id for across in evidence_map.tables] == ["countries", "designs"]
        (arriving,), (unknown,) = (group.rows for group in evidence_map.tables[0].groups)
        assert (arriving.key, arriving.record, arriving.barriers, unknown.key) == ("arriving", None, 1, "not-known")
        assert cells(evidence_map.tables[1])["arriving"] == [[("contradicts", 1), ("supports", 1)]]


def test_the_limits_are_inclusive(graph: Graph) -> None:
    assert EvidenceMap(Overview(graph), most_barriers=2, most_findings=5).by_barrier


def test_a_table_with_too_many_columns_says_so_and_holds_nothing() -> None:
    assert Across("studies", tuple(Column(str(place), "") for place in range(MOST_COLUMNS + 1)), ()).too_wide
    assert not Across("studies", tuple(Column(str(place), "") for place in range(MOST_COLUMNS)), ()).too_wide


def test_a_review_without_barriers_studies_or_roots_has_tables_without_rows_or_columns(graph: Graph) -> None:
    without_barriers = EvidenceMap(review_of(graph, "r1 s1", "s1>r1"))
    assert without_barriers.barriers == ()
    assert all(across.groups == () for across in without_barriers.tables)
    without_studies = EvidenceMap(review_of(graph, "b1"))
    assert columns(table(without_studies, "studies")) == columns(table(without_studies, "countries")) == []
    assert cells(table(without_studies, "domains")) == {"b1": ["not-examined", "not-examined"]}
    assert without_studies.tables[0].groups[0].rows[0].whole.nothing == "not-examined"


def test_a_barrier_of_a_retired_root_has_no_root(graph: Graph) -> None:
    overview = review_of(graph, "r1 b1", "r1>b1", data={"r1": {"status": "retired"}})
    assert cells(table(EvidenceMap(overview), "domains")) == {"b1": ["not-examined", "not-examined"]}


def test_no_study_is_a_column_of_its_country(evidence_map: EvidenceMap) -> None:
    found: list[Record | None] = [column.study for column in table(evidence_map, "countries").columns]
    assert found == [None] * 4
