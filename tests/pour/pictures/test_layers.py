from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synth.pour.pictures.layers import Arrow, Box, Layout, Measures, Stretch, laid_out

MEASURES = Measures(box=100, words=40, bend=30, pitch=10, gap=6, lane=8)


@st.composite
def pictures(draw: st.DrawFn) -> tuple[list[Box], list[Arrow]]:
    """Boxes in up to five columns, some of them without any, and arrows to later columns or within one."""
    columns = draw(st.lists(st.integers(0, 4), max_size=16))
    boxes = [Box(f"b{number}", column, draw(st.integers(0, 60))) for number, column in enumerate(columns)]
    pairs = [(one.key, other.key) for one in boxes for other in boxes if one.column <= other.column and one != other]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=30)) if pairs else []
    return boxes, [Arrow(f"a{number}", *pair) for number, pair in enumerate(chosen)]


def level_parts(layout: Layout) -> Iterator[Stretch]:
    """Every level part that has a length; the one by which arrows leave to boxes of the same column, once for all."""
    for route in layout.routes.values():
        yield from route[1:]
    yield from {route[0] for route in layout.routes.values() if route[0].start != route[0].end}


@given(pictures())
def test_no_two_boxes_overlap(picture: tuple[list[Box], list[Arrow]]) -> None:
    layout = laid_out(*picture, MEASURES)
    for one, other in combinations(layout.places.values(), 2):
        assert one.x != other.x or one.y + one.height + MEASURES.gap <= other.y or other.y + other.height < one.y


@given(pictures())
def test_everything_lies_within_the_picture(picture: tuple[list[Box], list[Arrow]]) -> None:
    layout = laid_out(*picture, MEASURES)
    for box in picture[0]:
        place = layout.places[box.key]
        assert place.height >= box.height
        assert 0 <= place.x <= layout.width - place.width
        assert 0 <= place.y <= layout.height - place.height
    for route in layout.routes.values():
        for part in route:
            assert 0 <= part.y <= layout.height
            assert min(part.start, part.end) >= 0
            assert max(part.start, part.end) <= layout.width


@given(pictures())
def test_every_arrow_leads_from_its_source_to_the_start_of_its_target(
    picture: tuple[list[Box], list[Arrow]],
) -> None:
    layout = laid_out(*picture, MEASURES)
    for arrow in picture[1]:
        source, target = layout.places[arrow.source], layout.places[arrow.target]
        first, *_, last = layout.routes[arrow.key]
        if source.x == target.x:
            assert (first.start, first.end) == (source.x, source.x - MEASURES.words)
        else:
            assert (first.start, first.end) == (source.x + source.width,) * 2
        assert source.y <= first.y <= source.y + source.height
        assert last.end == target.x
        assert target.y <= last.y <= target.y + target.height


@given(pictures())
def test_arrows_only_go_on(picture: tuple[list[Box], list[Arrow]]) -> None:
    layout = laid_out(*picture, MEASURES)
    for route in layout.routes.values():
        for before, after in pairwise(route):
            if before.start > before.end:
                # It turns in the room before the strip, and comes back at the same distance from the box.
                assert (before.end, before.start) == (after.start, after.end)
                assert 0 <= after.turn < after.start
                continue
            assert before.start <= before.end < after.start <= after.end
            # The bend between two stretches has the room between two columns.
            assert after.start - before.end >= MEASURES.bend
            assert before.end < after.turn < after.start


@given(pictures())
def test_no_level_part_of_an_arrow_runs_through_a_box(picture: tuple[list[Box], list[Arrow]]) -> None:
    layout = laid_out(*picture, MEASURES)
    for part in level_parts(layout):
        for place in layout.places.values():
            beside = max(part.start, part.end) <= place.x or place.x + place.width <= min(part.start, part.end)
            assert beside or not place.y < part.y < place.y + place.height


@given(pictures())
def test_no_two_level_parts_lie_on_each_other(picture: tuple[list[Box], list[Arrow]]) -> None:
    """So there is room for words above each."""
    layout = laid_out(*picture, MEASURES)
    for one, other in combinations(level_parts(layout), 2):
        if min(one.start, one.end) < max(other.start, other.end) and min(other.start, other.end) < max(
            one.start, one.end
        ):
            assert abs(one.y - other.y) >= min(MEASURES.pitch, MEASURES.lane)


@given(pictures())
def test_boxes_are_counted_from_the_top_of_their_column(picture: tuple[list[Box], list[Arrow]]) -> None:
    layout = laid_out(*picture, MEASURES)
    for column in {box.column for box in picture[0]}:
        keys = [box.key for box in picture[0] if box.column == column]
        keys.sort(key=lambda key: layout.places[key].y)
        assert [layout.places[key].order for key in keys] == list(range(len(keys)))


@given(pictures())
def test_the_same_content_gives_the_same_picture(picture: tuple[list[Box], list[Arrow]]) -> None:
    assert laid_out(*picture, MEASURES) == laid_out(*picture, MEASURES)


def test_arrows_that_can_do_without_crossing_do_not_cross() -> None:
    boxes = [Box(f"{column}{row}", column, 20) for column in (0, 1, 2) for row in range(6)]
    arrows = [
        Arrow(f"{column}{row}", f"{column}{row}", f"{column + 1}{(row * 5 + 2) % 6}")
        for column in (0, 1)
        for row in range(6)
    ]
    assert _crossings(laid_out(boxes, arrows, MEASURES), arrows) == 0


def _crossings(layout: Layout, arrows: list[Arrow]) -> int:
    ends = [
        (layout.places[arrow.source].x, layout.places[arrow.source].y, layout.places[arrow.target].y)
        for arrow in arrows
    ]
    return sum(a[0] == b[0] and (a[1] - b[1]) * (a[2] - b[2]) < 0 for a, b in combinations(ends, 2))


def test_a_box_stands_level_with_the_only_one_it_leads_to() -> None:
    boxes = [Box("a", 0, 20), Box("b", 0, 20), Box("c", 1, 90), Box("d", 1, 20)]
    layout = laid_out(boxes, [Arrow("1", "a", "c"), Arrow("2", "b", "d")], MEASURES)
    middles = {key: place.y + place.height / 2 for key, place in layout.places.items()}
    assert middles["a"] == middles["c"]
    assert middles["b"] == middles["d"]


def test_an_arrow_that_does_not_lead_on_is_refused() -> None:
    boxes = [Box("a", 1, 20), Box("b", 0, 20)]
    with pytest.raises(ValueError, match="does not lead on from column 1, but to column 0"):
        laid_out(boxes, [Arrow("1", "a", "b")], MEASURES)
    with pytest.raises(ValueError, match="does not lead on from column 1, but to column 1"):
        laid_out(boxes, [Arrow("1", "a", "a")], MEASURES)


def test_a_picture_without_boxes_is_empty() -> None:
    assert laid_out([], [], MEASURES) == Layout(0, 0, {}, {})
