"""What the page of the pathways shows: the pictures' content, and the same in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from synth.link.graph import Record
from synth.overview import words
from synth.overview.explore import NOT_KNOWN
from synth.overview.pathways import MOST_AT_ONCE, Band, Outline, Pathways, bands, shared_term
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
    """What is drawn in one picture; `caption` where there are several."""

    pathways: Pathways
    caption: str = ""


def pathways_view(site: Site) -> View:
    """For the page of the pathways: record by record, or in groups where there are too many records."""
    pathways = Pathways.of(site.overview)
    processes = bands(site.graph, "barrier", pathways.of_kind("barrier"))
    groups = list(_groups(pathways, processes)) if pathways.fits else []
    parts = [Part(pathways.leading_to(group.records), group.label) for group in groups]
    at_once = [Part(pathways)] if parts and pathways.records <= MOST_AT_ONCE else []
    return {
        "pathways": pathways,
        "outline": None if pathways.fits else Outline.of(site.graph, pathways),
        "drawn_parts": at_once or parts,
        # One picture of all is higher than a sheet is; one of each part mostly is not.
        "paper_parts": parts if at_once and len(parts) > 1 else [],
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
