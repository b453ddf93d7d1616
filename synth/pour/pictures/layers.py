"""Where the boxes and arrows of a picture in columns go: arrows lead to a later column, or within one.

The steps are those of Sugiyama, Tagawa and Toda (1981): an arrow that passes columns gets a lane in each of them;
each column is put in order (`crossings`); then boxes move as near to their neighbours as their order allows; between
two columns arrows from one place go up or down together (`trunks`). Before each box lies, for every arrow that
arrives, a strip of its own for words about the arrow, which no other arrow crosses. An arrow to a box of the same
column leaves by such a strip too, and turns in the room before the strips.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from synth.pour.pictures.crossings import Joined, ordered
from synth.pour.pictures.trunks import Bend, Slots, slots_of

_MOVES = 16
# Between two columns: how much room each trunk has, up to so many times the least room of all; and how far from either
# end they keep, so that bends are round.
_TRUNK, _WIDEST, _ROUND = 1.5, 2, 16
# How far an arrow that turns to a box of its own column reaches out: more for one that reaches farther.
_TURN, _PART = 14, 6


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
    """The least room between two columns, in which arrows go up and down and may cross: 16 or more."""
    pitch: int
    """From one strip to the next."""
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
    """A level part of an arrow, to the left where `end` is before `start`; a bend leads from each to the next."""

    start: int
    end: int
    y: int
    turn: int
    """Where from left to right the bend that leads to it goes up or down; the first stretch has none, and its start."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole picture. The last stretch of an arrow is the strip for its words and ends at its target."""

    width: int
    height: int
    places: Mapping[str, Place]
    routes: Mapping[str, tuple[Stretch, ...]]


def laid_out(boxes: Sequence[Box], arrows: Sequence[Arrow], measures: Measures) -> Layout:
    """Places for all boxes, in the order of their columns and then of the list, and routes for all arrows.

    Raises ValueError where an arrow leads to an earlier column or to the box that it comes from.
    """
    table = _Table(boxes, arrows, measures)
    table.order()
    table.move()
    return table.layout()


# A box and an arrow by their numbers to how high the arrow's strip lies; None for the arrows that leave by one.
_Levels = dict[tuple[int, int | None], int]


