"""The pathways of the whole review: solutions lead to the roots they address, roots to the barriers they cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from synth.link.graph import Graph, Link, Record
from synth.overview.chain import NO_SOLUTION, Node, step_words
from synth.overview.overview import Overview

# With more than this one picture of all is too long to look at: there is one for each process then.
MOST_AT_ONCE = 60
# With more than this a picture of single records explains less than one of groups.
MOST_RECORDS = 300
MOST_LINKS = 900
MOST_COLUMNS = 7


@dataclass(frozen=True, slots=True)
class Step:
    """A link in the direction of its effect: from a solution to what it addresses, from a root to what it causes."""

    source: Record
    target: Record
    link: Link


@dataclass(frozen=True, slots=True)
class Pathways:
    """Every solution, root and barrier, and every step between two of them."""

    columns: tuple[tuple[Record, ...], ...]
    """Solutions, then roots with the deeper causes before, then barriers; kinds that the review does not have yet
    have no column."""
    steps: tuple[Step, ...]
    steps_to: Mapping[str, tuple[Step, ...]]
    """Record id to the steps that lead to it: from roots before from solutions, each by title."""

    @classmethod
    def of(cls, overview: Overview) -> Pathways:
        """The pathways of a review; retired records have no part in them."""
        graph = overview.graph
        steps_to: dict[str, list[Step]] = {}
        for links in graph.links_from.values():
            for step in map(_step, links):
                steps_to.setdefault(step.target.id, []).append(step)
        for arriving in steps_to.values():
            arriving.sort(key=lambda step: (step.source.kind.name != "root", *overview.by_title(step.source)))
        columns = (
            sorted(graph.of("solution"), key=overview.by_title),
            *_root_columns(sorted(graph.of("root"), key=overview.by_title), steps_to),
            sorted(graph.of("barrier"), key=overview.by_title),
        )
        steps = tuple(step for column in columns for record in column for step in steps_to.get(record.id, ()))
        return cls(
            tuple(tuple(column) for column in columns if column),
            steps,
            {key: tuple(arriving) for key, arriving in steps_to.items()},
        )

    @property
    def records(self) -> int:
        """How many records there are."""
        return sum(map(len, self.columns))

    @property
    def circular(self) -> tuple[Step, ...]:
        """The steps from a root to one that does not stand after it, as causes run in a circle."""
        column = {record.id: number for number, records in enumerate(self.columns) for record in records}
        return tuple(step for step in self.steps if column[step.source.id] >= column[step.target.id])

    @property
    def fits(self) -> bool:
        """Whether one picture can show each record for itself."""
        return self.records <= MOST_RECORDS and len(self.steps) <= MOST_LINKS and len(self.columns) <= MOST_COLUMNS

    def of_kind(self, name: str) -> list[Record]:
        """The records of a kind, by column and title."""
        return [record for column in self.columns for record in column if record.kind.name == name]

    def leading_to(self, records: Iterable[Record]) -> Pathways:
        """The part of the pathways that leads to some records, with these."""
        kept = self._before({record.id for record in records})
        columns = (tuple(record for record in column if record.id in kept) for column in self.columns)
        return Pathways(
            tuple(column for column in columns if column),
            tuple(step for step in self.steps if step.target.id in kept),
            {key: arriving for key, arriving in self.steps_to.items() if key in kept},
        )

    def _before(self, reached: set[str]) -> set[str]:
        """The ids of some records and of all from which a step leads on to them."""
        waiting = list(reached)
        while waiting:
            for step in self.steps_to.get(waiting.pop(), ()):
                if step.source.id not in reached:
                    reached.add(step.source.id)
                    waiting.append(step.source.id)
        return reached

    def tree(self, record: Record) -> tuple[Node, ...]:
        """All that leads to a record; what lies behind a root is told once."""
        return self._behind(record, {record.id})

    def _behind(self, record: Record, told: set[str]) -> tuple[Node, ...]:
        return tuple(self._node(step, told) for step in self.steps_to.get(record.id, ()))

    def _node(self, step: Step, told: set[str]) -> Node:
        source, link = step.source, step.link
        if source.kind.name == "solution":
            return Node(source, link.basis, step_words("addressed by", link))
        caused_by = step_words("caused by", link)
        if source.id in told:
            return Node(source, link.basis, caused_by, told=source.id in self.steps_to)
        told.add(source.id)
        behind = self._behind(source, told)
        addressed = any(node.record.kind.name == "solution" for node in behind)
        return Node(source, link.basis, caused_by, behind, note="" if addressed else NO_SOLUTION)

    def astray(self) -> list[Record]:
        """The roots from which no step leads on to a barrier, and the solutions that address nothing."""
        reached = self._before({record.id for record in self.of_kind("barrier")})
        leading = {step.source.id for step in self.steps}
        roots = [root for root in self.of_kind("root") if root.id not in reached]
        return [*roots, *(solution for solution in self.of_kind("solution") if solution.id not in leading)]


def _step(link: Link) -> Step:
    if link.relation == "caused-by":
        return Step(link.target, link.source, link)
    return Step(link.source, link.target, link)


def _root_columns(roots: Iterable[Record], steps_to: Mapping[str, list[Step]]) -> list[list[Record]]:
    """The roots in columns, so that each stands before every root that it causes."""
    columns: dict[int, list[Record]] = {}
    before = {root.id: [step.source.id for step in steps_to.get(root.id, ())] for root in roots}
    distances = _distances(before)
    for root in roots:
        columns.setdefault(distances[root.id], []).append(root)
    return [columns[distance] for distance in sorted(columns, reverse=True)]


def _distances(before: Mapping[str, list[str]]) -> dict[str, int]:
    """How many steps it is at most from each root to the last of those that it causes."""
    distances = dict.fromkeys(before, 0)
    for root in _last_first(before):
        for cause in before[root]:
            if cause in distances:
                distances[cause] = max(distances[cause], distances[root] + 1)
    return distances


def _last_first(before: Mapping[str, list[str]]) -> Iterator[str]:
    """Every root before its causes."""
    left = dict.fromkeys(before, 0)
    for causes in before.values():
        for cause in causes:
            if cause in left:
                left[cause] += 1
    ready = [root for root, effects in left.items() if not effects]
    while ready:
        root = ready.pop()
        yield root
        for cause in before[root]:
            if cause in left:
                left[cause] -= 1
                if not left[cause]:
                    ready.append(cause)


@dataclass(frozen=True, slots=True)
class Band:
    """Records of one kind that share a term: a solution's maturity, a root's domain, a barrier's process."""

    kind: str
    scheme: str
    term: str
    """Empty where it is not known."""
    label: str
    records: int

    @property
    def key(self) -> str:
        """What tells it from the other bands."""
        return f"{self.scheme}__{self.term}"


