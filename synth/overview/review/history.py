"""Since when records are as they are: the release that last changed each."""

from __future__ import annotations

from collections.abc import Mapping

from synth.link.graph import Graph, Record
from synth.model.changes import Change, Release

FEED = "changes/feed.xml"
"""The feed of changes, from the site's root."""


def last_changes(graph: Graph) -> Mapping[str, Release]:
    """Record id to the newest release that names it, by its id of today or a former one; the rest is left out."""
    if graph.changes is None:
        return {}
    found: dict[str, Release] = {}
    for release in graph.changes.releases:
        for change in release.changes:
            for record in changed_records(graph, change):
                found.setdefault(record.id, release)
    return found


def changed_records(graph: Graph, change: Change) -> tuple[Record, ...]:
    """The records that a change names, in its order, also by former ids; without those that are gone."""
    renamed: dict[str, Record] = {}
    if any(id not in graph.records for id in change.records):
        # Only where a former id is named: a walk over all records for each change would grow with both.
        renamed = {alias: record for record in graph.records.values() for alias in record.data.aliases}
    named = (graph.records.get(id) or renamed.get(id) for id in change.records)
    return tuple(record for record in named if record is not None)
