"""What a contributor can point at: the records, findings and sources that the review holds, each with its title."""

from __future__ import annotations

from dataclasses import dataclass

from synth.link.graph import Record
from synth.model.kinds import KINDS
from synth.overview.overview import Overview


@dataclass(frozen=True, slots=True)
class LivingRecord:
    """A record that can be pointed at. `findings` are a study's, by their ids."""

    id: str
    kind: str
    title: str
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Living:
    """`taken` are the ids that nothing new can have beside those of the records: former ones and retired records."""

    records: tuple[LivingRecord, ...]
    taken: tuple[str, ...]
    references: tuple[tuple[str, str], ...]
    """Citation key, and author, year and title."""


def living(overview: Overview) -> Living:
    """Records by kind and title, references by key."""
    graph = overview.graph
    records = [record for kind in KINDS for record in sorted(graph.of(kind), key=overview.by_title)]
    there = {record.id for record in records}
    every = {id for record in graph.records.values() for id in (record.id, *record.data.aliases)}
    references = (
        (key, f"{overview.labels[key]}: {reference.fields.get('title', '')}".rstrip(": "))
        for key, reference in sorted(graph.references.items())
    )
    return Living(
        tuple(_living(overview, record) for record in records), tuple(sorted(every - there)), tuple(references)
    )


def _living(overview: Overview, record: Record) -> LivingRecord:
    findings = tuple(finding.id for finding in record.data.findings) if record.kind.name == "study" else ()
    title = overview.title(record)
    if record.kind.name == "study":
        title = f"{title}: {overview.source_title(record)}".rstrip(": ")
    return LivingRecord(record.id, record.kind.name, title, findings)
