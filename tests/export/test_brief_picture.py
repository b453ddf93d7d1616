"""The picture on the front of a brief: an arrow never passes behind a box, as it would seem to begin there."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest
from pypdf import PdfReader

from synth.export.brief_data import BriefData
from synth.export.brief_picture import picture_of
from synth.export.briefs import pdf_of
from synth.export.content import content_of
from synth.link.graph import Graph
from synth.overview.brief.contents import Briefs
from synth.overview.overview import Overview
from tests.export.pdf import Drawn, Point, drawn, read
from tests.pathways import review_of

MOST = 4
SOME = 60
"""Where an arrow is looked at, for each of its straight lines."""


def brief_with(graph: Graph, rows: tuple[int, int, int], *steps: tuple[tuple[int, int], tuple[int, int]]) -> PdfReader:
    """A brief whose picture has so many boxes in its columns, and these arrows: column and row of both ends."""
    overview = Overview(graph)
    data: dict[str, Any] = BriefData(content_of(overview, "", "1.2.3")).of(
        Briefs(overview).brief("process", "arriving")
    )
    (row, *_) = data["chain"]["columns"][0]["rows"]
    for column, number in zip(data["chain"]["columns"], rows, strict=True):
        column["rows"] = [row] * number
    data["chain"]["steps"] = [{"from": start, "to": end, "footing": "reported"} for start, end in steps]
    return read(pdf_of(json.dumps(data)))


def boxes(pdf: PdfReader) -> list[tuple[Point, Point]]:
    """The lower left and the upper right corner of each box of the first page."""
    shapes = [item.points for item in drawn(pdf, pdf.pages[0]) if item.filled and len(item.points) == 4]
    corners = [
        (tuple(map(min, zip(*shape, strict=True))), tuple(map(max, zip(*shape, strict=True)))) for shape in shapes
    ]
    return [
        ((left, low), (right, high)) for (left, low), (right, high) in corners if right - left > 100 and high - low > 30
    ]


def arrows(pdf: PdfReader) -> list[Drawn]:
    """The lines that begin at the right side of a box, without their heads."""
    sides = {right for _, (right, _) in boxes(pdf)}
    lines = [item for item in drawn(pdf, pdf.pages[0]) if not item.closed]
    return [item for item in lines if any(abs(item.points[0][0] - side) < 1 for side in sides)]


def behind(pdf: PdfReader) -> int:
    """How many arrows come within a box."""
    held = boxes(pdf)
    return sum(any(_inside(point, box) for point in _along(item.points) for box in held) for item in arrows(pdf))


def _along(points: tuple[Point, ...]) -> list[Point]:
    return [
        (x + (right - x) * step / SOME, y + (up - y) * step / SOME)
        for (x, y), (right, up) in itertools.pairwise(points)
        for step in range(SOME + 1)
    ]


def _inside(point: Point, box: tuple[Point, Point]) -> bool:
    (left, low), (right, high) = box
    return left + 1 < point[0] < right - 1 and low + 1 < point[1] < high - 1


@pytest.mark.parametrize("middle", range(MOST + 1))
def test_arrows_past_the_middle_go_between_its_boxes(graph: Graph, middle: int) -> None:
    steps = [((0, start), (2, end)) for start in range(MOST) for end in range(MOST)]
    pdf = brief_with(graph, (MOST, middle, MOST), *steps)
    assert len(boxes(pdf)) == 2 * MOST + middle
    assert len(arrows(pdf)) == len(steps)
    assert behind(pdf) == 0


def test_arrows_to_the_next_column_are_straight(graph: Graph) -> None:
    pdf = brief_with(graph, (1, 2, 1), ((0, 0), (1, 0)), ((1, 1), (2, 0)), ((0, 0), (2, 0)))
    assert sorted(len(item.points) for item in arrows(pdf)) == [2, 2, 4]
    assert behind(pdf) == 0


def test_each_line_that_is_drawn_and_no_other_is_explained(graph: Graph) -> None:
    overview = review_of(graph, "s1 r1 b1", "s1=r1", "r1~b1", data={"b1": {"process": "arriving"}})
    picture = picture_of(overview, Briefs(overview).brief("process", "arriving"))
    assert sorted(step["footing"] for step in picture["steps"]) == ["inferred", "stated"]
    assert "Dotted: a source only states it. Dashed: our inference." in picture["key"]
    assert "Solid" not in picture["key"]
