"""PDF files as a reader's program takes them: their pages and their tags."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.generic import ContentStream, DictionaryObject

Point = tuple[float, float]


@dataclass(frozen=True)
class Drawn:
    """Straight lines from point to point, as they stand on the page, in points from its lower left corner."""

    points: tuple[Point, ...]
    closed: bool
    filled: bool


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text_of(reader: PdfReader) -> str:
    """All that is printed, without the white space, which depends on where lines end."""
    return "".join("".join(page.extract_text().split()) for page in reader.pages)


def elements(pdf: PdfReader | PdfWriter) -> Iterator[tuple[str, DictionaryObject]]:
    """The tags in the order in which they are read, each with its element."""
    root: Any = pdf.root_object["/StructTreeRoot"]
    waiting: list[Any] = [root]
    while waiting:
        node = waiting.pop(0).get_object()
        if not isinstance(node, DictionaryObject):
            continue
        if "/S" in node:
            yield str(node["/S"]).removeprefix("/"), node
        held = node.get("/K")
        held = held.get_object() if held is not None else []
        waiting[:0] = held if isinstance(held, list) else [held]


def drawn(pdf: PdfReader, page: PageObject) -> Iterator[Drawn]:
    """What is drawn on a page with straight lines only."""
    now, kept = Transformation(), []
    points: list[Point] = []
    closed = False
    for operands, operator in ContentStream(page["/Contents"], pdf).operations:
        match operator:
            case b"q":
                kept.append(now)
            case b"Q":
                now = kept.pop()
            case b"cm":
                a, b, c, d, e, f = map(float, operands)
                now = Transformation((a, b, c, d, e, f)).transform(now)
            case b"m" | b"l":
                along, up = map(float, operands)
                x, y = now.apply_on((along, up))
                points.append((float(x), float(y)))
            case b"h":
                closed = True
            case b"S" | b"f" | b"B":
                yield Drawn(tuple(points), closed, filled=operator != b"S")
                points, closed = [], False


def ends_of_columns(page: PageObject) -> tuple[float, float]:
    """How far above the foot of a sheet of A4 the text of its left half ends, and that of its right half, in points."""
    middle, foot = 297, 75
    lowest = [float(page.mediabox.height)] * 2

    def see(text: str, at: list[float], within: list[float], *_: object) -> None:
        x = within[4] * at[0] + within[5] * at[2] + at[4]
        y = within[4] * at[1] + within[5] * at[3] + at[5]
        if text.strip() and y > foot:
            lowest[x > middle] = min(lowest[x > middle], y)

    page.extract_text(visitor_text=see)
    return lowest[0], lowest[1]
