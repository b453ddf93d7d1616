"""On how many studies something rests: background and recommendations are no results."""

from __future__ import annotations

from dataclasses import replace

import pytest

from synth.link.graph import Graph
from synth.overview.limits.ground import Ground, counted
from synth.overview.overview import Overview


def ground(graph: Graph, record: str) -> Ground:
    return Ground.of_record(graph, graph.records[record])


@pytest.mark.parametrize(
    ("record", "found", "stated", "said"),
    [
        ("no-plan", ["ito-2019", "smith-2020"], [], "2 studies"),
        ("no-seat", ["smith-2020"], ["noroute-2021"], "1 study, and 1 more that only states it as background"),
        ("benches", [], ["smith-2020"], "no study with a result: 1 only recommends it"),
    ],
)
def test_studies_with_a_result_are_told_apart_from_those_that_only_state_it(
    graph: Graph, record: str, found: list[str], stated: list[str], said: str
) -> None:
    made = ground(graph, record)
    assert [study.id for study in made.found] == found
    assert [study.id for study in made.stated] == stated
    assert made.said(graph) == said


def test_a_study_with_a_result_and_a_background_statement_has_a_result(graph: Graph) -> None:
    roles = {item.finding.data.role for item in graph.evidence["left-waiting"] if item.finding.study.id == "ito-2019"}
    assert roles == {"finding", "background"}
    assert not ground(graph, "left-waiting").stated


def test_several_that_only_state_it_are_counted_and_named_by_what_they_do(graph: Graph) -> None:
    findings = [graph.findings[address] for address in ("noroute-2021/f1", "smith-2020/f3")]
    made = Ground.of([finding.study for finding in findings], findings)
    assert made.said(graph) == "no study with a result: 2 only state or recommend it"


def test_who_states_it_about_people_already_counted_is_not_counted_again(conqual: Overview) -> None:
    graph = conqual.graph
    lee, smith = graph.studies_on("left-waiting")
    made = replace(ground(graph, "left-waiting"), found=(lee,), stated=(smith,), roles=frozenset({"background"}))
    assert made.said(graph) == "1 study"
    assert counted(graph, (lee, smith)) == "1 study (2 that share participants count as one)"
