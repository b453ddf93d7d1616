"""What the lists of records, sources and briefs show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from synth.cite import folded, sort_key
from synth.link.graph import Record
from synth.overview import words
from synth.overview.brief.brief import PROCESSES, Listing
from synth.pour.site import Site
from synth.pour.views.briefs import BriefLink, brief_of, process_briefs
from synth.pour.views.groups import LONG, Group, by_letter, by_maturity, by_process, by_term, by_title
from synth.pour.views.view import View


@dataclass(frozen=True, slots=True)
class Addressed:
    """A barrier or root with the solutions that address it; solutions of which it is not known have no target."""

    target: Record | None
    solutions: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class ProcessBrief:
    """A brief on a whole process, with what the process is and how much the brief is about."""

    brief: BriefLink
    definition: str
    facts: str


def barriers_index(site: Site) -> View:
    """For the list of barriers."""
    return _of_process(site, "barrier")


def facilitators_index(site: Site) -> View:
    """For the list of facilitators."""
    return _of_process(site, "facilitator")


def roots_index(site: Site) -> View:
    """For the list of roots."""
    roots = by_title(site, "root")
    return {"groups": by_term(site, roots, "domains", "domain", "Domain not known"), "long": len(roots) > LONG}


def solutions_index(site: Site) -> View:
    """By what they address: barriers, roots, each in the order of their titles, then what addresses neither."""
    solutions = by_title(site, "solution")
    addressed = _addressed(site, solutions)
    long = len(solutions) > LONG
    return {
        "solutions": solutions,
        "long": long,
        "targets": _targets(site, addressed) if long else [Group("", "", tuple(addressed))],
        "groups": by_maturity(site, solutions),
    }


def studies_index(site: Site) -> View:
    """For the list of studies."""
    studies = sorted(site.graph.of("study"), key=lambda study: (folded(site.title(study)), study.id))
    if len(studies) <= LONG:
        return {"groups": [Group("", "", tuple(studies))] if studies else [], "long": False}
    names = {study.id: _author(site, study.data.cite[0]) for study in studies}
    studies.sort(key=lambda study: names[study.id])
    return {"groups": by_letter(studies, lambda study: names[study.id]), "long": True}


def references_index(site: Site) -> View:
    """For the list of references."""
    keys = tuple(site.overview.reference_order)
    long = len(keys) > LONG
    return {
        "keys": keys,
        "groups": by_letter(keys, partial(_author, site)) if long else [],
        "long": long,
    }


def briefs_index(site: Site) -> View:
    """For the list of briefs: on processes, on solutions by how far they have come, on barriers by process."""
    solutions, barriers = by_title(site, "solution"), by_title(site, "barrier")
    long = len(solutions) + len(barriers) > LONG
    return {
        "processes": _process_briefs(site),
        "solutions": by_maturity(site, solutions) if long else [Group("", "", tuple(solutions))],
        "barriers": by_process(site, barriers) if long else [Group("", "", tuple(barriers))],
        "brief_of": partial(brief_of, site),
        "long": long,
    }


def _author(site: Site, key: str) -> str:
    """What a source is looked for under: its first author, or its title."""
    return sort_key(site.graph.references[key])[0]


def _of_process(site: Site, kind: str) -> View:
    records = by_title(site, kind)
    briefs = process_briefs(site)
    groups = [
        replace(group, brief=briefs.get(group.id.removeprefix(f"{PROCESSES}__"))) for group in by_process(site, records)
    ]
    return {"groups": groups, "long": len(records) > LONG}


def _addressed(site: Site, solutions: Sequence[Record]) -> list[Addressed]:
    found: dict[str, dict[str, Record]] = {}
    for solution in solutions:
        for link in site.graph.links_from.get(solution.id, ()):
            found.setdefault(link.target.id, {})[solution.id] = solution
    targets = sorted(
        (site.graph.records[key] for key in found),
        key=lambda record: (record.kind.name, *site.overview.by_title(record)),
    )
    placed = {key for records in found.values() for key in records}
    rest = tuple(solution for solution in solutions if solution.id not in placed)
    listed = [Addressed(target, tuple(found[target.id].values())) for target in targets]
    return [*listed, Addressed(None, rest)] if rest else listed


def _targets(site: Site, addressed: Sequence[Addressed]) -> list[Group[Addressed]]:
    """Barriers by process, roots by domain, and what addresses neither."""
    of = {item.target.id: item for item in addressed if item.target}
    targets = [item.target for item in addressed if item.target]
    barriers, roots = ([target for target in targets if target.kind.name == kind] for kind in ("barrier", "root"))
    groups = [
        Group(group.id, f"{many}: {group.label}", tuple(of[target.id] for target in group.entries))
        for many, found in (
            ("Barriers", by_process(site, barriers, "to__")),
            ("Roots", by_term(site, roots, "domains", "domain", "Domain not known", "to__")),
        )
        for group in found
        if group.entries
    ]
    rest = tuple(item for item in addressed if not item.target)
    return [*groups, Group("to__", "What it addresses is not known", rest)] if rest else groups


def _process_briefs(site: Site) -> list[ProcessBrief]:
    terms = site.graph.vocabulary.schemes[PROCESSES].terms if process_briefs(site) else {}
    return [ProcessBrief(link, terms[id].definition, _facts(site, id)) for id, link in process_briefs(site).items()]


def _facts(site: Site, process: str) -> str:
    """`4 barriers, 9 roots behind them, 8 solutions`, as far as there are any."""
    brief = site.briefs.brief("process", process)
    parts: tuple[tuple[Listing, str, str], ...] = (
        (brief.barriers, "barrier", "barriers"),
        (brief.roots, "root", "roots"),
        (brief.solutions, "solution", "solutions"),
        (brief.facilitators, "facilitator", "facilitators"),
    )
    counted = [(len(listing.told) + len(listing.more), one, many) for listing, one, many in parts]
    return ", ".join(words.count(number, one, many) for number, one, many in counted if number)
