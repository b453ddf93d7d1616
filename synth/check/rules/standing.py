"""A record's standing: drafts, and what has been retired or renamed."""

from __future__ import annotations

from collections.abc import Iterator

from synth.check.rule import Breach, rule
from synth.diagnostics.words import quoted, shorten
from synth.link.graph import Graph


@rule("S323")
def retired_and_replaced(graph: Graph) -> Iterator[Breach]:
    """`status: retired` and `replaced_by` go together, and the successor still stands."""
    for record in graph.records.values():
        successor = record.data.replaced_by
        # A draft is not there for readers, so what names it has been taken out of what is judged here.
        draft = record.document.value.get("replaced_by") if successor is None else None
        if record.retired and draft is not None:
            yield Breach(
                record.place("replaced_by"),
                f"{quoted(str(draft))}, which should take the place of '{record.id}', is a draft: the site would send "
                "readers of the old page nowhere.",
                f"publish '{record.id}' as it was until '{shorten(str(draft))}' has 'status: reviewed'",
            )
        elif record.retired and successor is None:
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
