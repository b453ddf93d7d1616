"""Since when records are as they are."""

from __future__ import annotations

from dataclasses import replace

from synth.link.graph import Graph
from synth.model.changes import Changes
from synth.overview.review.history import changed_records, last_changes

CHANGES = Changes.model_validate(
    {
        "releases": [
            {
                "version": "2",
                "date": "2026-06",
                "summary": "More.",
                "changes": [{"what": "findings", "records": ["left-waiting"]}],
            },
            {
                "version": "1",
                "date": "2025",
                "summary": "First.",
                "changes": [{"what": "added", "records": ["no-seat", "left-waiting", "long-gone"]}],
            },
        ]
    }
)


def test_the_newest_release_that_names_a_record_counts(graph: Graph) -> None:
    found = last_changes(replace(graph, changes=CHANGES))
    assert {id: release.version for id, release in found.items()} == {
        "left-waiting": "2",
        "no-seat": "1",
    }


def test_without_a_list_nothing_is_told(graph: Graph) -> None:
    assert last_changes(replace(graph, changes=None)) == {}


def test_records_stand_in_the_order_of_the_change_without_those_that_are_gone(graph: Graph) -> None:
    change = CHANGES.releases[1].changes[0]
    assert [record.id for record in changed_records(graph, change)] == ["no-seat", "left-waiting"]


def test_a_former_id_leads_to_the_record_of_today(graph: Graph) -> None:
    former = next((alias, record) for record in graph.records.values() for alias in record.data.aliases)
    change = CHANGES.releases[0].changes[0].model_copy(update={"records": (former[0], "left-waiting")})
    assert [record.id for record in changed_records(graph, change)] == [former[1].id, "left-waiting"]
