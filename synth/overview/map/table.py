"""What a table of the evidence map is made of: columns across, rows in groups down, and what a cell holds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from synth.link.graph import Evidence, Link, Record
from synth.overview import words

MOST_COLUMNS = 60
"""A table with more columns than this is not read."""

AcrossId = Literal["studies", "countries", "domains", "designs"]
Nothing = Literal["", "not-found", "not-examined", "not-read"]


@dataclass(frozen=True, slots=True)
class Column:
    """What stands across. `studies` are the included studies in it; a root domain has none of its own."""

    id: str
    label: str
    studies: tuple[Record, ...] = ()
    note: str = ""

    @property
    def study(self) -> Record | None:
        """The study that the column is, where it is one."""
        return self.studies[0] if self.studies and self.studies[0].id == self.id else None


@dataclass(frozen=True, slots=True)
class Cell:
    """Findings of a column on a row. `studies` says how many the results among them come from; those that share
    participants count once.

    In a column of root domains the findings are those on the barrier's roots there, and `links` leads to these roots.
    """

    column: Column | None
    """None for a row as a whole."""
    evidence: tuple[Evidence, ...] = ()
    studies: int = 0
    barriers: int = 0
    """How many barriers of the row the findings bear on."""
    links: tuple[Link, ...] = ()
    looked: int = 0
    """How many studies looked for it and did not find it."""
    nothing: Nothing = ""
    """Which kind of nothing it is; empty where there are findings or roots."""

    @property
    def results(self) -> tuple[Evidence, ...]:
        """What studies found: these alone are counted as findings."""
        return tuple(item for item in self.evidence if item.finding.data.is_result)

    @property
    def stated(self) -> tuple[Evidence, ...]:
        """What studies only state as background or recommend."""
        return tuple(item for item in self.evidence if not item.finding.data.is_result)

    @property
    def stances(self) -> list[tuple[str, int]]:
        """The stances of the results with their numbers, in the order in which pages tell them."""
        found: Counter[str] = Counter(item.stance for item in self.results)
        return [(stance, found[stance]) for stance in words.STANCE if stance in found]


@dataclass(frozen=True, slots=True)
class Row:
    """A barrier, or all barriers of a process where `record` is None; `whole` is its evidence from all studies."""

    key: str
    record: Record | None
    barriers: int
    whole: Cell
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The rows that share a process; `term` is empty where it is not known."""

    term: str
    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Across:
    """One table. `groups` is empty where it has no columns or too many."""

    id: AcrossId
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]

    @property
    def too_wide(self) -> bool:
        """Whether it is left out for its number of columns."""
        return len(self.columns) > MOST_COLUMNS
