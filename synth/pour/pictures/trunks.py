"""Where between two columns arrows go up or down: all from one place together, on a line that no other trunk lies on.

Trunks that go down stand the farther right the higher they begin, those that go up the lower they begin: so none
crosses another that begins beside it before it has to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bend:
    """The way of one arrow between two columns: from `start` to `end`, heights from the top of the picture."""

    source: int
    """What tells the place that it comes from; bends from one place begin at one height."""
    start: int
    end: int

    @property
    def trunk(self) -> tuple[int, bool]:
        """What it goes up or down with: the place it comes from, and whether it goes down."""
        return self.source, self.end >= self.start


@dataclass(frozen=True, slots=True)
class Slots:
    """Trunk to its place from the left, and how many places there are."""

    places: dict[tuple[int, bool], int]
    number: int


def slots_of(bends: Iterable[Bend]) -> Slots:
    """Places for the trunks of one room between two columns; two may share one where they do not pass each other."""
    trunks: dict[tuple[int, bool], list[Bend]] = {}
    for bend in bends:
        trunks.setdefault(bend.trunk, []).append(bend)
    down = _ordered([group for (_, is_down), group in trunks.items() if is_down], lowest_first=True)
    up = _ordered([group for (_, is_down), group in trunks.items() if not is_down], lowest_first=False)
    # Those that go up stand between those that go down, as the two would lie on each other.
    places = {key: 2 * place for key, place in down.items()} | {key: 2 * place + 1 for key, place in up.items()}
    return Slots(places, max(places.values(), default=-1) + 1)


def _ordered(trunks: Sequence[Sequence[Bend]], *, lowest_first: bool) -> dict[tuple[int, bool], int]:
    """The first place for each, from the left, that is right of all before it that it passes."""
    places: dict[tuple[int, bool], int] = {}
    before: list[tuple[int, int, int]] = []
    for group in sorted(trunks, key=lambda group: group[0].start, reverse=lowest_first):
        ends = [group[0].start, *(bend.end for bend in group)]
        top, bottom = min(ends), max(ends)
        place = max((there + 1 for high, low, there in before if top <= low and high <= bottom), default=0)
        before.append((top, bottom, place))
        places[group[0].trunk] = place
    return places
