"""Whom and where a record's evidence comes from, each with the number of studies it holds for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from synth.link.graph import Graph, Record
from synth.overview import words


@dataclass(frozen=True, slots=True)
class Reach:
    """Some studies by who took part, where, how and when. Each value stands with its number of studies, most first.

    Studies that share participants count once, so a number is at most `studies`.
    """

    studies: int
    people: tuple[tuple[str, int], ...]
    """Roles, as terms of the vocabulary."""
    places: tuple[tuple[str, int], ...]
    """Names of countries."""
    guessed: int
    """Studies whose country is known by the authors' affiliations alone."""
    designs: tuple[tuple[str, int], ...]
    """Kinds of study, as terms of the vocabulary."""
    unnamed: int
    """Studies that, as read, do not say who took part."""
    unplaced: int
    """Studies whose country is not known."""
    years: tuple[int, int] | None
    """The years in which the first and the last of them appeared; nothing where no year is known."""

    @classmethod
    def of(cls, graph: Graph, studies: Sequence[Record]) -> Reach:
        """The reach of what these studies say together."""

        def number(some: Iterable[Record]) -> int:
            return len(graph.dependence.samples(tuple(some)))

        def tally(values: Callable[[Record], Iterable[str]]) -> tuple[tuple[str, int], ...]:
            found: dict[str, list[Record]] = {}
            for study in studies:
                for value in dict.fromkeys(values(study)):
                    found.setdefault(value, []).append(study)
            return tuple(sorted(((value, number(some)) for value, some in found.items()), key=lambda item: -item[1]))

        years = [int(year) for study in studies if (year := _year(graph, study)).isdecimal()]
        return cls(
            studies=number(studies),
            people=tally(lambda study: (group.role for group in study.data.participants)),
            places=tally(lambda study: map(words.country, sorted(study.data.setting.countries))),
            guessed=number(study for study in studies if study.data.setting.countries_basis == "affiliations"),
            designs=tally(lambda study: (study.data.design.type,)),
            unnamed=number(study for study in studies if not study.data.participants),
            unplaced=number(study for study in studies if not study.data.setting.countries),
            years=(min(years), max(years)) if years else None,
        )


def _year(graph: Graph, study: Record) -> str:
    return graph.references[study.data.cite[0]].fields.get("year", "")
