"""GRADE-CERQual used as it is meant: explained, declared, on review findings, no stronger than the evidence.

That a study carries no confidence and that no component is missing follows from the models (S304, S305).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from synth.check.rule import Breach, rule
from synth.link.graph import Graph, Record
from synth.model.confidence import COMPONENTS, Component, Confidence
from synth.model.kinds import REVIEW_FINDINGS
from synth.prose import read_prose

_FEWEST_WORDS = 5
_FULL_STOPS = (".", "!", "?", "。", "…", ".)", ".”", '."', "”.")


def review_findings(graph: Graph) -> Iterator[Record]:
    """Every record that is a review finding and has a page."""
    for kind in REVIEW_FINDINGS:
        yield from graph.of(kind)


def assessed(graph: Graph) -> Iterator[tuple[Record, Confidence]]:
    """Every review finding that has an assessment, with it."""
    for record in review_findings(graph):
        if record.data.confidence is not None:
            yield record, record.data.confidence


@rule("S301")
def concern_without_explanation(graph: Graph) -> Iterator[Breach]:
    """A component with a concern says why."""
    for record, confidence in assessed(graph):
        for name in COMPONENTS:
            component: Component = getattr(confidence, name)
            if component.level != "none" and component.explanation is None:
                yield Breach(
                    record.place("confidence", name),
                    f"The concern about {_words(name)} is '{component.level}', but no explanation says why.",
                    "add 'explanation: …' that names the studies and what weakens our confidence",
                )


@rule("S302")
def statement_is_title(graph: Graph) -> Iterator[Breach]:
    """The statement says more than the title."""
    for record in review_findings(graph):
        if _folded(record.data.statement) == _folded(record.data.title):
            yield Breach(
                record.place("statement"),
                "The statement repeats the title.",
                "write the review finding as one full sentence: what, for whom, where, in how many studies",
            )


@rule("S303")
def statement_is_no_sentence(graph: Graph) -> Iterator[Breach]:
    """A review finding is a sentence, not a theme."""
    for record in review_findings(graph):
        statement = record.data.statement.strip()
        if not statement.endswith(_FULL_STOPS) or (statement.isascii() and len(statement.split()) < _FEWEST_WORDS):
            yield Breach(
                record.place("statement"),
                "The statement is not a full sentence; confidence can be assessed in a sentence, not in a theme.",
                "write one full sentence that ends with a full stop",
            )


@rule("S313")
def statements_rated_above_low(graph: Graph) -> Iterator[Breach]:
    """What no study found, but studies state or recommend, cannot be rated above low."""
    for record, confidence in assessed(graph):
        roles = {item.finding.data.role for item in graph.evidence.get(record.id, ())}
        if roles and "finding" not in roles and confidence.overall.level in ("high", "moderate"):
            statements = _STATEMENTS.get(frozenset(roles), "background statements and recommendations")
            yield Breach(
                record.place("confidence", "overall", "level"),
                f"This record rests only on {statements}, so '{confidence.overall.level}' is too high.",
                "write 'low' or 'very-low': no study found this; they state it as known or recommend it",
            )


@rule("S314")
def thin_evidence_called_adequate(graph: Graph) -> Iterator[Breach]:
    """One study read in abstract is not adequate without concern."""
    for record, confidence in assessed(graph):
        studies = _with_results(graph, record)
        unread = all(study.data.source_depth != "full-text" for study in studies)
        if confidence.adequacy.level == "none" and graph.number_of(studies) == 1 and unread:
            yield Breach(
                record.place("confidence", "adequacy", "level"),
                "No concern about adequacy, though one study bears on this record and its full text was not read.",
                "one study read in abstract is thin data: name the concern",
            )


@rule("S315", needs_whole=True)
def contradiction_not_named(graph: Graph) -> Iterator[Breach]:
    """Evidence that contradicts is named where coherence is explained."""
    for record, confidence in assessed(graph):
        explanation = confidence.coherence.explanation or ""
        prose = read_prose(explanation)
        named = {pointer.id for pointer in prose.pointers} | {cite.key for cite in prose.citations}
        for item in graph.evidence.get(record.id, ()):
            study = item.finding.study
            if item.stance == "contradicts" and not named & {study.id, *study.data.cite}:
                yield Breach(
                    record.place("confidence", "coherence"),
                    f"'{item.finding.address}' contradicts this, but the explanation of coherence does not name it.",
                    f"write how the finding of [[{study.id}]] was weighed in 'coherence: explanation'",
                )


_STATEMENTS = {
    frozenset({"background"}): "background statements",
    frozenset({"recommendation"}): "recommendations",
}


def _with_results(graph: Graph, record: Record) -> list[Record]:
    """The studies whose findings on this record are results; all of them, where there are only statements."""
    found = {item.finding.study.id for item in graph.evidence.get(record.id, ()) if item.finding.data.is_result}
    return [study for study in graph.studies_on(record.id) if not found or study.id in found]


def _words(name: str) -> str:
    return name.replace("_", " ")


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()
