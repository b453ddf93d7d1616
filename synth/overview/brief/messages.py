"""What a reader of a brief has to know first: on what it rests, how sure one can be, what speaks against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from synth.link.graph import Record
from synth.overview import words
from synth.overview.brief.brief import Brief
from synth.overview.brief.words import NO_STUDY
from synth.overview.limits.dependence import counted
from synth.overview.overview import Overview
from synth.overview.studies.facts import where


def key_messages(overview: Overview, brief: Brief) -> tuple[str, ...]:
    """What a reader has to know before all else, in a few sentences with their numbers."""
    return tuple(
        message
        for message in (
            _basis(overview, brief),
            _confidence(brief),
            _against(brief),
            _links(brief),
            _unexamined(brief),
            _read(brief.studies),
        )
        if message
    )


# -- the key messages --


def _basis(overview: Overview, brief: Brief) -> str:
    if not brief.studies:
        return NO_STUDY
    place = where(brief.studies)
    return f"It rests on {counted(overview.graph, brief.studies)}, {place}."


def _confidence(brief: Brief) -> str:
    """What the level of the subject means, or how many have which level where it is about several."""
    subject = next((told for told in brief.told if told.record is brief.record), None)
    if subject is not None:
        level = subject.rating.level
        meaning = words.CONFIDENCE_MEANING[level] if level else "Nobody has judged yet how sure one can be of it."
        return f"{subject.rating.said}. {meaning}"
    levels: Counter[str | None] = Counter(told.rating.level for told in brief.told)
    if not levels:
        return ""
    named = [
        f"{levels[level]} with {label.lower()} confidence" for level, label in words.CONFIDENCE.items() if levels[level]
    ]
    if levels[None]:
        named.append(f"{levels[None]} not yet assessed")
    said = words.count(len(brief.told), "review finding", "review findings")
    noted = [
        state for state in ("provisional", "out of date") if any(state in told.rating.states for told in brief.told)
    ]
    states = f" Some of these ratings are {words.series(noted)}." if noted else ""
    return f"Of {said} told here: {', '.join(named)}.{states}"


def _against(brief: Brief) -> str:
    """Over all that is told, each finding once; the findings themselves stand with each record."""
    findings = {item.finding for told in brief.told for item in told.evidence}
    against = {item.finding for told in brief.told for item in told.against}
    if against:
        part = _part(len(against), len(findings), "contradict")
        return f"{part} something that stands here: see what speaks against it."
    if len(findings) == 1:
        return "The only finding does not contradict what stands here."
    if findings:
        whole = words.count(len(findings), "finding", "findings")
        return f"None of {whole} contradicts what stands here, as far as was read."
    return ""


def _links(brief: Brief) -> str:
    number = len(brief.links)
    if not number:
        return ""
    reported = sum(link.basis == "reported" for link in brief.links)
    if number == 1:
        return f"One link joins what stands here: {'a study reports it' if reported else 'it is our inference'}."
    said = f"{number} links join problem, roots and solutions"
    if reported == number:
        return f"{said}: studies report all of them."
    if not reported:
        return f"{said}: no study reports any of them, they are our inference."
    rest = number - reported
    return (
        f"{said}: studies report {reported}, {'the other is' if rest == 1 else f'the other {rest} are'} our inference."
    )


def _unexamined(brief: Brief) -> str:
    solutions = brief.solutions.told
    absent = [weighed.name for weighed in brief.weighed if not weighed.said]
    if not solutions or not absent:
        return ""
    whose = "its" if len(solutions) == 1 else "the"
    of = "" if len(solutions) == 1 else " of any of the solutions"
    return f"No included study examined {whose} {words.series(absent)}{of}."


def _read(studies: Sequence[Record]) -> str:
    full = sum(study.data.source_depth == "full-text" for study in studies)
    if not studies or full == len(studies):
        return ""
    if not full:
        return (
            "None of the studies has been read in full yet."
            if len(studies) > 1
            else "The study has not been read in full yet."
        )
    return f"{full} of {len(studies)} studies {'has' if full == 1 else 'have'} been read in full."


def _part(number: int, whole: int, verb: str) -> str:
    """`1 of 3 findings contradicts`, `All 3 findings contradict`, `The only finding contradicts`."""
    if whole == 1:
        return f"The only finding {verb}s"
    part = f"All {whole}" if number == whole else f"{number} of {whole}"
    return f"{part} findings {verb}{'s' if number == 1 else ''}"
