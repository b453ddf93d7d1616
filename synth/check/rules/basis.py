"""A link says what it rests on: a finding that reports it, or a named person's reasoning."""

from __future__ import annotations

from collections.abc import Iterator

from synth.check.rule import Breach, rule
from synth.link.graph import Graph, Link


def _links(graph: Graph) -> Iterator[Link]:
    for links in graph.links_from.values():
        yield from links


@rule("S306")
def reported_without_finding(graph: Graph) -> Iterator[Breach]:
    """A reported link names the findings that report it."""
    for link in _links(graph):
        if link.basis == "reported" and not getattr(link.source.data, str(link.keys[0]))[link.keys[1]].findings:
            yield Breach(
                link.source.place(*link.keys, "basis"),
                f"The link to '{link.target.id}' is called reported, but no finding is named that reports it.",
                "add 'findings: [study/finding]', or write 'basis: inferred' with a rationale and a name",
            )


@rule("S307")
def inferred_without_reason(graph: Graph) -> Iterator[Breach]:
    """An inferred link gives a rationale and says whose it is."""
    for link in _links(graph):
        missing = [name for name, value in (("rationale", link.rationale), ("by", link.by)) if value is None]
        if link.basis == "inferred" and missing:
            yield Breach(
                link.source.place(*link.keys, "basis"),
                f"The link to '{link.target.id}' is inferred, but {_is_missing(missing)}.",
                "add 'rationale: …' (why you conclude it) and 'by: …' (who concludes it)",
            )


@rule("S329")
def reported_by_unrelated_finding(graph: Graph) -> Iterator[Breach]:
    """A finding that reports a link bears on one of its two ends."""
    for link in _links(graph):
        ends = {link.source.id, link.target.id}
        for position, node in enumerate(link.findings):
            if not ends & {bearing.record for bearing in node.data.bears_on}:
                yield Breach(
                    link.source.place(*link.keys, "findings", position),
                    f"'{node.address}' is named for the link between '{link.source.id}' and '{link.target.id}', "
                    "but bears on neither.",
                    "check the finding's id, or add what it bears on in the study's file",
                )


def _is_missing(names: list[str]) -> str:
    return f"{' and '.join(repr(name) for name in names)} {'is' if len(names) == 1 else 'are'} missing"
