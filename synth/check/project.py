"""A project read, linked and checked: all messages of a run at once, none raised."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from synth.check import rules
from synth.check.rule import RULES
from synth.check.unfinished import Unfinished, unfinished_drafts
from synth.diagnostics import Diagnostics
from synth.link.graph import Graph
from synth.link.linker import link
from synth.link.withheld import drafts_of, mentions_of, without
from synth.model.kinds import KINDS
from synth.read.pages import OwnPages
from synth.read.sources import Sources, read_sources

__all__ = ["CheckedProject", "Edition", "check_project", "rules"]


@dataclass(frozen=True, slots=True)
class Edition:
    """The evidence and the hand-written pages as one group of readers sees them."""

    graph: Graph
    pages: OwnPages
    unfinished: tuple[Unfinished, ...] = ()
    """Drafts that still lack something: no part of the graph, and shown as far as they go."""


@dataclass(frozen=True, slots=True)
class CheckedProject:
    """What a check found. The editions are None where the graph could not be made; fit to publish only without errors.

    `preview` has the drafts; `published` has none. They are the same where there are no drafts.
    """

    root: Path
    preview: Edition | None
    published: Edition | None
    diagnostics: Diagnostics
    counts: dict[str, int]
    """Records of each kind and references, as read, drafts among them."""
    sources: Sources

    @property
    def graph(self) -> Graph | None:
        """The evidence with the drafts that lack nothing."""
        return self.preview.graph if self.preview else None


def check_project(root: Path) -> CheckedProject:
    """Read, link and check the project whose folder is `root`. Writes nothing, raises nothing for bad content."""
    diagnostics = Diagnostics()
    sources = read_sources(root, diagnostics)
    graph = link(sources, diagnostics)
    preview = published = None
    if graph is not None:
        preview, published = _checked(sources, graph, diagnostics)
    return CheckedProject(root, preview, published, diagnostics, _counts(sources), sources)


def _checked(sources: Sources, graph: Graph, diagnostics: Diagnostics) -> tuple[Edition, Edition]:
    """Apply the rules; the two editions."""
    drafts = drafts_of(sources)
    if not drafts:
        apply_rules(graph, diagnostics, whole=not diagnostics.has_errors)
        edition = Edition(graph, sources.pages)
        return edition, edition
    diagnostics.soften(drafts)
    whole = not diagnostics.has_errors
    published = _without(sources, graph, set(drafts.values()))
    # What is published has to hold without the drafts, which are no evidence yet; a draft may lean on all the rest.
    apply_rules(published.graph, diagnostics, whole=whole)
    on_all = Diagnostics()
    apply_rules(graph, on_all, whole=whole)
    diagnostics.extend(item for item in on_all.items if item.place.path in drafts)
    unfinished = diagnostics.soften(drafts)
    ids = ({drafts[path] for path in unfinished} | {misfit.id for misfit in sources.misfits}) & set(drafts.values())
    for mention in mentions_of(sources, set(drafts.values())):
        till_then = (
            "the preview shows it as soon as nothing is missing" if mention.draft in ids else "the preview shows it"
        )
        diagnostics.add(
            "S211",
            mention.place,
            f"'{mention.draft}' is a draft, so readers do not see this link.",
            f"set 'status: reviewed' in '{mention.draft}' once it has been checked; till then {till_then}",
        )
    preview = _without(sources, graph, ids)
    return replace(preview, unfinished=unfinished_drafts(sources, ids, diagnostics)), published


def _without(sources: Sources, graph: Graph, ids: set[str]) -> Edition:
    if not ids:
        return Edition(graph, sources.pages)
    kept = without(sources, graph, ids)
    # What has to be said of the links that are gone has been said of the whole.
    linked = link(kept, Diagnostics())
    if linked is None:
        raise ValueError("the sources cannot be linked without their drafts")
    return Edition(linked, kept.pages)


def apply_rules(graph: Graph, diagnostics: Diagnostics, *, whole: bool) -> None:
    """Add what breaks each rule; `whole` says that nothing of the review is missing from the graph."""
    for code, rule in RULES.items():
        if whole or not rule.needs_whole:
            for breach in rule.body(graph):
                diagnostics.add(code, breach.place, breach.message, breach.help)


def _counts(sources: Sources) -> dict[str, int]:
    kinds = Counter(record.kind.name for record in sources.records)
    return {name: kinds[name] for name in KINDS} | {"reference": len(sources.references)}
