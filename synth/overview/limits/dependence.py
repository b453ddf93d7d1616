"""What to say of studies that depend on each other. Those that share participants count once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from synth.link.graph import Graph, Record
from synth.overview import words
from synth.overview.limits.gaps import Gap
from synth.overview.overview import Overview


@dataclass(frozen=True, slots=True)
class Dependent:
    """What one study depends on, or what depends on it: `before`, the studies by label, `after`."""

    before: str
    studies: tuple[Record, ...] = ()
    after: str = ""


def dependence_of_study(overview: Overview, study: Record) -> tuple[Dependent, ...]:
    """For one study's own row or page; empty where it stands alone."""
    found = overview.graph.dependence
    said = []
    if len(study.data.cite) > 1:
        said.append(Dependent(f"One study told in {words.in_words(len(study.data.cite))} reports: it counts once."))
    if people := _others(overview, found.people, study):
        number = words.in_words(len(people) + 1)
        said.append(Dependent("Shares participants with", people, f": the {number} count as one study."))
    if team := _others(overview, found.teams, study):
        said.append(Dependent("Same research group, or authors in common, as", team, "."))
    if holds := _others(overview, found.holds, study):
        said.append(Dependent("Contains or may contain", holds, "."))
    if held := _others(overview, found.held, study):
        said.append(Dependent("Is or may be contained in", held, "."))
    return tuple(said)


def in_text(overview: Overview, item: Dependent) -> str:
    """The whole sentence: `Shares participants with Ridley et al. 2018: the two count as one study`, with its stop."""
    names = words.series(map(overview.title, item.studies))
    return f"{item.before} {names}{item.after}" if names else item.before


def dependence_gaps(overview: Overview, studies: Sequence[Record]) -> list[Gap]:
    """What a page that rests on these studies has to say of how they hang together."""
    dependence = overview.graph.dependence
    here = {study.id: study for study in studies}
    gaps = []
    for group in _groups_among(dependence.people, here):
        number = words.in_words(len(group))
        gaps.append(Gap(f"{_names(overview, group)} share participants: the {number} count as one study."))
    for group in _groups_among(dependence.teams, here):
        gaps.append(
            Gap(
                f"{_share(len(group), overview.graph, studies)} come from one research group or have authors "
                f"in common: {_names(overview, group)}. They do not confirm each other independently."
            )
        )
    for id in here:
        if inside := [here[other] for other in dependence.holds.get(id, ()) if other in here]:
            gaps.append(
                Gap(
                    f"{overview.title(here[id])} is a review. It contains, or may contain, {_names(overview, inside)}. "
                    "What they report may stand here twice."
                )
            )
    return gaps


def noun(graph: Graph, studies: Sequence[Record]) -> str:
    """`studies`; `reports` where some of them count together."""
    return "studies" if graph.number_of(studies) == len(studies) else "reports"


def _share(number: int, graph: Graph, studies: Sequence[Record]) -> str:
    """`Both studies`, `All 5 studies`, `2 of the 5 studies`."""
    if number < len(studies):
        return f"{number} of the {len(studies)} {noun(graph, studies)}"
    return f"{'Both' if number == 2 else f'All {number}'} {noun(graph, studies)}"


def _others(overview: Overview, groups: Mapping[str, tuple[str, ...]], study: Record) -> tuple[Record, ...]:
    records = (overview.graph.records[id] for id in groups.get(study.id, ()) if id != study.id)
    return tuple(sorted(records, key=overview.by_title))


def _groups_among(groups: Mapping[str, tuple[str, ...]], here: Mapping[str, Record]) -> list[list[Record]]:
    """The groups of which two or more are here, each with those that are."""
    found = {groups[id]: [here[other] for other in groups[id] if other in here] for id in here if id in groups}
    return [group for group in found.values() if len(group) > 1]


def _names(overview: Overview, studies: Sequence[Record]) -> str:
    return words.series(overview.title(study) for study in sorted(studies, key=overview.by_title))
