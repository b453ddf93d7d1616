from __future__ import annotations

from synth.link.graph import Graph
from synth.model.flow import Excluded, Flow
from synth.overview.review.flow import Steps


def rows(flow: Flow) -> dict[str, list[str]]:
    """Heading to its rows, as the table has them."""
    return {
        heading: [f"{line.label}: {line.of}" for step in steps for line in step.lines]
        for heading, steps in Steps.of(flow).groups()
    }


def test_steps_stand_in_the_order_of_the_way(graph: Graph) -> None:
    assert graph.review.flow
    found = rows(graph.review.flow)
    assert list(found) == [
        "Earlier version",
        "Databases and registers: identification",
        "Databases and registers: screening",
        "Other methods: identification",
        "Other methods: screening",
        "The review",
    ]
    assert found["Databases and registers: screening"] == [
        "Records screened by title and abstract: 192",
        "Records excluded: 170 of 192",
        "Reports sought in full: 22",
        "Reports not retrieved: 2 of 22",
        "Reports assessed in full: 20",
        "Reports excluded: 19 of 20",
        "Not about waiting: 11 of 19",
        "No people were asked: 5 of 19",
        "バスではなく電車についての調査: 3 of 19",
    ]


def test_every_number_of_the_flow_stands_in_a_step(graph: Graph) -> None:
    flow = graph.review.flow
    assert flow
    sources = (*flow.database_specific_results, *flow.register_specific_results)
    excluded = [part for part in (flow.dbr_excluded, flow.other_excluded) if part]
    numbers = [
        *(value for value in dict(flow).values() if isinstance(value, int)),
        *(source.n for source in sources),
        *(part.n for part in excluded),
        *(reason.n for part in excluded for reason in part.reasons),
    ]
    shown = [line.n for step in Steps.of(flow).steps for line in step.lines]
    assert sorted(number for number in shown if number is not None) == sorted(n for n in numbers if n is not None)


def test_arms_that_a_review_does_not_have_are_left_out() -> None:
    found = rows(Flow(database_results=3, new_studies=1))
    assert list(found) == [
        "Databases and registers: identification",
        "Databases and registers: screening",
        "The review",
    ]
    assert found["The review"] == ["Studies included: 1", "Reports of them: not known"]


def test_what_is_not_known_is_said_and_is_no_zero() -> None:
    found = rows(Flow(database_results=3, register_results=0, duplicates=0, dbr_excluded=Excluded(n=2)))
    assert found["Databases and registers: identification"] == [
        "Databases: 3",
        "Registers: 0",
        "Duplicates: 0 of 3",
        "Marked by a program as not fitting: not known",
        "For other reasons: not known",
    ]
    assert "Reports excluded: 2" in found["Databases and registers: screening"]


def test_a_flow_in_one_sentence(graph: Graph) -> None:
    assert graph.review.flow
    said = {
        graph.review.flow: "From 251 records found to 2 studies newly included; with the version before, 3 in all.",
        Flow(
            database_results=12000, register_results=1, new_studies=1
        ): "From 12,001 records found to 1 study included.",
        Flow(
            database_results=1, register_results=0, total_studies=4, website_results=2
        ): "From an unknown number of records found to 4 studies included.",
        Flow(previous_studies=1): (
            "From an unknown number of records found to an unknown number of studies newly included."
        ),
        Flow(duplicates=1): "From an unknown number of records found to an unknown number of studies included.",
    }
    assert {flow: Steps.of(flow).in_short for flow in said} == said
