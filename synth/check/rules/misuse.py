"""Ways in which GRADE-CERQual is misapplied in reviews (Wainwright 2023, doi 10.1186/s12961-023-00999-3).

Those that a model already refuses have their codes there (S102, S304, S305) or among the rules of confidence (S301 to
S303). What stands in an explanation is judged by its words, so these are warnings: a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from synth.check.rule import Breach, rule
from synth.check.rules.confidence import assessed
from synth.link.fingerprint import fingerprint
from synth.link.graph import Graph
from synth.model.confidence import COMPONENTS, Confidence

_LEVEL = r"(?:no|none|minor|moderate|serious|low|very low|high)"
_CONCERNS = r"(?:methodological )?(?:concerns?|limitations?)"
# `[[smith-2020]]: minor`, `[@smith-2020] (serious)`, `[[ito-2019]] has serious limitations`: a level for one study.
_LEVEL_OF_STUDY = re.compile(
    rf"(?:\[\[[^\]]+\]\]|\[@[^\]]+\])\s*(?:[:=(–-]\s*{_LEVEL}(?=[;,.)]|\s*$|\s+{_CONCERNS})"
    rf"|(?:is|has|had|raises)\s+{_LEVEL}\s+{_CONCERNS})",
    re.IGNORECASE,
)
_COUNT_OF_STUDIES = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|most|all|half|some|several)\b[^.]*\bstud(?:y|ies)\b[^.]*"
    r"\b(?:limitations?|problems?|weaknesses|weakness|concerns?|issues?|flaws?)\b",
    re.IGNORECASE,
)
_CONCERN_NAMED = re.compile(
    r"\b(?:recruit|sampl|ethic|reflexiv|analys|data collect|collected|conduct|report|apprais|design|bias|chosen|aim"
    r"|abstract|involve|transparen|method|interview|context|unclear|not say|not read|not known|researcher)",
    re.IGNORECASE,
)
_AGREEMENT_OF_STUDIES = re.compile(
    r"\bstud(?:y|ies)\b[^.]*\b(?:agree|consistent|same results?|similar (?:findings?|results?)|in line with each other)"
    r"|\bconsisten(?:t|cy) (?:across|between|among|of)\b[^.]*\bstud(?:y|ies)\b",
    re.IGNORECASE,
)
_FIT_OF_DATA = re.compile(
    r"\b(?:data|fit|review finding|this finding|statement|accounts?|support|explain|narratives?)\b", re.IGNORECASE
)
_GRADE = r"(?:low|high|poor|good|moderate)"
_WORKS = r"(?:the |these |this |included |primary )*(?:stud(?:y|ies)|evidence|articles?|papers?)"
_QUALITY_OF_STUDIES = re.compile(
    rf"\b(?:{_GRADE}|methodological)?[- ]?quality (?:of )?{_WORKS}|\bquality (?:appraisal|assessment|rating|score)s?\b",
    re.IGNORECASE,
)


def _explanations(confidence: Confidence) -> Iterator[tuple[str, str]]:
    for name in (*COMPONENTS, "overall"):
        explanation = getattr(confidence, name).explanation
        if explanation is not None:
            yield name, explanation


@rule("S340")
def level_given_to_single_studies(graph: Graph) -> Iterator[Breach]:
    """Levels of concern belong to the review finding as a whole, not to one study after the other."""
    for record, confidence in assessed(graph):
        for name, explanation in _explanations(confidence):
            if match := _LEVEL_OF_STUDY.search(explanation):
                yield Breach(
                    record.document.text_place(match[0], "confidence", name, "explanation"),
                    "This explanation seems to give a level of concern to a single study.",
                    "say what each weakness means for the review finding; the level is for all studies together",
                )


@rule("S341")
def methodological_limitations_as_a_count(graph: Graph) -> Iterator[Breach]:
    """How many studies have limitations says nothing of which, and whether they matter here."""
    for record, confidence in assessed(graph):
        explanation = confidence.methodological_limitations.explanation or ""
        if _COUNT_OF_STUDIES.search(explanation) and not _CONCERN_NAMED.search(explanation):
            yield Breach(
                record.place("confidence", "methodological_limitations", "explanation"),
                "This explanation counts studies, but does not say what their limitations are.",
                "name the limitations (such as how people were chosen) and what they mean for this review finding",
            )


@rule("S342")
def coherence_between_studies_only(graph: Graph) -> Iterator[Breach]:
    """Coherence asks how well the data fit the review finding, not whether studies agree with each other."""
    for record, confidence in assessed(graph):
        explanation = confidence.coherence.explanation or ""
        if _AGREEMENT_OF_STUDIES.search(explanation) and not _FIT_OF_DATA.search(explanation):
            yield Breach(
                record.place("confidence", "coherence", "explanation"),
                "This explanation compares studies; coherence is the fit of their data to the review finding.",
                "say how well the data support the review finding, and name what does not fit it",
            )


@rule("S343")
def called_a_quality_appraisal(graph: Graph) -> Iterator[Breach]:
    """CERQual says how sure we are of a review finding; it does not appraise the quality of studies."""
    for record, confidence in assessed(graph):
        for name, explanation in _explanations(confidence):
            if match := _QUALITY_OF_STUDIES.search(explanation):
                yield Breach(
                    record.document.text_place(match[0], "confidence", name, "explanation"),
                    f"'{match[0].strip()}': confidence in a review finding is not the quality of studies.",
                    "say what limits our confidence in the review finding, and why",
                )


@rule("S344", needs_whole=True)
def rating_out_of_date(graph: Graph) -> Iterator[Breach]:
    """A rating fits the components and findings that it was made of."""
    for record, confidence in assessed(graph):
        found = fingerprint(graph, record)
        if confidence.overall.fingerprint is None:
            yield Breach(
                record.place("confidence", "overall"),
                "This rating does not say what it was made of.",
                f"add 'fingerprint: {found}' to it, so that a later change of the findings shows",
            )
        elif confidence.overall.fingerprint != found:
            yield Breach(
                record.place("confidence", "overall", "fingerprint"),
                "The components or the findings have changed since this rating was made: it is out of date.",
                f"assess again; if the rating still holds, write 'fingerprint: {found}'",
            )
