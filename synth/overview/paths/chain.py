"""The chain solutions - roots - barriers as seen from one record: a small tree on each side of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from synth.link.graph import Graph, Link, Record
from synth.overview import words

# A picture that shows more than this explains less; the page lists all of them below it.
MOST = 6
NO_SOLUTION = "no solution in this review addresses it yet"


@dataclass(frozen=True, slots=True)
class Node:
    """One record of the picture, what the link that leads to it rests on, and what lies behind it."""

    record: Record
    footing: str
    """`reported`, `stated` or `inferred`."""
    words: str
    branches: tuple[Node, ...] = ()
    more: int = 0
    note: str = ""
    told: bool = False
    """Whether what lies behind it stands in the same tree above."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The record, what leads to it from the side of the solutions, and what it leads to."""

    record: Record
    before: tuple[Node, ...]
    after: tuple[Node, ...]
    before_more: int
    after_more: int

    def __bool__(self) -> bool:
        return bool(self.before or self.after)


def chain_of(graph: Graph, record: Record) -> Chain:
    """The picture for a barrier, root or solution."""
    before = _links(graph, record, towards="solutions")
    after = _links(graph, record, towards="barriers")
    return Chain(
        record,
        before=tuple(_behind(graph, link) for link in before[:MOST]),
        after=tuple(_ahead(graph, link) for link in after[:MOST]),
        before_more=max(0, len(before) - MOST),
        after_more=max(0, len(after) - MOST),
    )


def _links(graph: Graph, record: Record, towards: str) -> list[Link]:
    """The links that lead from a record towards one end of the chain."""
    own, others = graph.links_from.get(record.id, ()), graph.links_to.get(record.id, ())
    if towards == "solutions":
        return [*_of("caused-by", own), *_of("addresses", others)]
    return [*_of("addresses", own), *_of("caused-by", others)]


def _of(relation: str, links: Iterable[Link]) -> Iterator[Link]:
    return (link for link in links if link.relation == relation)


def _behind(graph: Graph, link: Link) -> Node:
    """A root behind a barrier with what addresses it, or a solution."""
    if link.relation == "addresses":
        return Node(link.source, link.footing, step_words("addressed by", link))
    solutions = list(_of("addresses", graph.links_to.get(link.target.id, ())))
    shown = tuple(Node(each.source, each.footing, step_words("addressed by", each)) for each in solutions[:MOST])
    return Node(
        link.target,
        link.footing,
        step_words("caused by", link),
        shown,
        max(0, len(solutions) - MOST),
        "" if solutions else NO_SOLUTION,
    )


def _ahead(graph: Graph, link: Link) -> Node:
    """What a solution addresses with the barriers it leads to, or a barrier that a root leads to."""
    if link.relation == "caused-by":
        return Node(link.source, link.footing, step_words("leads to", link))
    effects = list(_of("caused-by", graph.links_to.get(link.target.id, ())))
    shown = tuple(Node(each.source, each.footing, step_words("leads to", each)) for each in effects[:MOST])
    return Node(link.target, link.footing, step_words("addresses", link), shown, max(0, len(effects) - MOST))


def step_words(relation: str, link: Link) -> str:
    """`caused by (reported in 2 studies)`, `addresses (our inference)`."""
    return f"{relation} ({words.basis(link.basis == 'reported', link.number_of_studies, link.is_result)})"
