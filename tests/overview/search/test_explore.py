from __future__ import annotations

import pytest

from synth.index.explore import explore_data
from synth.link.graph import Graph
from synth.overview.overview import Overview
from synth.overview.search.explore import NOT_KNOWN, STANCES, Explore


@pytest.fixture(scope="module")
def explore(graph: Graph) -> Explore:
    return Explore(Overview(graph))


def test_every_record_with_a_page_is_a_row_studies_last(explore: Explore, graph: Graph) -> None:
    ids = [row.record.id for row in explore.rows]
    assert sorted(ids) == sorted(item.id for item in graph.records.values() if not item.retired)
    kinds = [row.record.kind.name for row in explore.rows]
    assert kinds == sorted(kinds, key=["barrier", "root", "solution", "facilitator", "study"].index)


def test_a_record_rests_on_the_studies_with_findings_on_it(explore: Explore, graph: Graph) -> None:
    studies = [row.record.id for row in explore.rows if row.record.kind.name == "study"]
    for row in explore.rows:
        if row.record.kind.name == "study":
            assert [studies[resting.study] for resting in row.rests_on] == [row.record.id]
            continue
        evidence = graph.evidence.get(row.record.id, ())
        assert {studies[resting.study]: resting.stances for resting in row.rests_on} == {
            study: {item.stance for item in evidence if item.finding.study.id == study}
            for study in {item.finding.study.id for item in evidence}
        }
        assert row.findings == len(evidence)


def test_facets_offer_what_occurs_and_say_what_is_not_known(explore: Explore) -> None:
    facets = {facet.id: facet for facet in explore.facets}
    assert list(facets) == [
        "kind", "process", "domain", "level", "country", "perspective", "design", "confidence", "stance", "maturity",
        "year", "status",
    ]  # fmt: skip
    for facet in explore.facets:
        if facet.of == "record":
            used = {row.own[facet.id] for row in explore.rows if facet.id in row.own}
            assert set(facet.values) == used, facet.id
    assert facets["country"].values["JP"] == "Japan"
    assert list(facets["year"].values)[:1] == [max(code for code in facets["year"].values if code != NOT_KNOWN)]
    by_id = {row.record.id: row for row in explore.rows}
    assert by_id["noroute-2021"].shared["country"] == (NOT_KNOWN,)
    assert by_id["standing-still" if "standing-still" in by_id else "no-seat"].own["kind"] == "barrier"


def test_the_file_holds_the_rows_in_columns(explore: Explore) -> None:
    data = explore_data(explore)
    rows, columns = explore.rows, data["records"]
    facets = {facet["id"]: facet for facet in data["facets"]}
    first = len(rows) - len(data["studies"]["cite"])
    assert {len(columns[name]) for name in ("id", "title", "findings", "states", "rests_on")} == {len(rows)}
    for place, row in enumerate(rows):
        assert columns["id"][place] == row.record.id
        for facet, values in columns["own"].items():
            code = row.own.get(facet)
            assert (facets[facet]["values"][values[place]][0] if values[place] >= 0 else None) == code
        told = [(number >> 3, frozenset(_stances(number & 7))) for number in columns["rests_on"][place]]
        assert told == [(resting.study, resting.stances) for resting in row.rests_on]
        if row.record.kind.name == "study":
            study = place - first
            assert data["studies"]["source"][study] == row.source
            for facet in ("country", "perspective", "design", "year"):
                places = data["studies"][facet][study]
                assert tuple(facets[facet]["values"][value][0] for value in places) == row.shared[facet]


def _stances(bits: int) -> list[str]:
    return [stance for place, stance in enumerate(STANCES) if bits & (1 << place)]
