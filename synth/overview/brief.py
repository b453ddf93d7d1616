"""What a policy brief says of a solution, a process or a barrier, gathered once for its page and its PDF alike.

The parts and their order are those of evidence briefs as the SUPPORT tools describe them (Lavis 2009,
doi 10.1186/1478-4505-7-S1-S13): the problem, why it happens, what could be done, how sure one can be, what to weigh,
what is not known, the sources. A brief recommends nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from synth.link.graph import Evidence, Graph, Link, Record
from synth.model.study import Sought
from synth.model.vocabulary import Term
from synth.overview import words
from synth.overview.dependence import counted
from synth.overview.overview import Overview
from synth.overview.rating import Rating

BriefKind = Literal["solution", "process", "barrier"]
FOLDERS: dict[BriefKind, str] = {"solution": "solutions", "process": "processes", "barrier": "barriers"}
"""Kind of brief to the folder of its addresses, below `briefs/`."""
PRINTED: tuple[BriefKind, ...] = ("solution", "process")
"""The kinds that are made as PDF too."""
PROCESSES = "processes"
"""The scheme of the vocabulary whose terms have a brief each."""
MOST_TOLD = {"barrier": 4, "root": 4, "solution": 4, "facilitator": 2}
"""How many records of a kind a brief tells in full: with more it would be no brief. The others are named."""


MOST_OTHERS = 8
"""How many other solutions the brief on a solution names with how sure we are."""
MOST_SOURCES = 40
"""How many sources a brief lists; the pages of its records list them all."""


@dataclass(frozen=True, slots=True)
class Told:
    """A review finding as a brief tells it: how sure we are, on how much it rests, and what speaks against it."""

    record: Record
    rating: Rating
    evidence: tuple[Evidence, ...]
    studies: tuple[Record, ...]
    rests_on: str
    """`4 studies`; empty where no included study has a finding on it."""
    links: tuple[Link, ...]
    """What joins it to the other records of the brief, told from its side."""

    @property
    def against(self) -> tuple[Evidence, ...]:
        """The findings that contradict it, all of them."""
        return tuple(item for item in self.evidence if item.stance == "contradicts")


@dataclass(frozen=True, slots=True)
class Listing:
    """The records of one kind, those on which there are most studies first; `more` are named only."""

    told: tuple[Told, ...] = ()
    more: tuple[Told, ...] = ()

    @property
    def all(self) -> tuple[Told, ...]:
        """All of them."""
        return (*self.told, *self.more)


@dataclass(frozen=True, slots=True)
class Weighed:
    """One thing to weigh before acting: what is known of it, and of which solutions nobody examined it."""

    name: str
    said: tuple[tuple[Record, str], ...]
    """Solutions with what is known, as prose."""
    not_examined: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
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
    """The sources, in the order of the bibliography; the first of them where there are many."""
    more_keys: int
    """How many sources are left out."""

    @property
    def address(self) -> str:
        """Its page, from the site's root."""
        return address_of(self.kind, self.id)

    @property
    def told(self) -> tuple[Told, ...]:
        """All that is told in full: barriers, roots, solutions, facilitators."""
        return (*self.barriers.told, *self.roots.told, *self.solutions.told, *self.facilitators.told)

    @property
    def subjects(self) -> tuple[Told, ...]:
        """What it is about: the solution or the barrier, or the barriers that are told of a process."""
        return self.solutions.told if self.kind == "solution" else self.barriers.told

    @property
    def roots_unknown(self) -> str:
        """Why no root of the barrier is known, as prose; empty where one is, or where nobody said why."""
        unknown = self.record.data.roots_unknown if self.record is not None and self.kind == "barrier" else None
        return unknown or "" if not self.roots.told else ""

    @property
    def links(self) -> tuple[Link, ...]:
        """All links between what is told, each once."""
        return tuple({(link.source.id, link.keys): link for told in self.told for link in told.links}.values())

    @property
    def weighed(self) -> tuple[Weighed, ...]:
        """Each consideration over the solutions that are told."""
        return tuple(_weighed(name, self.solutions.told) for name in words.CONSIDERATION)


