"""The picture of a brief as plain data: what could help, why it happens and what stands in the way, side by side."""

from __future__ import annotations

from typing import Any

from synth.overview import words
from synth.overview.brief import words as brief_words
from synth.overview.brief.brief import Brief, Told
from synth.overview.confidence.rating import Rating
from synth.overview.overview import Overview

Data = dict[str, Any]

_ARROWS = "Arrows lead from a solution to what it addresses, and from a root to what it leads to."
_LINES = {
    "reported": "Solid: a study reports it.",
    "stated": "Dotted: a source only states it.",
    "inferred": "Dashed: our inference.",
}
_BARS = "Bars: how sure we are of each finding."
_COLUMNS = (
    ("solution", "What could help", brief_words.NO_SOLUTION),
    ("root", "Why it happens", brief_words.NO_ROOT),
    ("barrier", "What stands in the way", ""),
)


def picture_of(overview: Overview, brief: Brief) -> Data:
    """The records that are told in three columns, the arrows between them, and the same in words."""
    columns = (brief.solutions.told, brief.roots.told, brief.barriers.told)
    places = {told.record.id: (column, row) for column, part in enumerate(columns) for row, told in enumerate(part)}
    steps: list[Data] = []
    for link in brief.links:
        start, end = (link.source, link.target) if link.relation == "addresses" else (link.target, link.source)
        joined = places.get(start.id), places.get(end.id)
        # What a root beside it causes stands in words only.
        if joined[0] and joined[1] and joined[0][0] < joined[1][0]:
            steps.append({"from": joined[0], "to": joined[1], "footing": link.footing})
    return {
        "alt": " ".join(_said(overview, part, *named) for part, named in zip(columns, _COLUMNS, strict=True)),
        "key": _key({step["footing"] for step in steps}),
        "columns": [
            {
                "kind": kind,
                "heading": heading,
                "rows": [{"title": overview.title(told.record), "rating": rating_of(told.rating)} for told in part],
                "nothing": nothing or brief_words.NO_PROBLEM[brief.kind],
            }
            for part, (kind, heading, nothing) in zip(columns, _COLUMNS, strict=True)
        ],
        "steps": steps,
    }


def _key(footings: set[str]) -> str:
    """What the arrows and bars mean, if there are arrows."""
    lines = [said for footing, said in _LINES.items() if footing in footings]
    return " ".join((_ARROWS, *lines, _BARS)) if lines else ""


def _said(overview: Overview, part: tuple[Told, ...], kind: str, heading: str, nothing: str) -> str:
    """A column of the picture for who cannot see it."""
    said = []
    for told in part:
        rated = f"{overview.title(told.record)}: {told.rating.said}."
        said.append(" ".join((rated, *brief_words.link_words(overview, told))))
    return f"{heading}. {' '.join(said) or nothing}"


def rating_of(rating: Rating) -> Data:
    """How sure one can be, as bars and in words."""
    if rating.level is None:
        return {"bars": 0, "words": rating.said, "states": []}
    return {
        "bars": words.CONFIDENCE_BARS[rating.level],
        "words": f"{words.CONFIDENCE[rating.level]} confidence",
        "states": list(rating.states),
    }
