"""Appraisals of studies, held against the tool that was used: its items, its answers, all of them, no score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from synth.check.rule import Breach, rule
from synth.diagnostics.nearest import Nearest
from synth.diagnostics.words import counted, listed, quoted
from synth.link.graph import Graph, Record
from synth.model.appraisal import NO_SCORE, NO_SCORE_HELP, SCORES, Appraisal, AppraisalItem
from synth.model.appraisal_tools import Answer, Item

_READ = {"abstract": "the abstract was", "record": "the bibliographic record was"}


def _appraised(graph: Graph) -> Iterator[tuple[Record, Appraisal]]:
    for study in graph.of("study"):
        if study.data.appraisal is not None:
            yield study, study.data.appraisal


def _answered(graph: Graph) -> Iterator[tuple[Record, Appraisal, Item, AppraisalItem]]:
    """Every answer to an item that the tool has."""
    for study, appraisal in _appraised(graph):
        for key, item in appraisal.items.items():
            if key in appraisal.form.items:
                yield study, appraisal, appraisal.form.items[key], item


@rule("S350")
def item_of_another_tool(graph: Graph) -> Iterator[Breach]:
    """An appraisal answers the items of its own tool."""
    for study, appraisal in _appraised(graph):
        tool = appraisal.form
        for key in appraisal.items:
            if key not in tool.items and key.casefold() not in SCORES:
                yield Breach(
                    study.document.key_place("appraisal", "items", key),
                    f"{quoted(key)} is not an item of {tool.name}.",
                    Nearest(tool.items).hint(key, f"its items: {', '.join(tool.items)}"),
                )


@rule("S352")
def score_among_items(graph: Graph) -> Iterator[Breach]:
    """A score under the items is a score all the same (elsewhere the model refuses it)."""
    for study, appraisal in _appraised(graph):
        for key in appraisal.items:
            if key not in appraisal.form.items and key.casefold() in SCORES:
                yield Breach(
                    study.document.key_place("appraisal", "items", key),
                    f"{quoted(key)}: {NO_SCORE}",
                    NO_SCORE_HELP,
                )


@rule("S351")
def answer_of_another_tool(graph: Graph) -> Iterator[Breach]:
    """An answer is one that the tool has for that item."""
    for study, appraisal, item, given in _answered(graph):
        if given.answer not in item.answers:
            yield _unknown(study, item, "answer", given.answer, f"an answer of {appraisal.form.name}", item.answers)
        if given.fit is not None and item.fits and given.fit not in item.fits:
            yield _unknown(study, item, "fit", given.fit, f"a word of {appraisal.form.name} for fit", item.fits)


def _unknown(study: Record, item: Item, key: str, given: str, what: str, allowed: Mapping[str, Answer]) -> Breach:
    return Breach(
        study.place("appraisal", "items", item.key, key),
        f"{quoted(given)} is not {what} to '{item.key}'." if key == "answer" else f"{quoted(given)} is not {what}.",
        f"write {listed(allowed)}",
    )


@rule("S355")
def fit_missing_or_out_of_place(graph: Graph) -> Iterator[Breach]:
    """CAMELOT's method domains say how the method fits; nothing else does."""
    for study, appraisal, item, given in _answered(graph):
        if item.fits and given.fit is None:
            yield Breach(
                study.place("appraisal", "items", item.key),
                f"'{item.key}' does not say whether the method fits what the study is.",
                f"add 'fit:' with {listed(item.fits)}",
            )
        elif given.fit is not None and not item.fits:
            yield Breach(
                study.document.key_place("appraisal", "items", item.key, "fit"),
                f"{appraisal.form.name} asks for no fit in '{item.key}'.",
                "take 'fit' out",
            )


@rule("S353")
def items_left_out(graph: Graph) -> Iterator[Breach]:
    """Every item of the tool has an answer, be it that the report does not tell."""
    for study, appraisal in _appraised(graph):
        if absent := appraisal.unanswered:
            whole = counted(len(appraisal.form.items), "item")
            yield Breach(
                study.place("appraisal", "items"),
                f"{len(absent)} of the {whole} of {appraisal.form.name} "
                f"{'has' if len(absent) == 1 else 'have'} no answer: {listed(absent, 'and')}.",
                "answer each with a note; where the report does not tell, say so",
            )


@rule("S354")
def appraised_without_full_text(graph: Graph) -> Iterator[Breach]:
    """How a study was done stands in its full text."""
    for study, _ in _appraised(graph):
        if study.data.source_depth in _READ:
            yield Breach(
                study.place("appraisal"),
                f"Only {_READ[study.data.source_depth]} read, and most items of an appraisal cannot be judged from it.",
                "read the full text and write 'source_depth: full-text', or take the appraisal out",
            )
