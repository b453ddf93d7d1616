"""What the lists of records show."""

from __future__ import annotations

from dataclasses import dataclass

from synth.cite import folded
from synth.link.graph import Record
from synth.overview.brief.brief import PROCESSES
from synth.pour.site import Site
from synth.pour.views.briefs import BriefLink, brief_link
from synth.pour.views.view import View


@dataclass(frozen=True, slots=True)
class Group:
    """Records under one heading: a term of the vocabulary, or the record that they address."""

    id: str
    label: str
    definition: str
    records: tuple[Record, ...]
    record: Record | None = None
    brief: BriefLink | None = None


def barriers_index(site: Site) -> View:
    """For the list of barriers."""
    return {"groups": _by_term(site, "barrier", "processes", "process", "Process not known")}


def roots_index(site: Site) -> View:
    """For the list of roots."""
    return {"groups": _by_term(site, "root", "domains", "domain", "Domain not known")}


def solutions_index(site: Site) -> View:
    """By what they address: barriers, roots, each in the order of their titles, then what addresses neither."""
    solutions = sorted(site.graph.of("solution"), key=site.overview.by_title)
    found: dict[str, dict[str, Record]] = {}
    for solution in solutions:
        for link in site.graph.links_from.get(solution.id, ()):
            found.setdefault(link.target.id, {})[solution.id] = solution
    targets = sorted(
        (site.graph.records[key] for key in found),
        key=lambda record: (record.kind.name, *site.overview.by_title(record)),
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


def facilitators_index(site: Site) -> View:
    """For the list of facilitators."""
    return {"groups": _by_term(site, "facilitator", "processes", "process", "Process not known")}


def studies_index(site: Site) -> View:
    """For the list of studies."""
    return {"studies": sorted(site.graph.of("study"), key=lambda study: (folded(site.title(study)), study.id))}


def references_index(site: Site) -> View:
    """For the list of references."""
    return {"keys": list(site.overview.reference_order)}


def _by_term(site: Site, kind: str, scheme_name: str, field: str, unknown: str) -> list[Group]:
    """The records of a kind under each term of a scheme, in the vocabulary's order, sorted by title."""
    found: dict[str, list[Record]] = {}
    for record in sorted(site.graph.of(kind), key=site.overview.by_title):
        found.setdefault(getattr(record.data, field) or "", []).append(record)
    scheme = site.graph.vocabulary.schemes.get(scheme_name)
    groups = [
        Group(
            f"{scheme_name}__{name}",
            term.label,
            term.definition,
            tuple(found.pop(name, ())),
            brief=brief_link(site, "process", name, term.label) if scheme_name == PROCESSES else None,
        )
        for name, term in (scheme.terms.items() if scheme else ())
    ]
    rest = tuple(record for records in found.values() for record in records)
    if rest:
        groups.append(Group(f"{scheme_name}__", unknown, "", rest))
    return groups
