"""Where the boxes and arrows of a picture in columns go: arrows lead from one column to a later one.

The steps are those of Sugiyama, Tagawa and Toda (1981): an arrow that passes columns gets a lane in each of them;
sweeps to and fro order each column by the mean place of what it is joined to, and the order with the fewest
crossings is kept; then boxes move as near to their neighbours as their order allows. Beside each box stands, for
every arrow that arrives, a strip of its own for words about the arrow, which no other arrow crosses.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

_SWEEPS = 24
_MOVES = 16


@dataclass(frozen=True, slots=True)
class Box:
    """What is to be placed: `height` is the least it needs, in units of the picture."""

    key: str
    column: int
    height: int


@dataclass(frozen=True, slots=True)
class Arrow:
    """What joins two boxes; there may be several from one to another."""

    key: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Measures:
    """Widths and distances, in units of the picture."""

    box: int
    """How wide every box is."""
    words: int
    """How long the strip is in which words about an arrow stand."""
    bend: int
    """The room between two columns in which arrows go up and down and may cross."""
    pitch: int
    """From one arriving arrow to the next."""
    gap: int
    """Between two boxes, one above the other."""
    lane: int
    """How high a lane is."""


@dataclass(frozen=True, slots=True)
class Place:
    """A box that has been placed; `order` counts the boxes of its column from the top."""

    x: int
    y: int
    width: int
    height: int
    order: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A level part of an arrow; a bend leads from each to the next."""

    start: int
    end: int
    y: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole picture. The last stretch of an arrow is the strip for its words and ends at its target."""

    width: int
    height: int
    places: Mapping[str, Place]
    routes: Mapping[str, tuple[Stretch, ...]]


def laid_out(boxes: Sequence[Box], arrows: Sequence[Arrow], measures: Measures) -> Layout:
    """Places for all boxes, in the order of their columns and then of the list, and routes for all arrows.

    Raises ValueError where an arrow does not lead to a later column.
    """
    table = _Table(boxes, arrows, measures)
    table.order()
    table.move()
    return table.layout()


class _Table:
    """Columns of cells, from the top; a cell is a box, or the lane of an arrow that passes the column."""

    def __init__(self, boxes: Sequence[Box], arrows: Sequence[Arrow], measures: Measures) -> None:
        self._boxes, self._arrows, self._measures = boxes, arrows, measures
        self._cells = {box.key: number for number, box in enumerate(boxes)}
        self._column = [box.column for box in boxes]
        self._height = [box.height for box in boxes]
        self._before: list[list[int]] = [[] for _ in boxes]
        self._after: list[list[int]] = [[] for _ in boxes]
        self._stations = [self._stations_of(arrow) for arrow in arrows]
        self._columns: list[list[int]] = [[] for _ in range(max(self._column, default=-1) + 1)]
        for cell, column in enumerate(self._column):
            self._columns[column].append(cell)
        for cell in range(len(boxes)):
            arriving = len(self._before[cell])
            self._height[cell] = max(self._height[cell], arriving * measures.pitch)
        self._top = [0] * len(self._column)

    def _stations_of(self, arrow: Arrow) -> list[int]:
        """The cells that an arrow touches, from source to target; makes its lanes."""
        source, target = self._cells[arrow.source], self._cells[arrow.target]
        first, last = self._column[source], self._column[target]
        if last <= first:
            raise ValueError(f"{arrow.key}: column {last} is not after column {first}")
        stations = [source]
        for column in range(first + 1, last):
            stations.append(len(self._column))
            self._column.append(column)
            self._height.append(self._measures.lane)
            self._before.append([])
            self._after.append([])
        stations.append(target)
        for start, end in pairwise(stations):
            self._after[start].append(end)
            self._before[end].append(start)
        return stations

    def order(self) -> None:
        """Keep the best of the orders that the sweeps find; at equal crossings the one found first."""
        best, fewest = [list(column) for column in self._columns], self._crossings()
        for sweep in range(_SWEEPS):
            if not fewest:
                break
            towards_right = sweep % 2 == 0
            columns = range(1, len(self._columns)) if towards_right else range(len(self._columns) - 2, -1, -1)
            for column in columns:
                self._sort(column, self._before if towards_right else self._after)
            self._exchange()
            crossings = self._crossings()
            if crossings < fewest:
                best, fewest = [list(column) for column in self._columns], crossings
        self._columns = best

    def _sort(self, column: int, neighbours: Sequence[Sequence[int]]) -> None:
        """By the mean place of the neighbours; a cell without any keeps its place among the others."""
        place = self._ranks()
        cells = self._columns[column]
        wanted = {
            cell: sum(place[other] for other in neighbours[cell]) / len(neighbours[cell])
            for cell in cells
            if neighbours[cell]
        }
        movable = iter(sorted((cell for cell in cells if cell in wanted), key=wanted.__getitem__))
        self._columns[column] = [next(movable) if cell in wanted else cell for cell in cells]

    def _exchange(self) -> None:
        """Exchange cells that stand one above the other wherever that saves crossings."""
        place = self._ranks()
        for cells in self._columns:
            for upper in range(len(cells) - 1):
                first, second = cells[upper], cells[upper + 1]
                saved = sum(
                    _crossed(side[first], side[second], place) - _crossed(side[second], side[first], place)
                    for side in (self._before, self._after)
                )
                if saved > 0:
                    cells[upper], cells[upper + 1] = second, first
                    place[first], place[second] = place[second], place[first]

    def _ranks(self) -> list[int]:
        ranks = [0] * len(self._column)
        for cells in self._columns:
            for rank, cell in enumerate(cells):
                ranks[cell] = rank
        return ranks

    def _crossings(self) -> int:
        """How often arrows cross between neighbouring columns."""
        place = self._ranks()
        total = 0
        for cells in self._columns:
            seen: list[int] = []
            for cell in cells:
                ends = sorted(place[other] for other in self._after[cell])
                total += sum(len(seen) - bisect_right(seen, end) for end in ends)
                for end in ends:
                    insort(seen, end)
        return total

    def move(self) -> None:
        """Bring every cell as near to the middle of its neighbours as the order of its column allows."""
        for cells in self._columns:
            self._settle(cells, [0.0] * len(cells))
        for move in range(_MOVES):
            order = self._columns if move % 2 == 0 else self._columns[::-1]
            one = self._before if move % 2 == 0 else self._after
            sides = (one,) if move < _MOVES - 2 else (self._before, self._after)
            for cells in order:
                self._settle(cells, [self._wanted(cell, sides) for cell in cells])
        highest = min(self._top, default=0)
        self._top = [top - highest for top in self._top]

    def _wanted(self, cell: int, sides: Iterable[Sequence[Sequence[int]]]) -> float:
        """The top that brings the cell's middle to the mean of its neighbours' middles."""
        middles = [self._top[other] + self._height[other] / 2 for side in sides for other in side[cell]]
        return sum(middles) / len(middles) - self._height[cell] / 2 if middles else self._top[cell]

    def _settle(self, cells: Sequence[int], wanted: Sequence[float]) -> None:
        """The tops nearest to those wanted (least squares) that keep order and distances: pooled neighbours."""
        offsets = self._offsets(cells)
        pools: list[tuple[float, int]] = []
        for top, offset in zip(wanted, offsets, strict=True):
            total, size = top - offset, 1
            while pools and pools[-1][0] / pools[-1][1] >= total / size:
                earlier, number = pools.pop()
                total, size = total + earlier, size + number
            pools.append((total, size))
        settled = (round(total / size) for total, size in pools for _ in range(size))
        for cell, offset, top in zip(cells, offsets, settled, strict=True):
            self._top[cell] = top + offset

    def _offsets(self, cells: Sequence[int]) -> list[int]:
        """How far each cell's top is below the first one's where all stand as close as they may."""
        offsets = [0]
        for upper, lower in pairwise(cells):
            boxes = sum(cell < len(self._boxes) for cell in (upper, lower))
            offsets.append(offsets[-1] + self._height[upper] + (self._measures.gap if boxes else 0))
        return offsets[: len(cells)]

    def layout(self) -> Layout:
        """What has been worked out."""
        measures = self._measures
        step = measures.box + measures.bend + measures.words
        places: dict[str, Place] = {}
        for column, cells in enumerate(self._columns):
            boxes = [cell for cell in cells if cell < len(self._boxes)]
            for order, cell in enumerate(boxes):
                key = self._boxes[cell].key
                places[key] = Place(column * step, self._top[cell], measures.box, self._height[cell], order)
        columns = len(self._columns)
        return Layout(
            width=max(0, columns * step - measures.bend - measures.words),
            height=max((top + height for top, height in zip(self._top, self._height, strict=True)), default=0),
            places=places,
            routes=self._routes(step),
        )

    def _routes(self, step: int) -> dict[str, tuple[Stretch, ...]]:
        measures = self._measures
        ports = self._ports()
        routes: dict[str, tuple[Stretch, ...]] = {}
        for number, arrow in enumerate(self._arrows):
            source, *lanes, target = self._stations[number]
            start = self._column[source] * step + measures.box
            end = self._column[target] * step
            middle = self._top[source] + self._height[source] // 2
            passed = [
                Stretch(x - measures.words, x + measures.box, self._top[lane] + measures.lane // 2)
                for lane, x in ((lane, self._column[lane] * step) for lane in lanes)
            ]
            routes[arrow.key] = (
                Stretch(start, start, middle),
                *passed,
                Stretch(end - measures.words, end, ports[number]),
            )
        return routes

    def _ports(self) -> list[int]:
        """How high each arrow arrives: in the order in which they come, so that they do not cross beside the box."""
        arriving: dict[int, list[int]] = {}
        for number, stations in enumerate(self._stations):
            arriving.setdefault(stations[-1], []).append(number)
        ports = [0] * len(self._arrows)
        for target, numbers in arriving.items():
            middle = self._top[target] + self._height[target] // 2
            first = middle - (len(numbers) - 1) * self._measures.pitch // 2
            numbers.sort(key=lambda number: (self._middle(self._stations[number][-2]), number))
            for place, number in enumerate(numbers):
                ports[number] = first + place * self._measures.pitch
        return ports

    def _middle(self, cell: int) -> float:
        return self._top[cell] + self._height[cell] / 2


def _crossed(upper: Iterable[int], lower: Iterable[int], place: Sequence[int]) -> int:
    """How many pairs cross where a cell with the first neighbours stands above one with the second."""
    below = sorted(place[other] for other in lower)
    return sum(bisect_left(below, place[other]) for other in upper)
