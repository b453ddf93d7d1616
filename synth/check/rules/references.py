"""Entries of the bibliography that nothing cites."""

from __future__ import annotations

from collections.abc import Iterator

from synth.check.rule import Breach, rule
from synth.link.graph import Graph


@rule("S450", needs_whole=True)
def reference_never_cited(graph: Graph) -> Iterator[Breach]:
    """An entry that no record, no page, the review and the vocabulary do not cite."""
    cited = {key for keys in graph.cites.values() for key in keys}
    for reference in graph.references.values():
        if reference.key not in cited:
            yield Breach(
                reference.place,
                f"Nothing cites '{reference.key}'.",
                "cite it as [@key], or take the entry out",
            )
