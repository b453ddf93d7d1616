"""What the downloads hold, taken from the graph once: records as plain values, in a fixed order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from synth.link.graph import Graph, Link, Record
from synth.model.kinds import KINDS
from synth.model.reference import Reference
from synth.overview.overview import Overview


@dataclass(frozen=True, slots=True)
class Content:
    """The review as the downloads give it: what the site shows, so no record that was taken back."""

    overview: Overview
    site_url: str
    version: str
    """The version of synth."""
    records: Mapping[str, tuple[Record, ...]]
    """Kind to its records by id."""
    links: tuple[Link, ...]
    references: tuple[Reference, ...]
    """By key."""

    @property
    def graph(self) -> Graph:
        """The evidence."""
        return self.overview.graph

    def page(self, record: Record) -> str:
        """The page of a record: its full address where the site's is known."""
        return f"{self.site_url}{record.kind.folder}/{record.id}/"

    def reference_page(self, key: str) -> str:
        """The page of a reference, in the same way."""
        return f"{self.site_url}references/{quote(key, safe='')}/"


def content_of(overview: Overview, site_url: str, version: str) -> Content:
    """Take from the graph what the downloads hold."""
    graph = overview.graph
    records = {kind: tuple(sorted(graph.of(kind), key=lambda record: record.id)) for kind in KINDS}
    links = tuple(link for some in records.values() for record in some for link in graph.links_from.get(record.id, ()))
    references = tuple(graph.references[key] for key in sorted(graph.references))
    return Content(overview, site_url, version, records, links, references)
