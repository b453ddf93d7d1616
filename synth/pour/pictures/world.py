"""A map of the world with the countries that evidence comes from, and how many studies each has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from itertools import accumulate
from math import cos, hypot, sin, tau

from markupsafe import Markup

from synth.overview import words
from synth.overview.studies.countries import Countries, Country

RADIUS = 15
_APART = 2 * RADIUS + 3
# From the middle of a country to a circle that does not hide it.
_BESIDE = RADIUS + 9
# A country whose largest piece is as wide and high as this is seen around a circle on it.
_ROOMY = 4 * RADIUS
_STEP = 4
_TURNS = 16
_FARTHEST = 400
_HATCHING = (
    '<pattern id="map_hatched" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<path class="hatching" d="M-1 1 1-1M0 6 6 0M5 7 7 5"/></pattern>'
)


Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Outlines:
    """Countries' outlines as SVG paths and their middles, in the units of `box` (left, top, width, height)."""

    box: tuple[int, int, int, int]
    paths: dict[str, str]
    points: dict[str, tuple[int, int]]


@cache
def outlines() -> Outlines:
    """The outlines that come with synth: Natural Earth, public domain, as scripts/outlines.py made them."""
    data = json.loads(files("synth.pour.pictures").joinpath("outlines.json").read_text("utf-8"))
    points = {code: (x, y) for code, (x, y) in data["points"].items()}
    left, top, width, height = data["box"]
    return Outlines((left, top, width, height), data["paths"], points)


def world_picture(countries: Countries) -> Markup:
    """Every country as an outline; those with studies filled or hatched, with a number that leads to their row."""
    shapes = outlines()
    found = {country.code: country for country in countries.countries}
    land = "".join(
        f'<path class="{_class(found.get(code))}" d="{path}">{_title(found.get(code))}</path>\n'
        for code, path in shapes.paths.items()
    )
    box = " ".join(map(str, shapes.box))
    return Markup(
        f'<svg class="world" viewBox="{box}" role="group" aria-labelledby="world_title">\n<defs>{_HATCHING}</defs>\n'
        f'<g aria-hidden="true">{land}</g>\n{"".join(_numbers(countries.countries, shapes))}</svg>'
    )


def _class(country: Country | None) -> str:
    if country is None:
        return "land"
    return "land reported" if country.reported else "land affiliated"


def _title(country: Country | None) -> str:
    return f"<title>{escape(_said(country))}</title>" if country else ""


def _said(country: Country) -> str:
    basis = "" if country.reported else ", only by the authors’ affiliations"
    return f"{words.country(country.code)}: {words.count(country.place.number, 'study', 'studies')}{basis}"


def _numbers(countries: Sequence[Country], shapes: Outlines) -> Iterator[str]:
    """A circle at each country: on it where it is large, and else beside it, so that the country is seen.

    Where there is no room a circle moves farther off; the largest numbers have their place first.
    """
    points = {country.code: shapes.points[country.code] for country in countries if country.code in shapes.points}
    placed: list[Point] = []
    drawn: dict[str, str] = {}
    for country in sorted(countries, key=lambda country: (-country.place.number, country.code)):
        if country.code not in points:
            continue
        at = points[country.code]
        others = [point for code, point in points.items() if code != country.code]
        x, y = place = _free(at, _is_roomy(shapes.paths.get(country.code, "")), others, placed, shapes.box)
        placed.append(place)
        line = f'<path class="lead-line" d="M{at[0]} {at[1]}L{x} {y}"/>' if place != at else ""
        dashed = "" if country.reported else " affiliated"
        drawn[country.code] = (
            f'<a class="number{dashed}" href="#country__{country.code}" aria-label="{escape(_said(country))}">{line}'
            f'<circle cx="{x}" cy="{y}" r="{RADIUS}"/>'
            f'<text x="{x}" y="{y}" dy="5" text-anchor="middle">{country.place.number}</text></a>\n'
        )
    # As the table lists them, so that the Tab key goes through both alike.
    return (drawn[country.code] for country in countries if country.code in drawn)


def _free(
    at: Point, roomy: bool, others: Sequence[Point], placed: Sequence[Point], box: tuple[int, int, int, int]
) -> Point:
    """The point itself where there is room on the country, or a place on growing circles round it.

    On the first circle that has any: the one farthest from the other countries and their circles.
    """
    if roomy and _is_apart(at, placed, _APART):
        return at
    for distance in range(_BESIDE, _FARTHEST, _STEP):
        around = [_moved(at, distance, tau * turn / _TURNS) for turn in range(_TURNS)]
        free = [
            place
            for place in around
            if _is_within(place, box) and _is_apart(place, placed, _APART) and _is_apart(place, others, RADIUS + 4)
        ]
        if free:
            return max(free, key=lambda place: min((_between(place, other) for other in (*others, *placed)), default=0))
    return at


def _moved(at: Point, distance: float, angle: float) -> Point:
    return round(at[0] + distance * cos(angle), 1), round(at[1] + distance * sin(angle), 1)


def _is_within(place: Point, box: tuple[int, int, int, int]) -> bool:
    left, top, width, height = box
    edge = RADIUS + 1
    return left + edge <= place[0] <= left + width - edge and top + edge <= place[1] <= top + height - edge


def _is_apart(place: Point, others: Sequence[Point], distance: float) -> bool:
    return all(_between(place, other) >= distance for other in others)


def _between(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def _is_roomy(path: str) -> bool:
    """Whether some piece of a country is large enough for a circle on it."""
    return any(min(width, height) >= _ROOMY for width, height in map(_extent, path.split("z")[:-1]))


def _extent(piece: str) -> tuple[int, int]:
    """How wide and high a piece is, from its steps."""
    steps = [int(step) for step in re.findall(r"-?\d+", piece.partition("l")[2])]
    across, down = ([0, *accumulate(steps[axis::2])] for axis in (0, 1))
    return max(across) - min(across), max(down) - min(down)