def address_of(kind: BriefKind, id: str) -> str:
    """The page of a brief, from the site's root."""
    return f"briefs/{FOLDERS[kind]}/{id}/"


def pdf_name(id: str) -> str:
    """The file of a brief, beside its page."""
    return f"{id}-brief.pdf"


@dataclass(frozen=True)
class Briefs:
    """Makes the briefs of a review."""

    overview: Overview

    @property
    def _graph(self) -> Graph:
        return self.overview.graph

    @cached_property
    def ids(self) -> dict[BriefKind, tuple[str, ...]]:
        """Kind to what has a brief: every solution, every process of the vocabulary, every barrier."""
        scheme = self._graph.vocabulary.schemes.get(PROCESSES)
        return {
            "solution": tuple(record.id for record in self._graph.of("solution")),
            "process": tuple(scheme.terms) if scheme else (),
            "barrier": tuple(record.id for record in self._graph.of("barrier")),
        }

    def brief(self, kind: BriefKind, id: str) -> Brief:
        """One of them. Raises KeyError for a record or a term that is not there."""
        made = self._last.get((kind, id))
        if made is None:
            self._last.clear()
            made = self._last[kind, id] = self._brief(kind, id)
        return made

    @cached_property
    def _last(self) -> dict[tuple[BriefKind, str], Brief]:
        """The one made last: a page and its head ask for it one after the other."""
        return {}

    def _brief(self, kind: BriefKind, id: str) -> Brief:
        if kind == "process":
            return self._of_process(id, self._graph.vocabulary.schemes[PROCESSES].terms[id])
        record = self._graph.records[id]
        return self._of_solution(record) if kind == "solution" else self._of_barrier(record)

    def _of_process(self, id: str, term: Term) -> Brief:
        barriers = self._by_process.get(("barrier", id), [])
        facilitators = self._by_process.get(("facilitator", id), [])
        causes, answers = self._behind(barriers)
        return self._made("process", id, term.label, barriers, causes, answers, facilitators, term=term)

    def _of_barrier(self, barrier: Record) -> Brief:
        causes, answers = self._behind([barrier])
        return self._made(
            "barrier", barrier.id, self.overview.title(barrier), [barrier], causes, answers, record=barrier
        )

    def _of_solution(self, solution: Record) -> Brief:
        addressed = [link for link in self._graph.links_from.get(solution.id, ()) if link.relation == "addresses"]
        reached = {link.target.id: link.target for link in addressed}
        steps = list(self._ahead(reached.values()))
        reached |= {link.source.id: link.source for link in steps}
        causes = _grouped((link.target, link) for link in steps)
        for record in reached.values():
            if record.kind.name == "root":
                causes.setdefault(record.id, (record, []))
        barriers = [record for record in reached.values() if record.kind.name == "barrier"]
        others = self._answers(reached.values())
        others.pop(solution.id, None)
        answers = {solution.id: (solution, addressed)}
        title = self.overview.title(solution)
        return self._made("solution", solution.id, title, barriers, causes, answers, record=solution, others=others)

    # -- following links --

    def _behind(self, barriers: Iterable[Record]) -> tuple[_Joined, _Joined]:
        """The roots behind barriers at any depth, and what addresses any of these, each with the links that say so."""
        held = {barrier.id: barrier for barrier in barriers}
        waiting, steps = list(held), []
        while waiting:
            for link in self._graph.links_from.get(waiting.pop(0), ()):
                if link.relation == "caused-by":
                    steps.append((link.target, link))
                    if link.target.id not in held:
                        held[link.target.id] = link.target
                        waiting.append(link.target.id)
        return _grouped(steps), self._answers(held.values())

    def _ahead(self, records: Iterable[Record]) -> Iterator[Link]:
        """The links by which records cause others, at any depth."""
        waiting = [record.id for record in records]
        seen = set(waiting)
        while waiting:
            for link in self._graph.links_to.get(waiting.pop(0), ()):
                if link.relation == "caused-by":
                    yield link
                    if link.source.id not in seen:
                        seen.add(link.source.id)
                        waiting.append(link.source.id)

    def _answers(self, records: Iterable[Record]) -> _Joined:
        links = (link for record in records for link in self._graph.links_to.get(record.id, ()))
        return _grouped((link.source, link) for link in links if link.relation == "addresses")

    # -- what is told --

    def _made(
        self,
        kind: BriefKind,
        id: str,
        title: str,
        barriers: Sequence[Record],
        causes: _Joined,
        answers: _Joined,
        facilitators: Sequence[Record] = (),
        *,
        record: Record | None = None,
        term: Term | None = None,
        others: _Joined | None = None,
    ) -> Brief:
        listed = (
            self._listing("barrier", {barrier.id: (barrier, []) for barrier in barriers}),
            self._listing("root", causes),
            self._listing("solution", answers),
            self._listing("facilitator", {helps.id: (helps, []) for helps in facilitators}),
        )
        told = [item for listing in listed for item in listing.told]
        studies = {study.id: study for item in told for study in item.studies}
        studies |= {study.id: study for item in told for link in item.links for study in link.studies}
        behind = tuple(studies[key] for key in sorted(studies))
        keys = self._keys(told, term)
        beside = self._sorted(others or {})
        return Brief(
            kind,
            id,
            title,
            record,
            term,
            *listed,
            others=Listing(beside[:MOST_OTHERS], beside[MOST_OTHERS:]),
            studies=behind,
            sought=tuple((study, item) for study in behind for item in study.data.sought),
            keys=keys[:MOST_SOURCES],
            more_keys=len(keys[MOST_SOURCES:]),
        )

    def _listing(self, kind: str, joined: _Joined) -> Listing:
        found = self._sorted(joined)
        return Listing(found[: MOST_TOLD[kind]], found[MOST_TOLD[kind] :])

    def _sorted(self, joined: _Joined) -> tuple[Told, ...]:
        told = [self._told(record, tuple(links)) for record, links in joined.values()]
        return tuple(sorted(told, key=lambda item: (-len(item.studies), *self.overview.by_title(item.record))))

    def _told(self, record: Record, links: tuple[Link, ...]) -> Told:
        graph = self._graph
        evidence = graph.evidence.get(record.id, ())
        studies = graph.studies_on(record.id)
        rests_on = counted(graph, studies) if studies else ""
        return Told(record, self.overview.rating(record), evidence, studies, rests_on, links)

    def keys_of(self, told: Told) -> set[str]:
        """The sources of what is told of one record: those it cites, and the main reports of its studies."""
        studies = (*told.studies, *(study for link in told.links for study in link.studies))
        return {*self._graph.cites.get(told.record.id, ()), *(study.data.cite[0] for study in studies)}

    def _keys(self, told: Iterable[Told], term: Term | None) -> tuple[str, ...]:
        keys = {key for item in told for key in self.keys_of(item)}
        if term and term.source:
            keys.add(term.source)
        return tuple(sorted(keys, key=self.overview.reference_order.__getitem__))

    @cached_property
    def _by_process(self) -> dict[tuple[str, str], list[Record]]:
        found: dict[tuple[str, str], list[Record]] = {}
        for kind in ("barrier", "facilitator"):
            for record in self._graph.of(kind):
                found.setdefault((kind, record.data.process or ""), []).append(record)
        return found


_Joined = dict[str, tuple[Record, list[Link]]]


def _grouped(pairs: Iterable[tuple[Record, Link]]) -> _Joined:
    joined: _Joined = {}
    for record, link in pairs:
        joined.setdefault(record.id, (record, []))[1].append(link)
    return joined


def _weighed(name: str, solutions: Sequence[Told]) -> Weighed:
    known = [(told.record, getattr(told.record.data.considerations, name)) for told in solutions]
    return Weighed(
        name,
        tuple((record, text) for record, text in known if text),
        tuple(record for record, text in known if not text),
    )
