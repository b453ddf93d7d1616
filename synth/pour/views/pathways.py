"""What the page of the pathways shows: the pictures' content, and the same in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from synth.link.graph import Record
from synth.model.kinds import Kind
from synth.overview import words
from synth.overview.paths.pathways import Band, Outline, Pathways, bands, shared_term
from synth.overview.search.explore import NOT_KNOWN
from synth.pour.site import Site
from synth.pour.views.view import View


@dataclass(frozen=True, slots=True)
class Group:
    """The barriers that hinder one process, or what leads to no barrier; each to be told with all before it."""

    id: str
    label: str
    records: list[Record]


@dataclass(frozen=True, slots=True)
class Part:
    """What leads to the records of a group, drawn in a picture of its own."""

    id: str
    label: str
    pathways: Pathways

    @property
    def sizes(self) -> list[tuple[Kind, int]]:
        """How many records of each kind it shows, the barriers first."""
        return [(records[0].kind, len(records)) for records in reversed(self.pathways.columns)]


def pathways_view(site: Site) -> View:
    """For the page of the pathways.

    One picture of all; with more records groups, and a picture for each process; with too many for that, groups only.
    """
    pathways = Pathways.of(site.overview)
    processes = bands(site.graph, "barrier", pathways.of_kind("barrier"))
    groups = list(_groups(pathways, processes)) if pathways.fits else []
    parts = [Part(f"picture_{group.id}", group.label, pathways.leading_to(group.records)) for group in groups]
    return {
        "pathways": pathways,
        "outline": None if pathways.fits_at_once else Outline.of(site.graph, pathways),
        "drawn_parts": [] if pathways.fits_at_once else parts,
        # One picture of all is higher than a sheet is; one of each part mostly is not.
        "paper_parts": parts if pathways.fits_at_once and len(parts) > 1 else [],
        "drawn_below": {group.id: part.id for group, part in zip(groups, parts, strict=True)},
        "groups": groups,
        "not_known": NOT_KNOWN,
        "processes": processes,
        "domains": bands(site.graph, "root", pathways.of_kind("root")),
        "inferred": sum(step.link.basis == "inferred" for step in pathways.steps),
    }


def _groups(pathways: Pathways, processes: list[Band]) -> Iterator[Group]:
    barriers: dict[str, list[Record]] = {}
    for barrier in pathways.of_kind("barrier"):
        barriers.setdefault(shared_term(barrier), []).append(barrier)
    for band in processes:
        label = f"Hinders {words.within(band.label)}" if band.term else band.label
        yield Group(band.key, label, barriers[band.term])
    if astray := pathways.astray():
        yield Group("astray__", "Leads to no barrier in this review yet", astray)
