"""The pathways of the whole review: solutions lead to the roots they address, roots to the barriers they cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from synth.link.graph import Graph, Link, Record
from synth.overview.overview import Overview
from synth.overview.paths.chain import NO_SOLUTION, Node, step_words

# A picture is as high as its longest column, and so many cards in one are about two screens.
MOST_IN_COLUMN = 14
# With more than this a picture of single records explains less than one of groups.
MOST_RECORDS = 300
MOST_LINKS = 900


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
    """Solutions, roots, barriers, each by title; kinds that the review does not have yet have no column."""
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
        columns = [sorted(graph.of(kind), key=overview.by_title) for kind in ("solution", "root", "barrier")]
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
    def fits(self) -> bool:
        """Whether one picture can show each record for itself."""
        return self.records <= MOST_RECORDS and len(self.steps) <= MOST_LINKS

    @property
    def fits_at_once(self) -> bool:
        """Whether a picture of all is short enough to be looked at."""
        return max(map(len, self.columns), default=0) <= MOST_IN_COLUMN

    def of_kind(self, name: str) -> list[Record]:
        """The records of a kind, by title."""
        return [record for column in self.columns for record in column if record.kind.name == name]

    def leading_to(self, records: Iterable[Record]) -> Pathways:
        """The part of the pathways that leads to some records, with these."""
        return self.among(self.before(record.id for record in records))

    def among(self, ids: Set[str]) -> Pathways:
        """The part of the pathways that lies between some records, with these."""
        columns = (tuple(record for record in column if record.id in ids) for column in self.columns)
        steps_to = {
            key: tuple(step for step in arriving if step.source.id in ids)
            for key, arriving in self.steps_to.items()
            if key in ids
        }
        return Pathways(
            tuple(column for column in columns if column),
            tuple(step for step in self.steps if step.target.id in ids and step.source.id in ids),
            {key: arriving for key, arriving in steps_to.items() if arriving},
        )

    def before(self, ids: Iterable[str]) -> set[str]:
        """The ids of some records and of all from which a step leads on to them."""
        reached = set(ids)
        waiting = list(reached)
        while waiting:
            for step in self.steps_to.get(waiting.pop(), ()):
                if step.source.id not in reached:
                    reached.add(step.source.id)
                    waiting.append(step.source.id)
        return reached

    def trees(self, records: Iterable[Record]) -> Iterator[tuple[Record, tuple[Node, ...]]]:
        """Each record with all that leads to it.

        What lies behind a root is told once in each tree; where there are too many records for one picture, once in
        all of these trees.
        """
        told: set[str] = set()
        for record in records:
            if self.fits_at_once:
                told = set()
            told.add(record.id)
            yield record, self._behind(record, told)

    def _behind(self, record: Record, told: set[str]) -> tuple[Node, ...]:
        return tuple(self._node(step, told) for step in self.steps_to.get(record.id, ()))

    def _node(self, step: Step, told: set[str]) -> Node:
        source, footing = step.source, step.link.footing
        if source.kind.name == "solution":
            return Node(source, footing, step_words("addressed by", step.link))
        caused_by = step_words("caused by", step.link)
        if source.id in told:
            return Node(source, footing, caused_by, told=source.id in self.steps_to)
        told.add(source.id)
        behind = self._behind(source, told)
        addressed = any(node.record.kind.name == "solution" for node in behind)
        return Node(source, footing, caused_by, behind, note="" if addressed else NO_SOLUTION)

    def astray(self) -> list[Record]:
        """The roots from which no step leads on to a barrier, and the solutions that address nothing."""
        reached = self.before(record.id for record in self.of_kind("barrier"))
        leading = {step.source.id for step in self.steps}
        roots = [root for root in self.of_kind("root") if root.id not in reached]
        return [*roots, *(solution for solution in self.of_kind("solution") if solution.id not in leading)]


def _step(link: Link) -> Step:
    if link.relation == "caused-by":
        return Step(link.target, link.source, link)
    return Step(link.source, link.target, link)


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
    """The links of one footing from one band to another, and how many studies they rest on together.

    Studies that share participants count as one.
    """

    source: Band
    target: Band
    footing: str
    links: int
    studies: int


_FOOTINGS = ("reported", "stated", "inferred")
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
            key = (_band_key(step.source), _band_key(step.target), step.link.footing)
            links, studies = found.get(key, (0, {}))
            studies.update((study.id, study) for study in step.link.studies)
            found[key] = links + 1, studies
        order = {key: place for place, key in enumerate(by_key)}
        bundles = [
            Bundle(by_key[source], by_key[target], footing, links, graph.number_of(list(studies.values())))
            for (source, target, footing), (links, studies) in found.items()
        ]
        bundles.sort(
            key=lambda item: (
                order[item.target.key],
                item.source.kind != "root",
                order[item.source.key],
                _FOOTINGS.index(item.footing),
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
