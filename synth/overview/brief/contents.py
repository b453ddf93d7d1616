"""Which records a brief tells: those behind its subject and those that answer it, at any depth of the graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from synth.link.graph import Graph, Link, Record
from synth.model.vocabulary import Term
from synth.overview.brief.brief import PROCESSES, ROOM, Brief, BriefKind, Listing, Room, Told
from synth.overview.limits.ground import Ground
from synth.overview.overview import Overview


@dataclass(frozen=True)
class Briefs:
    """Makes the briefs of a review, each with as much as there is room for."""

    overview: Overview
    room: Room = ROOM

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
        keys, more_keys = self._sources(told, self._cited(told, term))
        return Brief(
            kind,
            id,
            title,
            record,
            term,
            *listed,
            others=self._cut(others or {}, self.room.others),
            studies=behind,
            sought=tuple((study, item) for study in behind for item in study.data.sought),
            keys=keys,
            more_keys=more_keys,
        )

    def _listing(self, kind: str, joined: _Joined) -> Listing:
        return self._cut(joined, self.room.told[kind])

    def _cut(self, joined: _Joined, most: int) -> Listing:
        """The records on which there are most studies, and the names of the others."""
        found = sorted(joined.values(), key=lambda pair: self._place(pair[0]))
        told = tuple(self._told(record, tuple(links)) for record, links in found[:most])
        return Listing(told, tuple(record for record, _ in found[most:]))

    def _place(self, record: Record) -> tuple[int, str, str]:
        """What records are sorted by; the same in every brief."""
        made = self._places.get(record.id)
        if made is None:
            number = len(self._graph.studies_on(record.id))
            made = self._places[record.id] = (-number, *self.overview.by_title(record))
        return made

    @cached_property
    def _places(self) -> dict[str, tuple[int, str, str]]:
        return {}

    def _told(self, record: Record, links: tuple[Link, ...]) -> Told:
        alone = self._alone.get(record.id)
        if alone is None:
            alone = self._alone[record.id] = self._told_alone(record)
        if not links:
            return alone
        joining = (study.data.cite[0] for link in links for study in link.studies)
        return replace(alone, links=links, keys=tuple(sorted({*alone.keys, *joining})))

    @cached_property
    def _alone(self) -> dict[str, Told]:
        """Record id to what every brief tells of the record, of those that some brief told so far."""
        return {}

    def _told_alone(self, record: Record) -> Told:
        graph = self._graph
        evidence = graph.evidence.get(record.id, ())
        studies = graph.studies_on(record.id)
        ground = Ground.of_record(graph, record)
        keys = {*graph.cites.get(record.id, ()), *(study.data.cite[0] for study in studies)}
        return Told(
            record=record,
            rating=self.overview.rating(record),
            evidence=evidence,
            studies=studies,
            ground=ground,
            rests_on=ground.said(graph) if studies else "",
            links=(),
            keys=tuple(sorted(keys)),
            against=tuple(item for item in evidence if item.stance == "contradicts"),
        )

    def _cited(self, told: Iterable[Told], term: Term | None) -> frozenset[str]:
        """The sources that the text cites, and those of findings that contradict."""
        cited = {term.source} if term and term.source else set()
        for item in told:
            cited.update(self._graph.cites.get(item.record.id, ()))
            cited.update(against.finding.study.data.cite[0] for against in item.against)
        return frozenset(cited)

    def _sources(self, told: Iterable[Told], cited: frozenset[str]) -> tuple[tuple[str, ...], int]:
        """The sources that there is room for, in the order of the bibliography, and how many more there are.

        Those that are cited are always among them; then come those that most of what is told rests on.
        """
        order = self.overview.reference_order.__getitem__
        rests = Counter(key for item in told for key in item.keys)
        ranked = sorted(cited | rests.keys(), key=lambda key: (key not in cited, -rests[key], order(key)))
        most = max(self.room.sources, len(cited))
        return tuple(sorted(ranked[:most], key=order)), len(ranked[most:])

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
