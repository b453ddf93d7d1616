"""Solutions, roots and barriers with the steps between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from synth.link.graph import Graph
from synth.overview.overview import Overview
from synth.overview.paths.chain import Node
from synth.overview.paths.pathways import MOST_IN_COLUMN, MOST_LINKS, MOST_RECORDS, Band, Outline, Pathways, bands
from tests.pathways import review_of


def columns(pathways: Pathways) -> list[list[str]]:
    return [[record.id for record in column] for column in pathways.columns]


def steps(pathways: Pathways) -> set[str]:
    return {f"{step.source.id} {step.target.id}" for step in pathways.steps}


def shape(nodes: Iterable[Node]) -> list[object]:
    return [(node.record.id, shape(node.branches)) if node.branches else node.record.id for node in nodes]


def tree_of(pathways: Pathways, id: str) -> tuple[Node, ...]:
    [(record, tree)] = pathways.trees(record for record in pathways.of_kind("barrier") if record.id == id)
    assert record.id == id
    return tree


def everything_in(nodes: Iterable[Node], towards: str) -> Iterator[str]:
    for node in nodes:
        yield f"{node.record.id} {towards}"
        yield from everything_in(node.branches, node.record.id)


def test_the_example_has_its_columns_and_steps(graph: Graph) -> None:
    pathways = Pathways.of(Overview(graph))
    assert columns(pathways) == [
        ["benches", "shared-timetable"],
        ["no-money", "no-plan"],
        ["left-waiting", "no-seat"],
    ]
    assert steps(pathways) == {
        "no-money no-plan",
        "no-plan left-waiting",
        "no-money left-waiting",
        "shared-timetable no-plan",
        "shared-timetable left-waiting",
    }
    assert pathways.fits


def test_retired_records_have_no_part_in_it(graph: Graph) -> None:
    overview = review_of(graph, "s1 r1 r2 b1", "r1>b1", data={"r2": {"status": "retired"}})
    assert columns(Pathways.of(overview)) == [["s1"], ["r1"], ["b1"]]


def test_kinds_that_are_missing_have_no_column(graph: Graph) -> None:
    assert columns(Pathways.of(review_of(graph, "s1 b1", "s1~b1"))) == [["s1"], ["b1"]]
    assert columns(Pathways.of(review_of(graph, "b1"))) == [["b1"]]
    assert columns(Pathways.of(review_of(graph, ""))) == []


def test_causes_in_a_circle_are_all_told(graph: Graph) -> None:
    pathways = Pathways.of(review_of(graph, "s1 r1 r2 r3 b1", "r1>r2", "r2>r1", "r1>b1", "r3>r1", "s1>r2"))
    assert columns(pathways) == [["s1"], ["r1", "r2", "r3"], ["b1"]]
    tree = tree_of(pathways, "b1")
    assert set(everything_in(tree, "b1")) == steps(pathways)


def test_a_tree_tells_every_step_once(graph: Graph) -> None:
    """A diamond: two ways lead from one root to the barrier."""
    overview = review_of(graph, "s1 s2 r1 r2 r3 b1", "r1>b1", "r2~b1", "r3>r1", "r3~r2", "s1>r3", "s2>b1")
    tree = tree_of(Pathways.of(overview), "b1")
    assert shape(tree) == [("r1", [("r3", ["s1"])]), ("r2", ["r3"]), "s2"]
    again = tree[1].branches[0]
    assert again.told
    assert not again.note


def test_a_tree_says_what_each_step_rests_on_and_where_no_solution_is(graph: Graph) -> None:
    tree = tree_of(Pathways.of(Overview(graph)), "left-waiting")
    assert [node.words for node in tree] == [
        "caused by (our inference)",
        "caused by (reported in 2 studies)",
        "addressed by (our inference)",
    ]
    assert [node.note for node in tree] == ["no solution in this review addresses it yet", "", ""]


def test_what_leads_to_no_barrier_is_found(graph: Graph) -> None:
    overview = review_of(graph, "s1 s2 s3 r1 r2 r3 b1", "r1>b1", "s1>r1", "r3>r2", "s2>r3")
    assert [record.id for record in Pathways.of(overview).astray()] == ["r2", "r3", "s3"]


def test_a_part_holds_what_leads_to_its_records_and_nothing_else(graph: Graph) -> None:
    overview = review_of(graph, "s1 s2 r1 r2 r3 b1 b2", "r1>b1", "r3>r1", "s1>r3", "r2>b2", "s2>r2", "s1~b2")
    part = Pathways.of(overview).leading_to([overview.graph.records["b1"]])
    assert columns(part) == [["s1"], ["r1", "r3"], ["b1"]]
    assert steps(part) == {"s1 r3", "r3 r1", "r1 b1"}


@pytest.mark.parametrize(
    ("records", "links", "fits"),
    [(MOST_RECORDS, 1, True), (MOST_RECORDS + 1, 1, False), (70, MOST_LINKS, True), (70, MOST_LINKS + 1, False)],
)
def test_there_is_a_limit_to_one_picture(graph: Graph, records: int, links: int, fits: bool) -> None:
    roots, barriers = [f"r{n}" for n in range(35)], [f"b{n}" for n in range(records - 35)]
    pairs = [f"{root}>{barrier}" for root in roots for barrier in barriers]
    assert Pathways.of(review_of(graph, " ".join(roots + barriers), *pairs[:links])).fits is fits


@pytest.mark.parametrize(("barriers", "times"), [(2, 2), (MOST_IN_COLUMN, MOST_IN_COLUMN), (MOST_IN_COLUMN + 1, 1)])
def test_with_many_records_what_lies_behind_a_root_is_told_once(graph: Graph, barriers: int, times: int) -> None:
    ids = [f"b{number:02}" for number in range(barriers)]
    overview = review_of(graph, " ".join(["r1", "r2", *ids]), "r2>r1", *(f"r1>{id}" for id in ids))
    pathways = Pathways.of(overview)
    trees = [shape(tree) for _, tree in pathways.trees(pathways.of_kind("barrier"))]
    assert trees == [[("r1", ["r2"])]] * times + [["r1"]] * (barriers - times)


def test_the_part_among_some_records_has_only_what_joins_these(graph: Graph) -> None:
    overview = review_of(graph, "s1 r1 r2 b1", "r1>b1", "r2>r1", "s1>r2", "r2~b1")
    part = Pathways.of(overview).among({"s1", "r2", "b1"})
    assert columns(part) == [["s1"], ["r2"], ["b1"]]
    assert steps(part) == {"s1 r2", "r2 b1"}
    assert {key for key, arriving in part.steps_to.items() if arriving} == {"r2", "b1"}


def test_an_outline_counts_records_and_links_by_group_and_footing(graph: Graph) -> None:
    overview = review_of(
        graph,
        "s1 s2 r1 r2 r3 b1 b2",
        *("s1>r1", "s2>r1", "s2~r2", "r1>b1", "r2>b1", "r3~b2", "r2>r3"),
        data={"r3": {"domain": "money"}, "b2": {"process": "resting"}},
    )
    outline = Outline.of(overview.graph, Pathways.of(overview))
    assert [[(band.key, band.records) for band in column] for column in outline.columns] == [
        [("maturity__proposed", 2)],
        [("domains__planning", 2), ("domains__money", 1)],
        [("processes__resting", 1), ("processes__", 1)],
    ]
    assert [
        (bundle.source.term, bundle.target.term, bundle.footing, bundle.links, bundle.studies)
        for bundle in outline.bundles
    ] == [
        ("proposed", "planning", "reported", 2, 2),
        ("proposed", "planning", "inferred", 1, 0),
        ("money", "resting", "inferred", 1, 0),
        ("planning", "", "reported", 2, 2),
    ]
    assert outline.between_roots == 1


def test_bands_come_in_the_order_of_the_vocabulary_with_what_is_not_known_last(graph: Graph) -> None:
    overview = review_of(graph, "b1 b2", data={"b2": {"process": "resting"}})
    found = bands(overview.graph, "barrier", overview.graph.of("barrier"))
    assert found == [
        Band("barrier", "processes", "resting", "Resting", 1),
        Band("barrier", "processes", "", "Process not known", 1),
    ]
