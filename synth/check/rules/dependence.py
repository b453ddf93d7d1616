"""Studies that depend on each other: each dependence is said once."""

from __future__ import annotations

from collections.abc import Iterator

from synth.check.rule import Breach, rule
from synth.link.graph import Graph, Record

_BOTH_WAYS = ("shares_participants_with", "same_team_as")


@rule("S358")
def said_on_both_sides(graph: Graph) -> Iterator[Breach]:
    """What holds both ways is said in the file that comes first, by id."""
    for study in graph.of("study"):
        for field in _BOTH_WAYS:
            for index, other in enumerate(getattr(study.data, field)):
                if other < study.id and other in graph.records and study.id in _named(graph.records[other], field):
                    yield Breach(
                        study.place(field, index),
                        f"'{other}' says already that it depends on '{study.id}' in this way.",
                        "take it out here: it is shown on both pages",
                    )


def _named(record: Record, field: str) -> tuple[str, ...]:
    """The studies that a field names; none where it is a record of another kind, or one that was taken back."""
    return () if record.retired else getattr(record.data, field, ())
