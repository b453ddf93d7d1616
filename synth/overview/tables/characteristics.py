"""The table of characteristics of included studies, in the form in which reviews print it."""

from __future__ import annotations

from dataclasses import dataclass

from synth.cite import folded
from synth.link.graph import Graph, Record
from synth.overview import words
from synth.overview.limits.dependence import Dependent, dependence_of_study
from synth.overview.overview import Overview
from synth.overview.studies.facts import Facts


@dataclass(frozen=True, slots=True)
class Group:
    """One group of people who took part: its role in the vocabulary's words, its number, and a note in prose."""

    role: str
    number: str
    note: str | None


@dataclass(frozen=True, slots=True)
class CharacteristicsRow:
    """One study. `place`, `setting_note`, `methodology`, `collection_detail`, `aim` and the groups' notes are prose in
    the small Markdown; everything else is plain text. None or an empty tuple where what was read does not say.
    """

    study: Record
    label: str
    """Author and year of the main report."""
    title: str
    country: str
    """With how it is known: `Japan (by the authors’ affiliations)`, `Country not known`."""
    place: str | None
    setting_note: str | None
    design: str
    methodology: str | None
    collection: tuple[str, ...]
    collection_detail: str | None
    analysis: str | None
    period: str | None
    """When data were collected, in words."""
    participants: tuple[Group, ...]
    aim: str
    read: str
    """How deep it was read."""
    dependence: tuple[Dependent, ...]


def characteristics_of(overview: Overview) -> tuple[CharacteristicsRow, ...]:
    """A row for every study that has a page, by author and year."""
    studies = sorted(overview.graph.of("study"), key=lambda study: (folded(overview.title(study)), study.id))
    return tuple(_row(overview, study) for study in studies)


def _row(overview: Overview, study: Record) -> CharacteristicsRow:
    graph, data = overview.graph, study.data
    return CharacteristicsRow(
        study=study,
        label=overview.title(study),
        title=overview.source_title(study),
        country=Facts.place(study),
        place=data.setting.place,
        setting_note=data.setting.note,
        design=graph.term_label("designs", data.design.type),
        methodology=data.design.methodology,
        collection=tuple(graph.term_label("data-collection", way) for way in data.design.data_collection or ()),
        collection_detail=data.design.data_collection_detail,
        analysis=graph.term_label("analyses", data.design.analysis) if data.design.analysis else None,
        period=words.period(data.design.period) if data.design.period else None,
        participants=tuple(_group(graph, group.role, group.n, group.note) for group in data.participants),
        aim=data.aim,
        read=words.READ[data.source_depth],
        dependence=dependence_of_study(overview, study),
    )


def _group(graph: Graph, role: str, n: int | None, note: str | None) -> Group:
    return Group(graph.term_label("roles", role), Facts.number(n), note)
