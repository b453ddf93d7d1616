"""The file that the pages which explore the evidence read: all records in columns, small once compressed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from synth.overview.search.explore import STANCES, Explore

FORMAT = 1
PATH = "explore/records.json"
_NONE = -1


def write_explore_data(explore: Explore, out: Path) -> None:
    """Write `out`/explore/records.json, as `explore_data` makes it. Raises OSError where it cannot be written."""
    path = out / PATH
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(explore_data(explore), ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


def explore_data(explore: Explore) -> dict[str, Any]:
    """Records and studies as columns, values of facets by their place in the facet's list.

    `records.own[facet]` holds a value's place or -1 for each record; `studies[facet]` a list of places for each study;
    `records.rests_on` for each record a list of numbers, study * 8 + bits of its stances. Studies are the last records,
    in the same order.
    """
    facets = explore.facets
    places = {facet.id: {code: place for place, code in enumerate(facet.values)} for facet in facets}
    rows = explore.rows
    studies = [row for row in rows if row.record.kind.name == "study"]
    states = list(dict.fromkeys(state for row in rows for state in row.states))
    own = [facet.id for facet in facets if facet.of == "record"]
    # Stance is not a study's own: it stands with each record that the study bears on.
    shared = [facet.id for facet in facets if facet.of == "study" and facet.id != "stance"]
    return {
        "format": FORMAT,
        "facets": [
            {"id": facet.id, "label": facet.label, "of": facet.of, "values": list(facet.values.items())}
            for facet in facets
        ],
        "stances": STANCES,
        "states": states,
        "folders": {row.record.kind.name: row.record.kind.folder for row in rows},
        "labels": {row.record.kind.name: row.record.kind.label for row in rows},
        "records": {
            "id": [row.record.id for row in rows],
            "title": [row.title for row in rows],
            "findings": [row.findings for row in rows],
            "states": [[states.index(state) for state in row.states] for row in rows],
            "rests_on": [[resting.study * 8 + _bits(resting.stances) for resting in row.rests_on] for row in rows],
            "own": {id: [places[id].get(row.own.get(id, ""), _NONE) for row in rows] for id in own},
        },
        "studies": {
            "source": [row.source for row in studies],
            "cite": [row.cites for row in studies],
            **{id: [[places[id][code] for code in row.shared[id]] for row in studies] for id in shared},
        },
    }


def _bits(stances: frozenset[str]) -> int:
    return sum(1 << place for place, stance in enumerate(STANCES) if stance in stances)