@dataclass(frozen=True, slots=True)
class Bundle:
    """The links of one basis from one band to another, and how many studies they rest on together.

    Studies that share participants count as one.
    """

    source: Band
    target: Band
    basis: str
    links: int
    studies: int


_SHARED = {
    "solution": ("maturity", "maturity"),
    "root": ("domains", "domain"),
    "barrier": ("processes", "process"),
}


@dataclass(frozen=True, slots=True)
class Outline:
    """The pathways by groups, for a review with too many records to show each."""

    columns: tuple[tuple[Band, ...], ...]
    bundles: tuple[Bundle, ...]
    between_roots: int
    """How many links there are from a root to a root, which stand in one column here."""

    @classmethod
    def of(cls, graph: Graph, pathways: Pathways) -> Outline:
        """The outline of pathways, in the order of the vocabulary."""
        columns = [bands(graph, kind, pathways.of_kind(kind)) for kind in _SHARED]
        by_key = {band.key: band for column in columns for band in column}
        found: dict[tuple[str, str, str], tuple[int, dict[str, Record]]] = {}
        between_roots = 0
        for step in pathways.steps:
            if step.source.kind is step.target.kind:
                between_roots += 1
                continue
            key = (_band_key(step.source), _band_key(step.target), step.link.basis)
            links, studies = found.get(key, (0, {}))
            studies.update((study.id, study) for study in step.link.studies)
            found[key] = links + 1, studies
        order = {key: place for place, key in enumerate(by_key)}
        bundles = [
            Bundle(by_key[source], by_key[target], basis, links, graph.number_of(list(studies.values())))
            for (source, target, basis), (links, studies) in found.items()
        ]
        bundles.sort(
            key=lambda item: (
                order[item.target.key],
                item.source.kind != "root",
                order[item.source.key],
                item.basis != "reported",
            )
        )
        return cls(tuple(tuple(column) for column in columns if column), tuple(bundles), between_roots)

    def to(self, band: Band) -> list[Bundle]:
        """The bundles that lead to a band."""
        return [bundle for bundle in self.bundles if bundle.target == band]


def shared_term(record: Record) -> str:
    """The term by which records of its kind are put together; empty where it is not known."""
    return getattr(record.data, _SHARED[record.kind.name][1]) or ""


def _band_key(record: Record) -> str:
    return f"{_SHARED[record.kind.name][0]}__{shared_term(record)}"


def bands(graph: Graph, kind: str, records: Iterable[Record]) -> list[Band]:
    """Those that have records, in the vocabulary's order; what is not known comes last."""
    scheme = _SHARED[kind][0]
    numbers: dict[str, int] = {}
    for record in records:
        numbers[shared_term(record)] = numbers.get(shared_term(record), 0) + 1
    terms = graph.vocabulary.schemes[scheme].terms if scheme in graph.vocabulary.schemes else {}
    return [
        Band(kind, scheme, term, graph.term_label(scheme, term) if term else _NOT_KNOWN[kind], numbers[term])
        for term in [*(term for term in terms if term in numbers), *(term for term in numbers if term not in terms)]
    ]


_NOT_KNOWN = {"solution": "Maturity not known", "root": "Domain not known", "barrier": "Process not known"}
