"""A record's standing: drafts, and what has been retired or renamed."""

from __future__ import annotations

from collections.abc import Iterator

from synth.check.rule import Breach, rule
from synth.link.graph import Graph


@rule("S323")
def retired_and_replaced(graph: Graph) -> Iterator[Breach]:
    """`status: retired` and `replaced_by` go together, and the successor still stands."""
    for record in graph.records.values():
        successor = record.data.replaced_by
        if record.retired and successor is None:
            yield Breach(
                record.place("status"),
                f"'{record.id}' is retired, but 'replaced_by' does not say what takes its place.",
                "add 'replaced_by: …': the site sends readers of the old page there",
            )
        elif not record.retired and successor is not None:
            yield Breach(
                record.place("replaced_by"),
                f"'{record.id}' names a successor, but its status is '{record.data.status}'.",
                "write 'status: retired', or take 'replaced_by' out",
            )
        elif successor is not None and successor in graph.records and graph.records[successor].retired:
            yield Breach(
                record.place("replaced_by"),
                f"'{successor}', which should take the place of '{record.id}', is retired itself.",
                "name the record that is in use today",
            )
