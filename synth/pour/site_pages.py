"""What pages show that stand once on a site: home, an index for each kind, methods, words, the record reference."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from synth.cite import folded
from synth.frame.frame import Frame
from synth.link.graph import Record
from synth.model.kinds import KINDS
from synth.pour.downloads import FOLDER, size_in_words
from synth.pour.foot import Foot
from synth.pour.record_reference import record_reference
from synth.pour.render import Layout
from synth.pour.site import Site
from synth.pour.summary import Summary

View = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Group:
    """Records under one heading: a term of the vocabulary, or the record that they address."""

    id: str
    label: str
    definition: str
    records: tuple[Record, ...]
    record: Record | None = None


def review_view(site: Site) -> View:
    """What every page may show of the review as a whole."""
    graph = site.graph
    studies = graph.of("study")
    counts = {name: len(graph.of(name)) for name in KINDS}
    counts["finding"] = sum(len(study.data.findings) for study in studies)
    return {
        "review": graph.review,
        "counts": counts,
        "messages": [
            (message, graph.records[message.record])
            for message in graph.review.key_messages
            if not graph.records[message.record].retired
        ],
        "countries": sorted({code for study in studies for code in study.data.setting.countries}),
        "unplaced": sum(not study.data.setting.countries for study in studies),
        "read_in_full": sum(study.data.source_depth == "full-text" for study in studies),
        "sought": [(study, item) for study in studies for item in study.data.sought],
    }


def _barriers(site: Site) -> View:
    return {"groups": _by_term(site, "barrier", "processes", "process", "Process not known")}


def _roots(site: Site) -> View:
    return {"groups": _by_term(site, "root", "domains", "domain", "Domain not known")}


def _solutions(site: Site) -> View:
    """By what they address: barriers, roots, each in the order of their titles, then what addresses neither."""
    solutions = sorted(site.graph.of("solution"), key=site.by_title)
    found: dict[str, dict[str, Record]] = {}
    for solution in solutions:
        for link in site.graph.links_from.get(solution.id, ()):
            found.setdefault(link.target.id, {})[solution.id] = solution
    targets = sorted(
        (site.graph.records[key] for key in found), key=lambda record: (record.kind.name, *site.by_title(record))
    )
    groups = [
        Group(f"to__{target.id}", site.title(target), "", tuple(found[target.id].values()), target)
        for target in targets
    ]
    placed = {key for records in found.values() for key in records}
    rest = tuple(solution for solution in solutions if solution.id not in placed)
    if rest:
        groups.append(Group("to__", "What it addresses is not known", "", rest))
    return {"groups": groups, "solutions": solutions}


def _facilitators(site: Site) -> View:
    return {"groups": _by_term(site, "facilitator", "processes", "process", "Process not known")}


def _studies(site: Site) -> View:
    return {"studies": sorted(site.graph.of("study"), key=lambda study: (folded(site.title(study)), study.id))}


def _references(site: Site) -> View:
    return {"keys": list(site.reference_order)}


def _findings(site: Site) -> View:
    return {"summary": Summary.of(site)}


def _words(site: Site) -> View:
    mappings: dict[tuple[str, str], list[Any]] = {}
    for mapping in site.graph.vocabulary.mappings:
        mappings.setdefault((mapping.scheme, mapping.term), []).append(mapping)
    return {"schemes": site.graph.vocabulary.schemes, "mappings": mappings}


def _records(site: Site) -> View:
    return {"models": record_reference()}


def _downloads(site: Site) -> View:
    return {"downloads": site.downloads, "folder": FOLDER, "size": size_in_words}


def _nothing_more(site: Site) -> View:
    return {}


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page that stands once: its templates, what they show, and the file that its data come from."""

    templates: tuple[str, ...]
    view: Callable[[Site], View]
    source: str = ""


SITE_PAGES: Mapping[str, SitePage] = {
    "index.html": SitePage((), _nothing_more, "content/review.yml"),
    "barriers/index.html": SitePage(("index_barriers.html",), _barriers),
    "roots/index.html": SitePage(("index_roots.html",), _roots),
    "solutions/index.html": SitePage(("index_solutions.html",), _solutions),
    "facilitators/index.html": SitePage(("index_facilitators.html",), _facilitators),
    "studies/index.html": SitePage(("index_studies.html",), _studies),
    "references/index.html": SitePage(("index_references.html",), _references, "references.bib"),
    "findings/index.html": SitePage(("findings.html",), _findings),
    "methods/index.html": SitePage(("methods.html",), _nothing_more, "content/review.yml"),
    "words/index.html": SitePage(("words.html",), _words, "content/vocabulary.yml"),
    "records/index.html": SitePage(("records.html",), _records),
    "data/index.html": SitePage(("data.html",), _downloads),
    "search/index.html": SitePage(("search.html",), _nothing_more),
}
_ANY_PAGE = SitePage((), _nothing_more)


@dataclass(frozen=True, slots=True)
class SinglePage:
    """A hand-written page or one that comes with synth, to be made. `source` is the file to edit, or empty."""

    path: str
    root: str
    source: str
    layout: Layout
    frame: Frame
    shared: View
    view: Callable[[Site], View]
    name: str = "page"

    def html(self, site: Site, foot: Foot) -> str:
        """The whole page."""
        values = {"about_page": foot.about_page(self.source, self.root), "about_site": foot.about_site(self.root)}
        return self.layout.pour(self.frame, self.shared | self.view(site), values)


def site_page(path: str) -> SitePage:
    """What a page of that path shows beyond what every page can show."""
    return SITE_PAGES.get(path, _ANY_PAGE)


def _by_term(site: Site, kind: str, scheme_name: str, field: str, unknown: str) -> list[Group]:
    """The records of a kind under each term of a scheme, in the vocabulary's order, sorted by title."""
    found: dict[str, list[Record]] = {}
    for record in sorted(site.graph.of(kind), key=site.by_title):
        found.setdefault(getattr(record.data, field) or "", []).append(record)
    scheme = site.graph.vocabulary.schemes.get(scheme_name)
    groups = [
        Group(f"{scheme_name}__{name}", term.label, term.definition, tuple(found.pop(name, ())))
        for name, term in (scheme.terms.items() if scheme else ())
    ]
    rest = tuple(record for records in found.values() for record in records)
    if rest:
        groups.append(Group(f"{scheme_name}__", unknown, "", rest))
    return groups
