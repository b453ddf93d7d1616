"""What the page of a record shows: the names its templates use, gathered from the graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from markupsafe import Markup

from synth.link.graph import Evidence, Link, Record
from synth.link.interests import own_authors
from synth.model.equity import FACTORS
from synth.overview import words
from synth.overview.brief.brief import FOLDERS
from synth.overview.limits.dependence import dependence_gaps, dependence_of_study
from synth.overview.limits.gaps import gaps_of, study_gaps
from synth.overview.limits.ground import Ground, counted
from synth.overview.paths.chain import chain_of
from synth.overview.studies.equity import equity_facts
from synth.overview.studies.facts import where
from synth.overview.studies.reach import Reach
from synth.overview.tables.appraisals import items_of
from synth.pour.site import Site
from synth.pour.views.briefs import BriefLink, brief_of
from synth.pour.views.view import View

_STANCES = tuple(words.STANCE)


def study_view(site: Site, record: Record) -> View:
    """For a study's page."""
    graph = site.graph
    return {
        "record": record,
        "nodes": [graph.findings[f"{record.id}/{finding.id}"] for finding in record.data.findings],
        "appraised": items_of(record.data.appraisal) if record.data.appraisal else (),
        "equity": equity_facts(record),
        "factors": len(FACTORS.items),
        "dependence": dependence_of_study(site.overview, record),
        "own_authors": own_authors(graph, record),
        "coded": site.overview.coded_here.get(record.id, ()),
        "gaps": study_gaps(record),
        "keys": site.overview.keys_of(record),
        "cite": _citation(site, record),
    }


def barrier_view(site: Site, record: Record) -> View:
    """For a barrier's page."""
    roots = _of("caused-by", site.graph.links_from.get(record.id, ()))
    through = [link for cause in roots for link in _of("addresses", site.graph.links_to.get(cause.target.id, ()))]
    solutions = _of("addresses", site.graph.links_to.get(record.id, ()))
    return _review_finding(site, record) | {"roots": roots, "solutions": _by_source([*solutions, *through])}


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
    evidence = _by_study(graph.evidence.get(record.id, ()))
    studies = graph.studies_on(record.id)
    ground = Ground.of_record(graph, record)
    stances: Counter[str] = Counter(item.stance for items in evidence for item in items)
    return {
        "record": record,
        "evidence": evidence,
        "bearing": sum(map(len, evidence)),
        "studies": studies,
        "rating": site.overview.rating(record),
        "coded": site.overview.coded_here.get(record.id, ()),
        "counted": counted(graph, studies),
        "found": counted(graph, ground.found) if ground.found else "",
        "beside": ground.beside(graph),
        "place": where(ground.found),
        "reach": Reach.of(graph, ground.found),
        "voices": _voices(site, ground.found),
        "stances": words.series(
            f"{stances[name]} {_STANCE_VERB[name]}{'s' if stances[name] == 1 else ''}"
            for name in _STANCES
            if stances[name]
        ),
        "contradicting": stances["contradicts"],
        "chain": chain_of(graph, record),
        "gaps": [*gaps_of(graph, record), *dependence_gaps(site.overview, studies)],
        "keys": site.overview.keys_of(record),
        "mentioned_by": [other for other in graph.mentioned_by.get(record.id, ()) if not other.retired],
        "mentioned_on": [
            site.own_pages[path] for path in graph.mentioned_on.get(record.id, ()) if path in site.own_pages
        ],
        "brief": _brief(site, record),
        "cite": _citation(site, record),
    }


def _brief(site: Site, record: Record) -> BriefLink | None:
    """The policy brief on a solution or a barrier."""
    return brief_of(site, record) if record.kind.name in FOLDERS else None


def _voices(site: Site, studies: Sequence[Record]) -> str:
    """Who took part in the studies, in the vocabulary's words."""
    roles = dict.fromkeys(group.role for study in studies for group in study.data.participants)
    return words.series(words.within(site.graph.term_label("roles", role)) for role in roles)


_STANCE_VERB = {"contradicts": "contradict", "refines": "refine", "supports": "support"}


def _by_study(evidence: Iterable[Evidence]) -> list[list[Evidence]]:
    """The findings of each study together. Whatever contradicts stands first: within a study, and the study itself."""
    studies: dict[str, list[Evidence]] = {}
    for item in sorted(evidence, key=_weight):
        studies.setdefault(item.finding.study.id, []).append(item)
    return list(studies.values())


def _weight(item: Evidence) -> tuple[int, str, int]:
    """Contradicting findings first, then refining ones; by study, and as the study lists them, within each."""
    return _STANCES.index(item.stance), item.finding.study.id, item.finding.index


def _by_source(links: Iterable[Link]) -> list[tuple[Record, list[Link]]]:
    """The records from which the links lead, each once with all of its links."""
    sources: dict[str, list[Link]] = {}
    for link in links:
        sources.setdefault(link.source.id, []).append(link)
    return [(found[0].source, found) for found in sources.values()]


def _of(relation: str, links: Iterable[Link]) -> list[Link]:
    return [link for link in links if link.relation == relation]


def _citation(site: Site, record: Record) -> Markup:
    """How to cite the page, in the review's style."""
    title = site.title(record) if record.kind.name != "study" else f"Record of the study {site.title(record)}"
    address = site.canonical(site.address(record)) if site.settings.site_url else ""
    return site.overview.bibliography.page_html(title, address)
