"""The pathways in parts that are small enough for a picture."""

from __future__ import annotations

from itertools import pairwise

import pytest

from synth.link.graph import Graph
from synth.overview.paths.parts import Part, parts_of, roots_with_more_behind
from synth.overview.paths.pathways import MOST_IN_COLUMN, Pathways
from tests.pathways import review_of


def numbered(letter: str, number: int) -> list[str]:
    return [f"{letter}{place:03}" for place in range(number)]


def in_a_row(roots: list[str]) -> list[str]:
    """Each root causes the next."""
    return [f"{one}>{next}" for one, next in pairwise(roots)]


def parts_in(graph: Graph, ids: list[str], steps: list[str]) -> tuple[Pathways, list[Part]]:
    pathways = Pathways.of(review_of(graph, " ".join(ids), *steps))
    return pathways, parts_of(pathways, pathways.of_kind("barrier"))


def heights(parts: list[Part]) -> list[int]:
    return [max(map(len, part.pathways.columns)) for part in parts]


def names(parts: list[Part]) -> list[list[str]]:
    return [[record.id for record in part.records] for part in parts]


def steps_of(*parts: Pathways) -> set[str]:
    return {f"{step.source.id} {step.target.id}" for part in parts for step in part.steps}


def test_what_fits_is_one_part_with_all_that_leads_to_it(graph: Graph) -> None:
    roots = numbered("r", MOST_IN_COLUMN)
    pathways, parts = parts_in(graph, [*roots, "b1", "b2"], [*in_a_row(roots), f"{roots[-1]}>b1"])
    assert names(parts) == [["b1", "b2"]]
    assert steps_of(parts[0].pathways) == steps_of(pathways)
    assert parts[0].left_out == {}


def test_those_that_share_most_stand_together(graph: Graph) -> None:
    barriers = numbered("b", 2 * MOST_IN_COLUMN)
    steps = [f"{'r1' if place % 2 else 'r2'}>{barrier}" for place, barrier in enumerate(barriers)]
    _, parts = parts_in(graph, ["r1", "r2", *barriers], steps)
    assert names(parts) == [barriers[::2], barriers[1::2]]


def test_a_chain_of_causes_that_is_too_long_is_cut_and_what_is_left_out_is_counted(graph: Graph) -> None:
    roots = numbered("r", MOST_IN_COLUMN + 1)
    steps = [*in_a_row(roots), f"{roots[-1]}>b1", f"s1>{roots[-1]}", f"s2>{roots[0]}"]
    pathways, [part] = parts_in(graph, ["s1", "s2", *roots, "b1"], steps)
    assert steps_of(part.pathways) == {f"{roots[-1]} b1", f"s1 {roots[-1]}"}
    assert part.left_out == {roots[-1]: 1}
    behind = roots_with_more_behind(pathways, [part])
    assert [root.id for root in behind] == roots[1:]
    assert steps_of(part.pathways, *(one.pathways for one in parts_of(pathways, behind))) == steps_of(pathways)


def test_where_nothing_is_left_out_no_root_has_more_behind_it(graph: Graph) -> None:
    pathways, parts = parts_in(graph, ["r1", "r2", "b1"], ["r1>r2", "r2>b1"])
    assert roots_with_more_behind(pathways, parts) == []


def test_a_circle_of_causes_is_shown_whole_in_parts(graph: Graph) -> None:
    roots, barriers = numbered("r", 60), numbered("b", 60)
    steps = [*in_a_row(roots), f"{roots[-1]}>{roots[0]}", *(f"{r}>{b}" for r, b in zip(roots, barriers, strict=True))]
    pathways, parts = parts_in(graph, [*roots, *barriers], steps)
    behind = parts_of(pathways, roots_with_more_behind(pathways, parts))
    assert steps_of(*(part.pathways for part in [*parts, *behind])) == steps_of(pathways)
    assert max(heights([*parts, *behind])) == MOST_IN_COLUMN


@pytest.mark.parametrize("solutions", [MOST_IN_COLUMN, MOST_IN_COLUMN + 1, 5 * MOST_IN_COLUMN])
def test_what_is_too_much_alone_takes_in_what_does_not_make_it_higher(graph: Graph, solutions: int) -> None:
    """Else each of many barriers with one root would bring the many solutions of that root into a part of its own."""
    ids, barriers = numbered("s", solutions), numbered("b", solutions)
    _, parts = parts_in(graph, [*ids, "r1", *barriers], [*(f"{id}>r1" for id in ids), *(f"r1>{id}" for id in barriers)])
    assert names(parts) == [barriers]
    assert heights(parts) == [solutions]


def test_every_step_of_a_large_review_is_in_a_part_that_is_not_too_high(graph: Graph) -> None:
    solutions, roots, barriers = numbered("s", 75), numbered("r", 100), numbered("b", 125)
    steps = [
        *(f"{solution}>{roots[place]}" for place, solution in enumerate(solutions)),
        *(step for start in range(0, 100, 10) for step in in_a_row(roots[start : start + 10])),
        *(f"{roots[place * step % 100]}>{barrier}" for place, barrier in enumerate(barriers) for step in (3, 7)),
    ]
    pathways, parts = parts_in(graph, [*solutions, *roots, *barriers], list(dict.fromkeys(steps)))
    behind = parts_of(pathways, roots_with_more_behind(pathways, parts))
    assert steps_of(*(part.pathways for part in [*parts, *behind])) == steps_of(pathways)
    assert sorted(id for part in names(parts) for id in part) == barriers
    assert max(heights([*parts, *behind])) <= MOST_IN_COLUMN
    # What is drawn more than once does not grow without end.
    assert sum(part.pathways.records for part in [*parts, *behind]) < 3 * pathways.records
