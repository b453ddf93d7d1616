"""ConQual where a review chooses it: computed, so nothing is declared beside it, and it knows where designs start."""

from __future__ import annotations

from collections.abc import Iterator

from synth.check.rule import Breach, rule
from synth.check.rules.confidence import assessed
from synth.link.graph import Graph


@rule("S356")
def rated_by_two_methods(graph: Graph) -> Iterator[Breach]:
    """A review finding is rated by the method of its review, and by no other."""
    if graph.review.confidence_method != "conqual":
        return
    for record, _ in assessed(graph):
        yield Breach(
            record.document.key_place("confidence"),
            "This review uses ConQual, which is computed; a GRADE-CERQual rating cannot stand beside it.",
            "take 'confidence' out, or write 'confidence_method: grade-cerqual' in review.yml",
        )


@rule("S357")
def conqual_settings(graph: Graph) -> Iterator[Breach]:
    """The settings stand where the method is chosen, and put no design on both sides."""
    review, document = graph.review, graph.review_document
    if review.confidence_method == "conqual" and review.conqual is None:
        yield Breach(
            document.place("confidence_method"),
            "ConQual has to know which designs are qualitative research, but 'conqual' is missing.",
            "add 'conqual: {qualitative: [terms of designs], text_and_opinion: [terms of designs]}'",
        )
    if review.conqual is None:
        return
    if review.confidence_method != "conqual":
        yield Breach(
            document.key_place("conqual"),
            f"'conqual' stands here, but the review uses '{review.confidence_method}'.",
            "write 'confidence_method: conqual', or take 'conqual' out",
        )
    for index, design in enumerate(review.conqual.text_and_opinion):
        if design in review.conqual.qualitative:
            yield Breach(
                document.place("conqual", "text_and_opinion", index),
                f"'{design}' is called qualitative research as well; it can start at one level only.",
                "take it out of one of the two lists",
            )
