"""A map of the world with the countries that evidence comes from, and how many studies each has."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from math import cos, hypot, sin, tau

from markupsafe import Markup

from synth.overview import words
from synth.overview.countries import Countries, Country

RADIUS = 13
_APART = 2 * RADIUS + 3
_STEP = 4
_TURNS = 16
_FARTHEST = 400
_HATCHING = (
    '<pattern id="map_hatched" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<path class="hatching" d="M-1 1 1-1M0 6 6 0M5 7 7 5"/></pattern>'
)


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
    """A circle at each country, moved aside where another one stands; the largest numbers keep their place."""
    placed: list[tuple[float, float]] = []
    drawn: dict[str, str] = {}
    for country in sorted(countries, key=lambda country: (-country.place.number, country.code)):
        if country.code not in shapes.points:
            continue
        at_x, at_y = shapes.points[country.code]
        x, y = _free(at_x, at_y, placed)
        placed.append((x, y))
        line = f'<path class="lead-line" d="M{at_x} {at_y}L{x} {y}"/>' if (x, y) != (at_x, at_y) else ""
        dashed = "" if country.reported else " affiliated"
        drawn[country.code] = (
            f'<a class="number{dashed}" href="#country__{country.code}" aria-label="{escape(_said(country))}">{line}'
            f'<circle cx="{x}" cy="{y}" r="{RADIUS}"/>'
            f'<text x="{x}" y="{y}" dy="4.4" text-anchor="middle">{country.place.number}</text></a>\n'
        )
    # As the table lists them, so that the Tab key goes through both alike.
    return (drawn[country.code] for country in countries if country.code in drawn)


def _free(x: float, y: float, placed: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The place itself or a free one near it, looked for on growing circles."""
    for distance in range(0, _FARTHEST, _STEP):
        for turn in range(_TURNS):
            angle = tau * turn / _TURNS
            place = round(x + distance * cos(angle), 1), round(y + distance * sin(angle), 1)
            if all(hypot(place[0] - other[0], place[1] - other[1]) >= _APART for other in placed):
                return place
    return x, y
