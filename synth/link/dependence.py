"""Which studies are not independent of each other: by the people who took part, by who did them, by what they hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from synth.read.record import Record


@dataclass(frozen=True, slots=True)
class Dependence:
    """By study id; studies that depend on no other are left out. Every tuple is sorted.

    `people` and `teams` give the whole group that a study belongs to, itself among them: who shares participants with
    one of a group shares them with the group. `holds` gives the studies that a review contains or may contain, `held`
    the reviews in which a study is or may be.
    """

    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    teams: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    holds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    held: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def samples(self, studies: Iterable[Record]) -> tuple[tuple[Record, ...], ...]:
        """The studies in the groups that count once each, in the order in which each group is first met."""
        groups: dict[str, list[Record]] = {}
        for study in studies:
            groups.setdefault(self.people.get(study.id, (study.id,))[0], []).append(study)
        return tuple(map(tuple, groups.values()))


def dependence_of(studies: Iterable[Record]) -> Dependence:
    """Taken from what the studies say of each other; what names no study that has a page is left out."""
    known = {study.id: study for study in studies}
    holds = {
        id: tuple(sorted(other for other in set(study.data.may_contain) if other in known and other != id))
        for id, study in known.items()
        if study.data.may_contain
    }
    held: dict[str, list[str]] = {}
    for id in sorted(holds):
        for other in holds[id]:
            held.setdefault(other, []).append(id)
    return Dependence(
        people=_groups({id: study.data.shares_participants_with for id, study in known.items()}),
        teams=_groups({id: study.data.same_team_as for id, study in known.items()}),
        holds={id: others for id, others in holds.items() if others},
        held={id: tuple(others) for id, others in held.items()},
    )


def _groups(named: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Everybody's group, where what is named in one file holds both ways and passes on."""
    near: dict[str, list[str]] = {}
    for id, others in named.items():
        for other in others:
            if other in named and other != id:
                near.setdefault(id, []).append(other)
                near.setdefault(other, []).append(id)
    found: dict[str, tuple[str, ...]] = {}
    for start in near:
        if start in found:
            continue
        members, waiting = {start}, [start]
        while waiting:
            fresh = [other for other in near[waiting.pop()] if other not in members]
            members.update(fresh)
            waiting.extend(fresh)
        group = tuple(sorted(members))
        found.update(dict.fromkeys(group, group))
    return found
