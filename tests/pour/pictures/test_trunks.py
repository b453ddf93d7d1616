from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from synth.pour.pictures.trunks import Bend, slots_of


@st.composite
def rooms(draw: st.DrawFn) -> list[Bend]:
    """Bends from a few places, each at a height of its own, to anywhere."""
    starts = draw(st.lists(st.integers(0, 500), max_size=8, unique=True))
    return [
        Bend(place, start, end)
        for place, start in enumerate(starts)
        for end in draw(st.lists(st.integers(0, 500), max_size=4))
    ]


def span(bends: list[Bend], trunk: tuple[int, bool]) -> tuple[int, int]:
    heights = [height for bend in bends if bend.trunk == trunk for height in (bend.start, bend.end)]
    return min(heights), max(heights)


@given(rooms())
def test_no_two_trunks_that_pass_each_other_stand_in_one_place(bends: list[Bend]) -> None:
    slots = slots_of(bends)
    for one, other in combinations(slots.places, 2):
        (top, bottom), (other_top, other_bottom) = span(bends, one), span(bends, other)
        if slots.places[one] == slots.places[other]:
            assert bottom < other_top or other_bottom < top


@given(rooms())
def test_every_trunk_has_one_of_the_places(bends: list[Bend]) -> None:
    slots = slots_of(bends)
    assert slots.places.keys() == {bend.trunk for bend in bends}
    assert all(0 <= place < slots.number for place in slots.places.values())


def test_arrows_from_one_place_go_the_same_way_together() -> None:
    slots = slots_of([Bend(1, 100, 200), Bend(1, 100, 300), Bend(1, 100, 0)])
    assert slots.places.keys() == {(1, True), (1, False)}


def test_of_those_that_go_down_the_highest_stands_farthest_right() -> None:
    places = slots_of([Bend(1, 0, 100), Bend(2, 10, 110), Bend(3, 20, 120)]).places
    assert places[1, True] > places[2, True] > places[3, True]


def test_of_those_that_go_up_the_lowest_stands_farthest_right() -> None:
    places = slots_of([Bend(1, 100, 0), Bend(2, 110, 10), Bend(3, 120, 20)]).places
    assert places[1, False] < places[2, False] < places[3, False]


def test_no_bend_needs_no_place() -> None:
    assert slots_of([]).number == 0
