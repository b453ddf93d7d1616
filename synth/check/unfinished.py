"""Drafts that cannot be shown as records yet: what there is of each, and what the check says is still missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from synth.diagnostics import Diagnostic, Diagnostics
from synth.model.kinds import Kind
from synth.read.document import Document
from synth.read.record import Record
from synth.read.sources import Misfit, Sources


@dataclass(frozen=True, slots=True)
class Unfinished:
    """One such draft. `gaps` say what nobody has written yet, `others` what else there is to look at; by place."""

    kind: Kind
    id: str
    document: Document
    gaps: tuple[Diagnostic, ...]
    others: tuple[Diagnostic, ...]


def unfinished_drafts(sources: Sources, ids: Collection[str], diagnostics: Diagnostics) -> tuple[Unfinished, ...]:
    """The drafts `ids`, by kind and id. `diagnostics` has been softened."""
    told: dict[str, list[Diagnostic]] = defaultdict(list)
    for item in diagnostics.ordered() if ids else ():
        if item.severity != "info":
            told[item.place.path].append(item)
    held: list[Record | Misfit] = [*sources.records, *sources.misfits]
    found = [each for each in held if each.id in ids]
    return tuple(_draft(each, told[each.document.path]) for each in sorted(found, key=lambda each: each.document.path))


def _draft(held: Record | Misfit, told: Collection[Diagnostic]) -> Unfinished:
    gaps = tuple(item for item in told if item.softened)
    others = tuple(item for item in told if not item.softened)
    return Unfinished(held.kind, held.id, held.document, gaps, others)