class _Table:
    """Columns of cells, from the top; a cell is a box, or the lane of an arrow that passes the column."""

    def __init__(self, boxes: Sequence[Box], arrows: Sequence[Arrow], measures: Measures) -> None:
        self._boxes, self._arrows, self._measures = boxes, arrows, measures
        self._cells = {box.key: number for number, box in enumerate(boxes)}
        self._column = [box.column for box in boxes]
        self._height = [box.height for box in boxes]
        self._before: list[list[int]] = [[] for _ in boxes]
        self._after: list[list[int]] = [[] for _ in boxes]
        self._beside: list[list[int]] = [[] for _ in boxes]
        self._turning: dict[int, list[int]] = {}
        self._stations = [self._stations_of(arrow) for arrow in arrows]
        self._columns: list[list[int]] = [[] for _ in range(max(self._column, default=-1) + 1)]
        for cell, column in enumerate(self._column):
            self._columns[column].append(cell)
        self._strips = self._strips_of_all()
        for cell, strips in self._strips.items():
            self._height[cell] = max(self._height[cell], len(strips) * measures.pitch)
        self._top = [0] * len(self._column)

    def _stations_of(self, arrow: Arrow) -> list[int]:
        """The cells that an arrow touches, from source to target; makes its lanes."""
        source, target = self._cells[arrow.source], self._cells[arrow.target]
        first, last = self._column[source], self._column[target]
        if last < first or source == target:
            raise ValueError(f"{arrow.key}: does not lead on from column {first}, but to column {last}")
        if first == last:
            self._beside[source].append(target)
            self._beside[target].append(source)
            self._turning.setdefault(source, []).append(target)
            return [source, target]
        stations = [source]
        for column in range(first + 1, last):
            stations.append(len(self._column))
            self._column.append(column)
            self._height.append(self._measures.lane)
            for joined in (self._before, self._after, self._beside):
                joined.append([])
        stations.append(target)
        for start, end in pairwise(stations):
            self._after[start].append(end)
            self._before[end].append(start)
        return stations

    def _strips_of_all(self) -> dict[int, list[int | None]]:
        """The arrows that have a strip before each box, by number; all that leave by one share it, which is None."""
        strips: dict[int, list[int | None]] = {cell: [None] for cell in self._turning}
        for number, stations in enumerate(self._stations):
            strips.setdefault(stations[-1], []).append(number)
        return strips

    def order(self) -> None:
        """Put the cells of every column in order."""
        self._columns = ordered(self._columns, Joined(self._before, self._after, self._beside))

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
        measures, levels = self._measures, self._levels()
        rooms = self._rooms(levels)
        busiest = max((slots.number for slots in rooms.values()), default=0)
        bend = max(measures.bend, min(_WIDEST * measures.bend, round(2 * _ROUND + busiest * _TRUNK)))
        # Arrows within the first column leave it to the left.
        before = bend + measures.words if any(not self._column[cell] for cell in self._turning) else 0
        step = measures.box + bend + measures.words
        lefts = [before + column * step for column in range(len(self._columns))]
        places: dict[str, Place] = {}
        for left, cells in zip(lefts, self._columns, strict=True):
            for order, cell in enumerate(cell for cell in cells if cell < len(self._boxes)):
                places[self._boxes[cell].key] = Place(left, self._top[cell], measures.box, self._height[cell], order)
        return Layout(
            width=lefts[-1] + measures.box if lefts else 0,
            height=max((top + height for top, height in zip(self._top, self._height, strict=True)), default=0),
            places=places,
            routes={
                arrow.key: tuple(self._route(number, levels, rooms, lefts, bend))
                for number, arrow in enumerate(self._arrows)
            },
        )

    def _rooms(self, levels: _Levels) -> dict[int, Slots]:
        """Column to the places of the trunks in the room behind it."""
        bends: dict[int, list[Bend]] = {}
        for number, stations in enumerate(self._stations):
            for here, there in pairwise(stations):
                if self._column[here] < self._column[there]:
                    bends.setdefault(self._column[here], []).append(self._bend(here, there, number, levels))
        return {column: slots_of(found) for column, found in bends.items()}

    def _bend(self, here: int, there: int, number: int, levels: _Levels) -> Bend:
        return Bend(here, self._middle(here), levels.get((there, number), self._middle(there)))

    def _route(
        self, number: int, levels: _Levels, rooms: Mapping[int, Slots], lefts: Sequence[int], bend: int
    ) -> Iterator[Stretch]:
        words, stations = self._measures.words, self._stations[number]
        left = lefts[self._column[stations[0]]]
        arriving = levels[stations[-1], number]
        if self._column[stations[0]] == self._column[stations[-1]]:
            leaving = levels[stations[0], None]
            reach = min(bend, _TURN + abs(arriving - leaving) // _PART)
            yield Stretch(left, left - words, leaving, left)
            yield Stretch(left - words, left, arriving, left - words - reach)
            return
        right = left + self._measures.box
        yield Stretch(right, right, self._middle(stations[0]), right)
        for here, there in pairwise(stations):
            way, slots = self._bend(here, there, number, levels), rooms[self._column[here]]
            right = lefts[self._column[here]] + self._measures.box
            turn = right + _ROUND + round((slots.places[way.trunk] + 0.5) / slots.number * (bend - 2 * _ROUND))
            left = lefts[self._column[there]]
            end = left if there == stations[-1] else left + self._measures.box
            yield Stretch(left - words, end, way.end, turn)

    def _levels(self) -> _Levels:
        """How high each strip lies: in the order in which its arrow comes, so that they do not cross before the box."""
        levels: _Levels = {}
        for cell, strips in self._strips.items():
            first = self._middle(cell) - (len(strips) - 1) * self._measures.pitch // 2
            for place, strip in enumerate(sorted(strips, key=lambda strip: self._other_end(cell, strip))):
                levels[cell, strip] = first + place * self._measures.pitch
        return levels

    def _other_end(self, cell: int, strip: int | None) -> tuple[float, int]:
        """How high a strip's arrow comes from; for the one by which arrows leave, how high they lead to."""
        if strip is not None:
            return self._middle(self._stations[strip][-2]), strip
        led = [self._middle(target) for target in self._turning[cell]]
        return sum(led) / len(led), -1

    def _middle(self, cell: int) -> int:
        return self._top[cell] + self._height[cell] // 2
