"""What the review as a whole cannot answer yet."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest

from synth.link.graph import Graph
from synth.overview.limits.ground import Ground
from synth.overview.limits.open_questions import OpenQuestion, open_questions
from synth.overview.overview import Overview


def asked(graph: Graph) -> dict[str, OpenQuestion]:
    return {question.id: question for question in open_questions(Overview(graph))}


def ids(question: OpenQuestion) -> list[str]:
    return [item.record.id if item.record else item.text for item in question.open]


def without_links(graph: Graph) -> Graph:
    return replace(graph, links_from={}, links_to={})


def test_every_kind_of_gap_is_told_also_where_there_is_none(graph: Graph) -> None:
    found = asked(graph)
    assert len(found) == 11
    for question in found.values():
        assert len(question.open) <= question.whole or question.id in ("looked_for", "inferred")
        assert question.none.endswith(".")
        assert question.todo.endswith(".")


def test_without_links_every_barrier_and_root_is_open(graph: Graph) -> None:
    found = asked(without_links(graph))
    barriers = sorted(record.id for record in graph.of("barrier"))
    assert sorted(ids(found["no_root"])) == barriers
    assert sorted(ids(found["barrier_without_solution"])) == barriers
    assert sorted(ids(found["root_without_solution"])) == sorted(record.id for record in graph.of("root"))


def test_a_solution_of_a_root_reaches_its_barrier(graph: Graph) -> None:
    reached = {
        link.source.id
        for solution in graph.of("solution")
        for address in graph.links_from.get(solution.id, ())
        for link in graph.links_to.get(address.target.id, ())
        if link.relation == "caused-by" and link.source.kind.name == "barrier"
    }
    assert reached
    assert not reached & set(ids(asked(graph)["barrier_without_solution"]))


@pytest.mark.parametrize("basis", ["reported", "inferred"])
def test_links_that_nobody_reported(graph: Graph, basis: Literal["reported", "inferred"]) -> None:
    links = {id: tuple(replace(link, basis=basis) for link in links) for id, links in graph.links_from.items()}
    question = asked(replace(graph, links_from=links))["inferred"]
    assert len(question.open) == (question.whole if basis == "inferred" else 0)


def test_a_review_finding_on_one_study_names_it(graph: Graph) -> None:
    overview = Overview(graph)
    question = asked(graph)["one_study"]
    assert question.open
    for item in question.open:
        assert item.record
        ground = Ground.of_record(graph, item.record)
        assert item.text == (overview.title(ground.found[0]) if ground.found else ground.said(graph))
    assert "no study with a result: 1 only recommends it" in [item.text for item in question.open]


def test_roles_in_which_nobody_took_part(graph: Graph) -> None:
    terms = graph.vocabulary.schemes["roles"].terms
    heard = {group.role for study in graph.of("study") for group in study.data.participants}
    assert ids(asked(graph)["voices"]) == [term.label for name, term in terms.items() if name not in heard]


def test_an_empty_review_has_no_open_questions_and_does_not_fail(graph: Graph) -> None:
    empty = replace(graph, records={}, findings={}, evidence={}, links_from={}, links_to={}, finding_links={})
    assert all(not question.open for id, question in asked(empty).items() if id != "voices")
