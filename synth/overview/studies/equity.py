"""Who is in the evidence and who is not: roles, countries, and the factors of PROGRESS-Plus over all studies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from synth.cite import folded
from synth.link.graph import Record
from synth.model.checklists import Item
from synth.model.equity import FACTORS, EquityFact, facts
from synth.model.study import Participants
from synth.overview import words
from synth.overview.overview import Overview

ROLES = "roles"
"""The scheme of the vocabulary that names in what role people take part."""


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role: the studies in which people took part in it, and their numbers as far as they are given."""

    role: str
    studies: tuple[Record, ...]
    groups: int
    groups_with_number: int
    people: int
    """The numbers given, added up. Who took part in two studies is in it twice."""
    largest: int
    """The largest number given for one group; 0 where none is given."""


@dataclass(frozen=True, slots=True)
class CountryRow:
    """One country, with the studies that name it and those that are placed there by their authors' affiliations."""

    code: str
    reported: tuple[Record, ...]
    by_affiliations: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class FactorRow:
    """One factor: the studies that say something on it, and how many are silent, by what was read."""

    factor: Item
    saying: tuple[tuple[Record, EquityFact], ...]
    silent_in_full: int
    """The source, read in full, does not say."""
    silent_so_far: int
    """What was read does not say, and the full text has not been read."""

    @property
    def describing(self) -> int:
        """How many studies say something about the people."""
        return sum(fact.participants is not None for _, fact in self.saying)

    @property
    def telling(self) -> int:
        """How many studies tell findings for groups that differ by the factor."""
        return sum(bool(fact.findings) for _, fact in self.saying)


@dataclass(frozen=True, slots=True)
class Equity:
    """The whole picture. Studies stand in the order of their authors, roles in that of the vocabulary."""

    studies: tuple[Record, ...]
    read_in_full: int
    without_people: int
    """Studies that, as read, do not say who took part."""
    roles: tuple[RoleRow, ...]
    absent_roles: tuple[str, ...]
    """Roles of the vocabulary in which nobody took part in any study."""
    shared: tuple[tuple[Record, ...], ...]
    """Groups of studies in which some of the same people took part."""
    countries: tuple[CountryRow, ...]
    unplaced: int
    """Studies whose country is not known."""
    factors: tuple[FactorRow, ...]

    @classmethod
    def of(cls, overview: Overview) -> Equity:
        """Worked out over all studies that have a page."""
        graph = overview.graph
        studies = tuple(sorted(graph.of("study"), key=lambda study: (folded(overview.title(study)), study.id)))
        known = graph.vocabulary.schemes[ROLES].terms if ROLES in graph.vocabulary.schemes else {}
        roles = _roles(studies)
        samples = graph.dependence.samples(studies)
        return cls(
            studies=studies,
            read_in_full=sum(_in_full(study) for study in studies),
            without_people=sum(not study.data.participants for study in studies),
            roles=tuple(roles[role] for role in known if role in roles),
            absent_roles=tuple(role for role in known if role not in roles),
            shared=tuple(sample for sample in samples if len(sample) > 1),
            countries=tuple(country_rows(studies)),
            unplaced=sum(not study.data.setting.countries for study in studies),
            factors=tuple(_factors(studies)),
        )


def _in_full(study: Record) -> bool:
    return bool(study.data.source_depth == "full-text")


def _roles(studies: Sequence[Record]) -> dict[str, RoleRow]:
    found: dict[str, list[tuple[Record, Participants]]] = {}
    for study in studies:
        for group in study.data.participants:
            found.setdefault(group.role, []).append((study, group))
    return {role: _role(role, groups) for role, groups in found.items()}


def _role(role: str, groups: Sequence[tuple[Record, Participants]]) -> RoleRow:
    numbers = [group.n for _, group in groups if group.n is not None]
    named = tuple({study.id: study for study, _ in groups}.values())
    return RoleRow(role, named, len(groups), len(numbers), sum(numbers), max(numbers, default=0))


def country_rows(studies: Sequence[Record]) -> Iterator[CountryRow]:
    """Each country that the studies have, by name."""
    reported: dict[str, list[Record]] = {}
    affiliated: dict[str, list[Record]] = {}
    for study in studies:
        found = reported if study.data.setting.countries_basis == "reported" else affiliated
        for code in study.data.setting.countries:
            found.setdefault(code, []).append(study)
    for code in sorted({*reported, *affiliated}, key=words.country):
        yield CountryRow(code, tuple(reported.get(code, ())), tuple(affiliated.get(code, ())))


def _factors(studies: Sequence[Record]) -> Iterator[FactorRow]:
    saying: dict[str, list[tuple[Record, EquityFact]]] = {factor.key: [] for factor in FACTORS.items}
    for study in studies:
        for factor, fact in facts(study.data.equity) if study.data.equity is not None else ():
            if fact is not None:
                saying[factor.key].append((study, fact))
    in_full = sum(map(_in_full, studies))
    for factor in FACTORS.items:
        said = tuple(saying[factor.key])
        said_in_full = sum(_in_full(study) for study, _ in said)
        silent = len(studies) - len(said)
        yield FactorRow(factor, said, in_full - said_in_full, silent - (in_full - said_in_full))


def equity_facts(study: Record) -> tuple[tuple[Item, EquityFact], ...]:
    """What one study says, factor by factor; factors on which it says nothing are left out."""
    return tuple((factor, fact) for factor, fact in facts(study.data.equity) if fact is not None)
