"""Appraisals of studies as tables, one a tool: studies by items. Nothing is summed up."""

from __future__ import annotations

from dataclasses import dataclass

from synth.cite import folded
from synth.link.graph import Record
from synth.model.appraisal import Appraisal
from synth.model.appraisal_tools import TOOLS, Answer, Item, Tool
from synth.overview.overview import Overview


@dataclass(frozen=True, slots=True)
class AppraisedItem:
    """One item of a tool with what was answered; None where there is no answer. `note` is prose."""

    item: Item
    answer: Answer | None = None
    fit: Answer | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class AppraisalRow:
    """One appraised study with every item of the tool, in the tool's order."""

    study: Record
    appraisal: Appraisal
    items: tuple[AppraisedItem, ...]


@dataclass(frozen=True, slots=True)
class AppraisalTable:
    """The studies appraised with one tool, by author and year."""

    tool: Tool
    rows: tuple[AppraisalRow, ...]


@dataclass(frozen=True, slots=True)
class Appraisals:
    """All appraisals of a review. `absent` are the studies without one, of `studies` in all."""

    tables: tuple[AppraisalTable, ...]
    absent: tuple[Record, ...]
    studies: int


def appraisals_of(overview: Overview) -> Appraisals:
    """The tables of all tools that were used, in the order of the tools' names."""
    studies = sorted(overview.graph.of("study"), key=lambda study: (folded(overview.title(study)), study.id))
    rows: dict[str, list[AppraisalRow]] = {key: [] for key in TOOLS}
    for study in studies:
        if (appraisal := study.data.appraisal) is not None:
            rows[appraisal.tool].append(AppraisalRow(study, appraisal, items_of(appraisal)))
    return Appraisals(
        tables=tuple(AppraisalTable(TOOLS[key], tuple(found)) for key, found in rows.items() if found),
        absent=tuple(study for study in studies if study.data.appraisal is None),
        studies=len(studies),
    )


def items_of(appraisal: Appraisal) -> tuple[AppraisedItem, ...]:
    """Every item of the tool that was used, in the tool's order, with its answer."""
    return tuple(_item(appraisal, item) for item in appraisal.form.items.values())


def _item(appraisal: Appraisal, item: Item) -> AppraisedItem:
    given = appraisal.items.get(item.key)
    if given is None:
        return AppraisedItem(item)
    return AppraisedItem(item, item.answers[given.answer], item.fits[given.fit] if given.fit else None, given.note)
