"""Interests: who works on the review and wrote one of its studies."""

from __future__ import annotations

from collections.abc import Iterator

from synth.check.rule import Breach, rule
from synth.diagnostics.words import conjoined, quoted
from synth.link.graph import Graph
from synth.link.interests import own_authors


@rule("S359")
def reviewer_is_author(graph: Graph) -> Iterator[Breach]:
    """Whoever checks a study is, as far as names tell, not one of its authors."""
    for study in graph.of("study"):
        if names := own_authors(graph, study):
            yield Breach(
                study.place("cite"),
                f"{conjoined([quoted(name) for name in names], 'and')} may be an author of this study. "
                "Its page says so.",
                "let somebody else take down and check its findings; name the interest in review.yml",
            )
