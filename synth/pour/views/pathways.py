"""What the page of the pathways shows: the pictures' content, and the same in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from synth.link.graph import Record
from synth.overview import words
from synth.overview.paths.parts import Part, parts_of, roots_with_more_behind
from synth.overview.paths.pathways import Band, Outline, Pathways, bands, shared_term
from synth.overview.search.explore import NOT_KNOWN
from synth.pour.site import Site
from synth.pour.views.view import View

_SHARES = {"reported": "reported by studies", "stated": "only stated", "inferred": "our inference"}


@dataclass(frozen=True, slots=True)
class Group:
    """The barriers that hinder one process, or what leads to no barrier; each to be told with all before it."""

    id: str
    label: str
    records: list[Record]
    parts: list[Part]
    """Each to be drawn in a picture of its own."""


def pathways_view(site: Site) -> View:
    """For the page of the pathways.

    One picture of all if that fits; otherwise groups, and pictures of their parts; with too many records groups only.
    """
    pathways = Pathways.of(site.overview)
    processes = bands(site.graph, "barrier", pathways.of_kind("barrier"))
    groups = list(_groups(pathways, processes)) if pathways.fits else []
    footings: Counter[str] = Counter(step.link.footing for step in pathways.steps)
    drawn = [] if pathways.fits_at_once else [*groups, *_roots_behind(pathways, groups)]
    return {
        "pathways": pathways,
        "outline": None if pathways.fits_at_once else Outline.of(site.graph, pathways),
        "drawn_groups": drawn,
        # One picture of all is higher than a sheet is; one of each group mostly is not.
        "paper_groups": groups if pathways.fits_at_once and len(groups) > 1 else [],
        "drawn_below": {group.id: f"picture_{group.id}" for group in drawn},
        "groups": groups,
        "not_known": NOT_KNOWN,
        "processes": processes,
        "domains": bands(site.graph, "root", pathways.of_kind("root")),
        "footings": footings,
        "shares": [f"{footings[footing]} {said}" for footing, said in _SHARES.items() if footings[footing]],
    }


def _groups(pathways: Pathways, processes: list[Band]) -> Iterator[Group]:
    barriers: dict[str, list[Record]] = {}
    for barrier in pathways.of_kind("barrier"):
        barriers.setdefault(shared_term(barrier), []).append(barrier)
    for band in processes:
        label = f"Hinders {words.within(band.label)}" if band.term else band.label
        yield _group(pathways, band.key, label, barriers[band.term])
    if astray := pathways.astray():
        yield _group(pathways, "astray__", "Leads to no barrier in this review yet", astray)


def _roots_behind(pathways: Pathways, groups: list[Group]) -> Iterator[Group]:
    """The roots whose own causes did not fit into the pictures of the groups."""
    if roots := roots_with_more_behind(pathways, [part for group in groups for part in group.parts]):
        yield _group(pathways, "roots__", "What lies behind the roots", roots)


def _group(pathways: Pathways, id: str, label: str, records: list[Record]) -> Group:
    return Group(id, label, records, parts_of(pathways, records))
