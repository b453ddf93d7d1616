"""What the page shows on which all records can be filtered: the plain list of them."""

from __future__ import annotations

from dataclasses import dataclass

from synth.link.graph import Record
from synth.model.kinds import KINDS, REVIEW_FINDINGS, Kind
from synth.pour.site import Site
from synth.pour.views.view import View


@dataclass(frozen=True, slots=True)
class KindGroup:
    """The records of one kind, by title."""

    kind: Kind
    records: tuple[Record, ...]


def explore_view(site: Site) -> View:
    """All records by kind, those of the review's own first; kinds without any are left out."""
    groups = [
        KindGroup(KINDS[name], tuple(sorted(site.graph.of(name), key=site.overview.by_title)))
        for name in (*REVIEW_FINDINGS, "study")
    ]
    found = [group for group in groups if group.records]
    return {"groups": found, "total": sum(len(group.records) for group in found)}
