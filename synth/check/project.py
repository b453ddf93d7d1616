"""A project read, linked and checked: all messages of a run at once, none raised."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from synth.check import rules
from synth.check.rule import RULES
from synth.diagnostics import Diagnostics
from synth.link.graph import Graph
from synth.link.linker import link
from synth.model.kinds import KINDS
from synth.read.pages import OwnPages
from synth.read.sources import Sources, read_sources

__all__ = ["CheckedProject", "check_project", "rules"]


@dataclass(frozen=True, slots=True)
class CheckedProject:
    """What a check found. `graph` is None where it could not be made; it is fit to publish only without errors."""

    root: Path
    graph: Graph | None
    diagnostics: Diagnostics
    counts: dict[str, int]
    """Records of each kind and references, as read."""
    pages: OwnPages


def check_project(root: Path) -> CheckedProject:
    """Read, link and check the project whose folder is `root`. Writes nothing, raises nothing for bad content."""
    diagnostics = Diagnostics()
    sources = read_sources(root, diagnostics)
    graph = link(sources, diagnostics)
    if graph is not None:
        apply_rules(graph, diagnostics, whole=not diagnostics.has_errors)
    return CheckedProject(root, graph, diagnostics, _counts(sources), sources.pages)


def apply_rules(graph: Graph, diagnostics: Diagnostics, *, whole: bool) -> None:
    """Add what breaks each rule; `whole` says that nothing of the review is missing from the graph."""
    for code, rule in RULES.items():
        if whole or not rule.needs_whole:
            for breach in rule.body(graph):
                diagnostics.add(code, breach.place, breach.message, breach.help)


def _counts(sources: Sources) -> dict[str, int]:
    kinds = Counter(record.kind.name for record in sources.records)
    return {name: kinds[name] for name in KINDS} | {"reference": len(sources.references)}
