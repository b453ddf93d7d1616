"""How the review reports itself: each checklist, item by item, with where it is answered and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from synth.check.whereabouts import Nowhere, Spot, Whereabouts
from synth.link.graph import Graph
from synth.model.checklists import Checklist, Item
from synth.model.reporting import REPORTING, Answer, answers
from synth.overview import words

Standing = Literal["answered", "in-part", "not-yet", "does-not-apply", "left-out"]
STANDING: dict[Standing, str] = {
    "answered": "Answered",
    "in-part": "Answered in part",
    "not-yet": "Not yet",
    "does-not-apply": "Does not apply",
    "left-out": "Nothing is said",
}
_COUNTED: dict[Standing, tuple[str, str]] = {
    "answered": ("is answered", "are answered"),
    "in-part": ("is answered in part", "are answered in part"),
    "not-yet": ("is not answered yet", "are not answered yet"),
    "does-not-apply": ("does not apply", "do not apply"),
    "left-out": ("is left out: the review says nothing of it", "are left out: the review says nothing of them"),
}


@dataclass(frozen=True, slots=True)
class ReportingRow:
    """One item and how the review answers it. Prose is as the review has it; empty where it says nothing."""

    item: Item
    standing: Standing
    spots: tuple[Spot, ...]
    note: str
    missing: str
    """What is not done or not told yet, and why."""
    reason: str
    """Why the item does not apply."""


@dataclass(frozen=True, slots=True)
class ReportingTable:
    """A checklist and its rows, in its own order."""

    checklist: Checklist
    rows: tuple[ReportingRow, ...]

    @property
    def begun(self) -> bool:
        """Whether the review says anything of this checklist."""
        return any(row.standing != "left-out" for row in self.rows)

    @property
    def counts(self) -> str:
        """How many items stand how: `Of 21 items, 14 are answered, 5 are not answered yet and 2 do not apply.`."""
        found = Counter(row.standing for row in self.rows)
        told = [f"{found[name]} {verb[found[name] != 1]}" for name, verb in _COUNTED.items() if found[name]]
        return f"Of {len(self.rows)} items, {words.series(told)}."


def reporting_tables(graph: Graph) -> tuple[ReportingTable, ...]:
    """Every reporting checklist as the review answers it, by key."""
    whereabouts = Whereabouts(graph)
    return tuple(
        ReportingTable(
            checklist,
            tuple(_row(item, answer, whereabouts) for item, answer in answers(graph.review.reporting, checklist)),
        )
        for checklist in REPORTING
    )


def _row(item: Item, answer: Answer | None, whereabouts: Whereabouts) -> ReportingRow:
    if answer is None:
        return ReportingRow(item, "left-out", (), "", "", "")
    spots = tuple(_spots(answer, whereabouts))
    missing, reason = answer.not_yet or "", answer.does_not_apply or ""
    return ReportingRow(item, _standing(answer), spots, answer.note or "", missing, reason)


def _spots(answer: Answer, whereabouts: Whereabouts) -> Iterator[Spot]:
    for written in answer.at:
        # What leads nowhere has been told by the check.
        with suppress(Nowhere):
            yield whereabouts.find(written)


def _standing(answer: Answer) -> Standing:
    if answer.does_not_apply is not None:
        return "does-not-apply"
    if not answer.at:
        return "not-yet"
    return "answered" if answer.not_yet is None else "in-part"
