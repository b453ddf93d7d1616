"""The review findings in the order and with the numbers of the Summary of Qualitative Findings table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from synth.link.graph import Record
from synth.model.kinds import KINDS, REVIEW_FINDINGS, Kind
from synth.overview import words
from synth.overview.confidence.rating import Method, Rating
from synth.overview.limits.ground import Ground, counted
from synth.overview.overview import Overview

MOST_ROWS = 400
"""With more review findings the page leads to the lists instead: the tables would be megabytes."""


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One review finding. The number is given at each build and names nothing for good."""

    number: int
    record: Record
    studies: tuple[Record, ...]
    """The studies with results that bear on it, in the order of the bibliography."""
    stated: tuple[Record, ...]
    """Those that only state it as background or recommend it, in the same order."""
    contradicting: tuple[Record, ...]
    """Those of the studies with a finding that contradicts it."""
    stale: bool
    """Whether the assessment is of something that has changed since."""
    rating: Rating
    """How sure we are, by the review's own method."""
    counted: str
    """How many studies count where some of them share participants; empty where all count."""


@dataclass(frozen=True, slots=True)
class SummaryGroup:
    """The review findings of one kind, by title."""

    kind: Kind
    rows: tuple[SummaryRow, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Every review finding that has a page, numbered through; kinds without any are left out."""

    groups: tuple[SummaryGroup, ...]
    method: Method

    @classmethod
    def of(cls, overview: Overview) -> Summary:
        """All of them: barriers, roots, solutions, facilitators."""
        numbers = count(1)
        groups = [SummaryGroup(KINDS[name], tuple(_rows(overview, name, numbers))) for name in REVIEW_FINDINGS]
        method: Method = "grade-cerqual" if overview.graph.review.conqual is None else "conqual"
        return cls(tuple(group for group in groups if group.rows), method)

    @property
    def rows(self) -> tuple[SummaryRow, ...]:
        """All rows, in the order of their numbers."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def fits_a_page(self) -> bool:
        """Whether the tables can be read, and loaded, as one page."""
        return len(self.rows) <= MOST_ROWS

    @property
    def assessed(self) -> tuple[SummaryRow, ...]:
        """The rows with a level, be it out of date."""
        return tuple(row for row in self.rows if row.rating.level is not None)

    def levels(self) -> str:
        """How many have which level of confidence, highest first: `1 high, 2 very low, 3 not yet assessed`."""
        found: Counter[str | None] = Counter(row.rating.level for row in self.assessed)
        named = [f"{found[level]} {label.lower()}" for level, label in words.CONFIDENCE.items() if found[level]]
        absent = len(self.rows) - len(self.assessed)
        without = "not yet assessed" if self.method == "grade-cerqual" else "that cannot be computed yet"
        return ", ".join([*named, f"{absent} {without}"] if absent else named)


def _rows(overview: Overview, kind: str, numbers: Iterator[int]) -> Iterator[SummaryRow]:
    graph = overview.graph
    for record in sorted(graph.of(kind), key=overview.by_title):
        ground = Ground.of_record(graph, record)
        studies, stated = _ordered(overview, ground.found), _ordered(overview, ground.stated)
        against = {item.finding.study.id for item in graph.evidence.get(record.id, ()) if item.stance == "contradicts"}
        contradicting = tuple(study for study in (*studies, *stated) if study.id in against)
        together = counted(graph, studies) if graph.number_of(studies) < len(studies) else ""
        rating = overview.rating(record)
        yield SummaryRow(next(numbers), record, studies, stated, contradicting, rating.stale, rating, together)


def _ordered(overview: Overview, studies: Iterable[Record]) -> tuple[Record, ...]:
    """In the order of the bibliography."""
    return tuple(sorted(studies, key=lambda study: (overview.reference_order[study.data.cite[0]], study.id)))
