"""In which order the cells of each column stand, from the top, so that few arrows cross.

Sweeps to and fro order each column by the mean place of what its cells are joined to, as Sugiyama, Tagawa and Toda
(1981) do; then neighbours change places wherever that helps; the best of the orders found is kept. An arrow from a
cell to one of its own column costs as much as if it crossed one arrow for every cell between the two.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_SWEEPS = 24


@dataclass(frozen=True, slots=True)
class Joined:
    """What each cell is joined to, by the cell's number: once for every arrow."""

    before: Sequence[Sequence[int]]
    """In the column before its own."""
    after: Sequence[Sequence[int]]
    """In the column after its own."""
    beside: Sequence[Sequence[int]]
    """In its own column."""


def ordered(columns: Sequence[Sequence[int]], joined: Joined) -> list[list[int]]:
    """The columns' cells in the best order found; at equal cost the one found first, beginning with the one given."""
    order = _Order(columns, joined)
    best, least = order.copy(), order.cost()
    for sweep in range(_SWEEPS):
        if not least:
            break
        order.sweep(towards_end=sweep % 2 == 0)
        order.exchange()
        if (cost := order.cost()) < least:
            best, least = order.copy(), cost
    return best


class _Order:
    def __init__(self, columns: Sequence[Sequence[int]], joined: Joined) -> None:
        self._columns = [list(cells) for cells in columns]
        self._joined = joined

    def copy(self) -> list[list[int]]:
        return [list(cells) for cells in self._columns]

    def sweep(self, towards_end: bool) -> None:
        numbers = range(len(self._columns))
        for number in numbers if towards_end else reversed(numbers):
            self._sort(number, self._joined.before if towards_end else self._joined.after)

    def _sort(self, number: int, side: Sequence[Sequence[int]]) -> None:
        """By the mean place of what they are joined to; a cell that is joined to nothing stays where it is."""
        place = self._places()
        cells = self._columns[number]
        wanted = {
            cell: sum(map(place.__getitem__, others)) / len(others)
            for cell in cells
            if (others := [*side[cell], *self._joined.beside[cell]])
        }
        movable = iter(sorted((cell for cell in cells if cell in wanted), key=wanted.__getitem__))
        self._columns[number] = [next(movable) if cell in wanted else cell for cell in cells]

    def _places(self) -> dict[int, float]:
        """How far down each cell stands, as a part of its column, so that columns of any length compare."""
        return {cell: (rank + 0.5) / len(cells) for cells in self._columns for rank, cell in enumerate(cells)}

    def exchange(self) -> None:
        """Exchange cells that stand one above the other wherever that costs less."""
        rank = self._ranks()
        for cells in self._columns:
            for upper in range(len(cells) - 1):
                first, second = cells[upper], cells[upper + 1]
                if self._saved(first, second, rank) > 0:
                    cells[upper], cells[upper + 1] = second, first
                    rank[first], rank[second] = rank[second], rank[first]

    def _saved(self, first: int, second: int, rank: dict[int, int]) -> int:
        crossings = sum(
            _crossed(side[first], side[second], rank) - _crossed(side[second], side[first], rank)
            for side in (self._joined.before, self._joined.after)
        )
        # Down goes the first, up the second; an arrow between the two stays as long as it is.
        longer = sum(1 if rank[other] < rank[first] else -1 for other in self._joined.beside[first] if other != second)
        longer += sum(
            1 if rank[other] > rank[second] else -1 for other in self._joined.beside[second] if other != first
        )
        return crossings - longer

    def _ranks(self) -> dict[int, int]:
        return {cell: rank for cells in self._columns for rank, cell in enumerate(cells)}

    def cost(self) -> int:
        """How often arrows cross between neighbouring columns, and how many cells those within a column pass."""
        rank = self._ranks()
        total = 0
        for cells in self._columns:
            seen: list[int] = []
            for cell in cells:
                ends = sorted(rank[other] for other in self._joined.after[cell])
                total += sum(len(seen) - bisect_right(seen, end) for end in ends)
                for end in ends:
                    insort(seen, end)
                # Both ends of an arrow within the column know of it; it is counted at the upper one.
                total += sum(
                    rank[other] - rank[cell] - 1 for other in self._joined.beside[cell] if rank[other] > rank[cell]
                )
        return total


def _crossed(upper: Iterable[int], lower: Iterable[int], rank: dict[int, int]) -> int:
    """How many pairs cross where a cell with the first neighbours stands above one with the second."""
    below = sorted(rank[other] for other in lower)
    return sum(bisect_left(below, rank[other]) for other in upper)
