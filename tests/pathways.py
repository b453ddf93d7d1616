"""Reviews of any shape, made from the ids of their records and the links between them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from synth.link.graph import FindingNode, Graph, Link, Record
from synth.model.kinds import KINDS
from synth.overview.overview import Overview

_KINDS = {"s": "solution", "r": "root", "b": "barrier"}
_COMMON = {"statement": "It is so.", "summary": "So.", "level": "street", "status": "reviewed"}
_OWN: dict[str, dict[str, Any]] = {
    "solution": {"maturity": "proposed"},
    "root": {"domain": "planning"},
    "barrier": {"process": None},
}


def review_of(
    graph: Graph, ids: str, *steps: str, title: str = "Title of {}", data: Mapping[str, Mapping[str, Any]] | None = None
) -> Overview:
    """The review of `graph` with other records and other links, as no check has seen them.

    `ids` names the records, each beginning with the letter of its kind (`s1 r1 b1`); `data` gives fields of some. A
    step is written in the direction of its effect: `s1>r1` where it is reported, `s1=r1` where it is only stated,
    `s1~r1` where it is inferred.
    """
    records = {id: _record(graph, id, {"title": title.format(id), **(data or {}).get(id, {})}) for id in ids.split()}
    links = [_link(graph, records, step) for step in steps]
    return Overview(
        replace(
            graph,
            review=graph.review.model_copy(update={"key_messages": ()}),
            records=records,
            evidence={},
            double_coding=None,
            links_from={id: tuple(link for link in links if link.source.id == id) for id in records},
            links_to={id: tuple(link for link in links if link.target.id == id) for id in records},
        )
    )


def _record(graph: Graph, id: str, data: dict[str, Any]) -> Record:
    kind = KINDS[_KINDS[id[0]]]
    return Record(kind, id, kind.model.model_validate(_COMMON | _OWN[kind.name] | data), graph.review_document)


def _link(graph: Graph, records: dict[str, Record], step: str) -> Link:
    """Made of the links that the example has: one reported, one inferred."""
    source, sign, target = re.split("([>=~])", step)
    basis = "inferred" if sign == "~" else "reported"
    made = next(link for links in graph.links_from.values() for link in links if link.basis == basis)
    if sign == "=":
        made = replace(made, findings=(_background(made.findings[0]),))
    ends = records[source], records[target]
    if ends[0].kind.name == "solution":
        return replace(made, source=ends[0], target=ends[1], relation="addresses")
    return replace(made, source=ends[1], target=ends[0], relation="caused-by")


def _background(node: FindingNode) -> FindingNode:
    return replace(node, data=node.data.model_copy(update={"role": "background"}))
