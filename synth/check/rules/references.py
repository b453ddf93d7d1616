"""Entries of the bibliography: what nothing cites, and what was retracted or not yet reviewed by peers."""

from __future__ import annotations

from collections.abc import Iterator

from synth.check.rule import Breach, rule
from synth.diagnostics.words import counted, listed
from synth.link.graph import Graph
from synth.link.publication import study_states
from synth.model.kinds import REVIEW_FINDINGS
from synth.model.reference import Reference


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


@rule("S451")
def retracted_work_cited(graph: Graph) -> Iterator[Breach]:
    """A retracted work that something cites."""
    for reference in _cited(graph):
        if reference.state == "retracted":
            yield Breach(
                reference.place_of("pubstate" if "pubstate" in reference.places else "retracted"),
                f"'{reference.key}' was retracted, and {_who_cites(graph, reference.key)}.",
                "weigh anew what rests on it; the pages say that it was retracted",
            )


@rule("S452", needs_whole=True)
def rests_on_retracted_work_alone(graph: Graph) -> Iterator[Breach]:
    """A review finding whose every study is retracted."""
    retracted = {id for id, state in study_states(graph).items() if state == "retracted"}
    if not retracted:
        return
    for kind in REVIEW_FINDINGS:
        for record in graph.of(kind):
            studies = [study.id for study in graph.studies_on(record.id)]
            if studies and retracted.issuperset(studies):
                yield Breach(
                    record.place("statement"),
                    f"This rests only on retracted work: {listed(studies, 'and')}.",
                    "take the record back ('status: retired'), or add evidence that still stands",
                )


@rule("S453")
def preprint_cited(graph: Graph) -> Iterator[Breach]:
    """A preprint that something cites."""
    for reference in _cited(graph):
        if reference.state == "preprint":
            yield Breach(
                reference.place_of("pubstate"),
                f"'{reference.key}' is a preprint: it has not been reviewed by peers.",
                "look whether the article has appeared since",
            )


def _cited(graph: Graph) -> Iterator[Reference]:
    cited = {key for keys in graph.cites.values() for key in keys}
    return (reference for reference in graph.references.values() if reference.key in cited)


def _who_cites(graph: Graph, key: str) -> str:
    """`2 records and 1 page cite it`."""
    records, pages = len(graph.cited_by.get(key, ())), len(graph.cited_on.get(key, ()))
    named = [counted(records, "record")] if records or not pages else []
    if pages:
        named.append(counted(pages, "page"))
    return f"{' and '.join(named)} {'cites' if records + pages == 1 else 'cite'} it"
