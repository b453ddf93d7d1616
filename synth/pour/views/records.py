"""What the page of a record shows: the names its templates use, gathered from the graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from synth.link.graph import Evidence, Link, Record
from synth.overview import words
from synth.overview.chain import chain_of
from synth.overview.facts import where
from synth.overview.gaps import gaps_of, study_gaps
from synth.pour.site import Site
from synth.pour.views.view import View

_STANCES = tuple(words.STANCE)


def study_view(site: Site, record: Record) -> View:
    """For a study's page."""
    graph = site.graph
    return {
        "record": record,
        "nodes": [graph.findings[f"{record.id}/{finding.id}"] for finding in record.data.findings],
        "gaps": study_gaps(record),
        "keys": _keys(site, record, ()),
        "cite": _citation(site, record),
    }


def barrier_view(site: Site, record: Record) -> View:
    """For a barrier's page."""
    roots = _of("caused-by", site.graph.links_from.get(record.id, ()))
    through = [link for cause in roots for link in _of("addresses", site.graph.links_to.get(cause.target.id, ()))]
    solutions = _of("addresses", site.graph.links_to.get(record.id, ()))
    return _review_finding(site, record) | {"roots": roots, "solutions": solutions, "through": through}


def root_view(site: Site, record: Record) -> View:
    """For a root's page."""
    to = site.graph.links_to.get(record.id, ())
    return _review_finding(site, record) | {
        "roots": _of("caused-by", site.graph.links_from.get(record.id, ())),
        "effects": _of("caused-by", to),
        "solutions": _of("addresses", to),
    }


def solution_view(site: Site, record: Record) -> View:
    """For a solution's page."""
    addresses = _of("addresses", site.graph.links_from.get(record.id, ()))
    return _review_finding(site, record) | {"addresses": addresses}


def facilitator_view(site: Site, record: Record) -> View:
    """For a facilitator's page."""
    process = record.data.process
    hindering = [item for item in site.graph.of("barrier") if process and item.data.process == process]
    return _review_finding(site, record) | {"hindering": hindering}


VIEWS: Mapping[str, Callable[[Site, Record], View]] = {
    "study": study_view,
    "barrier": barrier_view,
    "root": root_view,
    "solution": solution_view,
    "facilitator": facilitator_view,
}
TEMPLATES: Mapping[str, tuple[str, ...]] = {
    "study": ("study.html",),
    "barrier": ("review_finding.html", "barrier.html"),
    "root": ("review_finding.html", "root.html"),
    "solution": ("review_finding.html", "solution.html"),
    "facilitator": ("review_finding.html", "facilitator.html"),
}


def _review_finding(site: Site, record: Record) -> View:
    graph = site.graph
    evidence = sorted(graph.evidence.get(record.id, ()), key=_weight)
    studies = graph.studies_on(record.id)
    stances: Counter[str] = Counter(item.stance for item in evidence)
    links = (*graph.links_from.get(record.id, ()), *graph.links_to.get(record.id, ()))
    sources = [*studies, *(study for link in links for study in link.studies)]
    return {
        "record": record,
        "evidence": evidence,
        "studies": studies,
        "place": where(studies),
        "voices": _voices(site, studies),
        "stances": words.series(
            f"{stances[name]} {_STANCE_VERB[name]}{'s' if stances[name] == 1 else ''}"
            for name in _STANCES
            if stances[name]
        ),
        "contradicting": stances["contradicts"],
        "chain": chain_of(graph, record),
        "gaps": gaps_of(graph, record),
        "keys": _keys(site, record, sources),
        "mentioned_by": [other for other in graph.mentioned_by.get(record.id, ()) if not other.retired],
        "cite": _citation(site, record),
    }


def _voices(site: Site, studies: Sequence[Record]) -> str:
    """Who took part in the studies, in the vocabulary's words."""
    roles = dict.fromkeys(group.role for study in studies for group in study.data.participants)
    return words.series(words.within(site.graph.term_label("roles", role)) for role in roles)


_STANCE_VERB = {"contradicts": "contradict", "refines": "refine", "supports": "support"}


def _weight(item: Evidence) -> tuple[int, str, int]:
    """Contradicting findings first, then refining ones; by study, and as the study lists them, within each."""
    return _STANCES.index(item.stance), item.finding.study.id, item.finding.index


def _of(relation: str, links: Iterable[Link]) -> list[Link]:
    return [link for link in links if link.relation == relation]


def _keys(site: Site, record: Record, studies: list[Record] | tuple[Record, ...]) -> list[str]:
    """The references of a page by label: its own citations and the main reports of the studies it shows."""
    keys = dict.fromkeys(site.graph.cites.get(record.id, ()))
    keys.update(dict.fromkeys(study.data.cite[0] for study in studies))
    return sorted(keys, key=site.overview.reference_order.__getitem__)


def _citation(site: Site, record: Record) -> str:
    """How to cite the page, as one line of text."""
    review = site.graph.review
    people = words.series(person.name for person in review.people)
    title = site.title(record) if record.kind.name != "study" else f"Record of the study {site.title(record)}"
    where_found = site.canonical(site.address(record)) if site.settings.site_url else f"Page {site.address(record)}"
    return (
        f"{people} ({review.date[:4]}). {title}. In: {review.title}, version {review.version}, "
        f"{words.day(review.date)}. {where_found}"
    )
