"""A comparison as a release for content/changes.yml, record by record; the sentence about it is left to people."""

from __future__ import annotations

import textwrap
from collections.abc import Container, Iterator, Sequence
from typing import get_args

from synth.check.project import CheckedProject
from synth.compare.difference import WHATS, Difference
from synth.model.changes import ChangeKind
from synth.model.kinds import KINDS

_WIDTH = 110


def release_block(differences: Sequence[Difference], new: CheckedProject) -> str:
    """The block to put first under `releases:`; version and date are those of the newer review.

    Only records that a reader can be led to are named, each once a kind of change.
    """
    if new.published is None:
        raise ValueError("the project could not be read")
    graph = new.published.graph
    order = {id: (tuple(KINDS).index(record.kind.name), id) for id, record in graph.records.items()}
    lines = [f"  - version: {graph.review.version}", f"    date: {graph.review.date}", "    summary: TODO"]
    changes = list(_changes(differences, order.keys()))
    if changes:
        lines.append("    changes:")
    for change, ids in changes:
        lines.append(f"      - what: {change}")
        lines += _listed(sorted(ids, key=order.__getitem__))
    return "\n".join(lines) + "\n"


def _changes(differences: Sequence[Difference], known: Container[str]) -> Iterator[tuple[str, set[str]]]:
    found: dict[str, set[str]] = {}
    for item in differences:
        if (change := WHATS[item.what].change) and item.kind in KINDS and item.id in known:
            found.setdefault(change, set()).add(item.id)
    for change in get_args(ChangeKind):
        if change in found:
            # What is new or was taken back is told so, and no more.
            over = (
                found.get("added", set()) | found.get("retired", set()) if change not in ("added", "retired") else set()
            )
            if left := found[change] - over:
                yield change, left


def _listed(ids: Sequence[str]) -> list[str]:
    line = f"        records: [{', '.join(ids)}]"
    if len(line) <= _WIDTH:
        return [line]
    indent = " " * 10
    wrapped = textwrap.wrap(
        ", ".join(ids), _WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )
    return ["        records: [", *wrapped, "        ]"]
