"""What a policy brief says of a solution, a process or a barrier, gathered once for its page and its PDF alike.

The parts and their order are those of evidence briefs as the SUPPORT tools describe them (Lavis 2009,
doi 10.1186/1478-4505-7-S1-S13): the problem, why it happens, what could be done, how sure one can be, what to weigh,
what is not known, the sources. A brief recommends nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from synth.link.graph import Evidence, Link, Record
from synth.model.study import Sought
from synth.model.vocabulary import Term
from synth.overview import words
from synth.overview.confidence.rating import Rating
from synth.overview.limits.ground import Ground

BriefKind = Literal["solution", "process", "barrier"]
FOLDERS: dict[BriefKind, str] = {"solution": "solutions", "process": "processes", "barrier": "barriers"}
"""Kind of brief to the folder of its addresses, below `briefs/`."""
PRINTED: tuple[BriefKind, ...] = ("solution", "process")
"""The kinds that are made as PDF too."""
PROCESSES = "processes"
"""The scheme of the vocabulary whose terms have a brief each."""


@dataclass(frozen=True, slots=True)
class Room:
    """How much a brief tells: with more it would be no brief. What is left out is named or counted."""

    told: Mapping[str, int]
    """Kind of record to how many of it are told in full."""
    others: int
    """How many other solutions the brief on a solution names with how sure we are."""
    sources: int
    """How many sources are listed, beside those that the text cites; the pages of the records list them all."""


ROOM = Room(told={"barrier": 4, "root": 4, "solution": 4, "facilitator": 2}, others=8, sources=40)
"""What a brief tells where its length is not bound to paper."""


@dataclass(frozen=True, slots=True)
class Told:
    """A review finding as a brief tells it: how sure we are, on how much it rests, and what speaks against it."""

    record: Record
    rating: Rating
    evidence: tuple[Evidence, ...]
    studies: tuple[Record, ...]
    ground: Ground
    """Which of the studies have a result on it."""
    rests_on: str
    """`4 studies`; empty where no included study has a finding on it."""
    links: tuple[Link, ...]
    """What joins it to the other records of the brief, told from its side."""
    keys: tuple[str, ...]
    """The sources of what is told of it, sorted: those it cites, and the main reports of its studies."""
    against: tuple[Evidence, ...]
    """The findings that contradict it, all of them."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The records of one kind, those on which there are most studies first; `more` are named only."""

    told: tuple[Told, ...] = ()
    more: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """One thing to weigh before acting: what is known of it, and of which solutions nobody examined it."""

    name: str
    said: tuple[tuple[Record, str], ...]
    """Solutions with what is known, as prose."""
    not_examined: tuple[Record, ...]


@dataclass(frozen=True)
class Brief:
    """One brief. `id` is a record's or a term's; `record` and `term` are what it is about, one of them None."""

    kind: BriefKind
    id: str
    title: str
    record: Record | None
    term: Term | None
    barriers: Listing
    roots: Listing
    solutions: Listing
    facilitators: Listing
    others: Listing
    """For the brief on a solution: other solutions that address the same, those with most studies first."""
    studies: tuple[Record, ...]
    """All studies that what is told rests on, by id."""
    sought: tuple[tuple[Record, Sought], ...]
    """What these studies looked for and did not find."""
    keys: tuple[str, ...]
    """The sources, in the order of the bibliography; where there are many, those that most of it rests on."""
    more_keys: int
    """How many sources are left out."""

    @property
    def address(self) -> str:
        """Its page, from the site's root."""
        return address_of(self.kind, self.id)

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """All that is told in full: barriers, roots, solutions, facilitators."""
        return (*self.barriers.told, *self.roots.told, *self.solutions.told, *self.facilitators.told)

    @cached_property
    def subjects(self) -> tuple[Told, ...]:
        """What it is about: the solution or the barrier, or the barriers that are told of a process."""
        return self.solutions.told if self.kind == "solution" else self.barriers.told

    @cached_property
    def missed(self) -> tuple[tuple[Sought, tuple[Record, ...]], ...]:
        """What these studies looked for and did not find, each thing once, with the studies that did."""
        found: dict[tuple[str, str], list[tuple[Record, Sought]]] = {}
        for study, item in self.sought:
            found.setdefault((item.topic, item.result), []).append((study, item))
        return tuple((same[0][1], tuple(study for study, _ in same)) for same in found.values())

    @property
    def roots_unknown(self) -> str:
        """Why no root of the barrier is known, as prose; empty where one is, or where nobody said why."""
        unknown = self.record.data.roots_unknown if self.record is not None and self.kind == "barrier" else None
        return unknown or "" if not self.roots.told else ""

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """All links between what is told, each once."""
        return tuple({(link.source.id, link.keys): link for told in self.told for link in told.links}.values())

    @cached_property
    def weighed(self) -> tuple[Weighed, ...]:
        """Each consideration over the solutions that are told."""
        return tuple(_weighed(name, self.solutions.told) for name in words.CONSIDERATION)


def address_of(kind: BriefKind, id: str) -> str:
    """The page of a brief, from the site's root."""
    return f"briefs/{FOLDERS[kind]}/{id}/"


def pdf_name(id: str) -> str:
    """The file of a brief, beside its page."""
    return f"{id}-brief.pdf"


def _weighed(name: str, solutions: Sequence[Told]) -> Weighed:
    known = [(told.record, getattr(told.record.data.considerations, name)) for told in solutions]
    return Weighed(
        name,
        tuple((record, text) for record, text in known if text),
        tuple(record for record, text in known if not text),
    )
