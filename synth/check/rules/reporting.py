"""How the review reports itself, and for whom studies tell findings: every answer leads somewhere or gives a reason."""

from __future__ import annotations

from collections.abc import Iterator

from synth.check.rule import Breach, rule
from synth.check.whereabouts import Nowhere, Whereabouts
from synth.diagnostics.nearest import Nearest
from synth.diagnostics.words import conjoined, counted, quoted
from synth.link.graph import Graph
from synth.model.checklists import Checklist
from synth.model.equity import facts
from synth.model.reporting import REPORTING, Answer, answers
from synth.model.structure import Keys


def _given(graph: Graph) -> Iterator[tuple[Keys, Answer]]:
    """Every answer that the review gives, with where it stands."""
    for checklist in REPORTING:
        for item, answer in answers(graph.review.reporting, checklist):
            if answer is not None:
                yield ("reporting", checklist.key, item.key), answer


@rule("S370")
def answer_points_nowhere(graph: Graph) -> Iterator[Breach]:
    """What an answer points at is there, and not empty."""
    whereabouts = Whereabouts(graph)
    for keys, answer in _given(graph):
        for index, written in enumerate(answer.at):
            try:
                whereabouts.find(written)
            except Nowhere as fault:
                yield Breach(graph.review_document.place(*keys, "at", index), str(fault), fault.help)


@rule("S371")
def answer_that_does_not_answer(graph: Graph) -> Iterator[Breach]:
    """An answer says where, or what is missing, or both; or it says why the item does not apply, and nothing else."""
    for keys, answer in _given(graph):
        place = graph.review_document.key_place(*keys)
        if answer.does_not_apply is not None and (answer.at or answer.not_yet is not None):
            yield Breach(
                place,
                f"'{keys[-1]}' does not apply and is {'answered' if answer.at else 'to come'}: it cannot be both.",
                "take 'does_not_apply' out, or take out the other keys",
            )
        elif not answer.at and answer.not_yet is None and answer.does_not_apply is None:
            yield Breach(
                place,
                f"'{keys[-1]}' does not say where it is answered, nor why it is not.",
                "write 'at: [methods.eligibility]', or 'not_yet: …' or 'does_not_apply: …' with the reason",
            )


@rule("S372")
def items_without_answer(graph: Graph) -> Iterator[Breach]:
    """Items that the review says nothing of, each checklist once; a review without any checklist has not begun."""
    if graph.review.reporting is None:
        return
    for checklist in REPORTING:
        left_out = _left_out(graph, checklist)
        if left_out:
            yield Breach(
                graph.review_document.key_place("reporting", checklist.key),
                f"{checklist.name}: {counted(len(left_out), 'item')} of {len(checklist.items)} left out.",
                f"say of each where it is answered, or why not: {conjoined(left_out, 'and')}",
            )


def _left_out(graph: Graph, checklist: Checklist) -> list[str]:
    return [item.key for item, answer in answers(graph.review.reporting, checklist) if answer is None]


@rule("S373")
def equity_fact_that_says_nothing(graph: Graph) -> Iterator[Breach]:
    """A factor is described, or findings are told by it; otherwise it is left out."""
    for study in graph.of("study"):
        for factor, fact in facts(study.data.equity):
            if fact is not None and fact.participants is None and not fact.findings:
                yield Breach(
                    study.document.key_place("equity", factor.key),
                    f"'{factor.key}' says neither who took part nor which findings differ by it.",
                    "add 'participants: …' or 'findings: [f1]', or leave the factor out: the source does not say",
                )


@rule("S374")
def equity_names_unknown_finding(graph: Graph) -> Iterator[Breach]:
    """The findings that a factor names are the study's own."""
    for study in graph.of("study"):
        if study.data.equity is None:
            continue
        own = {finding.id for finding in study.data.findings}
        for factor, fact in facts(study.data.equity):
            for index, id in enumerate(fact.findings if fact else ()):
                if id not in own:
                    yield Breach(
                        study.place("equity", factor.key, "findings", index),
                        f"{quoted(id)} is not a finding of this study.",
                        Nearest(own).hint(id, "write the finding's id, such as f1"),
                    )
