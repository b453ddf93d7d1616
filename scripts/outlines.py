"""Make synth/pour/pictures/outlines.json: the outlines of countries, small, projected, by their two-letter codes.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m scripts.outlines package

The outlines are Natural Earth's (1:110 million, public domain), as TopoJSON of world-atlas (ISC licence). They are
drawn in the Equal Earth projection, in which areas can be compared. What is too small for an outline has a point, from
1:50 million.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from babel.core import get_global

from synth.model.territories import TERRITORIES

OUT = Path(__file__).parents[1] / "synth" / "pour" / "pictures" / "outlines.json"
WIDTH = 1000
SOUTH, NORTH = -57.0, 84.0
_A = (1.340264, -0.081106, 0.000893, 0.003796)
# World-atlas gives no code to what few states recognise; Kosovo has a user-assigned one.
_NAMED = {"Kosovo": "XK"}

Point = tuple[float, float]
Ring = list[Point]


def main(folder: Path) -> None:
    """Write the file from `folder`, which holds countries-110m.json and countries-50m.json."""
    paths: dict[str, str] = {}
    largest: dict[str, Ring] = {}
    for code, rings in _countries(folder / "countries-50m.json"):
        if code:
            # A country and islands far off may share a code: its middle is that of the largest piece of land.
            largest[code] = max([*rings, largest.get(code, rings[0])], key=_area)
    for code, rings in _countries(folder / "countries-110m.json"):
        drawn = "".join(filter(None, map(_path, rings)))
        if drawn:
            paths[code] = paths.get(code, "") + drawn
    left, top = (round(_projected(-180, 0)[0]), round(_projected(0, NORTH)[1]))
    data = {
        "source": "Natural Earth, 1:110m cultural vectors (public domain), by way of world-atlas 2.0.2 (ISC)",
        "box": [left, top, WIDTH, round(_projected(0, SOUTH)[1]) - top],
        "paths": dict(sorted(paths.items())),
        "points": {code: [round(value) for value in _middle(largest[code])] for code in sorted(largest)},
    }
    OUT.write_text(json.dumps(data, separators=(",", ":")).replace('","', '",\n"') + "\n", "utf-8")


def _countries(path: Path) -> Iterator[tuple[str, list[Ring]]]:
    """Code, or nothing for what has none, and outlines as projected rings."""
    topology = json.loads(path.read_text("utf-8"))
    arcs = _arcs(topology)
    aliases = get_global("territory_aliases")
    for shape in topology["objects"]["countries"]["geometries"]:
        numbered = aliases.get(shape.get("id", ""), [_NAMED.get(shape["properties"]["name"], "")])[0]
        code = numbered if numbered in TERRITORIES else ""
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        rings = [_ring(polygon[0], arcs) for polygon in polygons]
        if code != "AQ":
            yield code, rings


def _arcs(topology: dict[str, Any]) -> list[Ring]:
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(points)
    return arcs


def _ring(indexes: list[int], arcs: list[Ring]) -> Ring:
    """The outline that some arcs make; one that goes over the date line stays in one piece, beyond 180 degrees."""
    points: Ring = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    torn = any(abs(x - before) > 180 for (x, _), (before, _) in pairwise(points))
    return [_projected(x + 360 if torn and x < 0 else x, y) for x, y in points]


def _projected(longitude: float, latitude: float) -> Point:
    """Equal Earth (Savric, Patterson and Jenny 2018), scaled to WIDTH, y downwards."""
    a1, a2, a3, a4 = _A
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    squared = theta * theta
    sixth = squared**3
    slope = a1 + 3 * a2 * squared + sixth * (7 * a3 + 9 * a4 * squared)
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(theta) / (3 * slope)
    y = theta * (a1 + a2 * squared + sixth * (a3 + a4 * squared))
    unit = WIDTH / (4 * math.sqrt(3) * math.pi / (3 * a1))
    return x * unit, -y * unit


def _path(ring: Ring) -> str:
    """The ring in whole units, without points that fall together; nothing for what is smaller than a unit."""
    rounded = [(round(x), round(y)) for x, y in ring]
    kept = [point for point, before in zip(rounded, [None, *rounded], strict=False) if point != before]
    if len(kept) < 4:
        return ""
    steps = [f"{x - at_x} {y - at_y}" for (x, y), (at_x, at_y) in zip(kept[1:-1], kept, strict=False)]
    return f"M{kept[0][0]} {kept[0][1]}l{' '.join(steps)}z".replace(" -", "-")


def _area(ring: Ring) -> float:
    return abs(_doubled(ring)) / 2


def _doubled(ring: Ring) -> float:
    return sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairwise(ring))


def _middle(ring: Ring) -> Point:
    """The centre of an area."""
    doubled = _doubled(ring)
    if not doubled:
        return ring[0]
    pairs = list(pairwise(ring))
    return tuple(  # type: ignore[return-value]
        sum((one[axis] + other[axis]) * (one[0] * other[1] - other[0] * one[1]) for one, other in pairs) / (3 * doubled)
        for axis in (0, 1)
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
