"""What a reader of a brief has to know first: on what it rests, how sure one can be, what speaks against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from synth.link.graph import Record
from synth.overview import words
from synth.overview.brief.brief import Brief, Listing, Told
from synth.overview.brief.words import NO_PROBLEM, NO_ROOT, NO_SOLUTION, NO_STUDY
from synth.overview.limits.ground import Ground, counted
from synth.overview.overview import Overview
from synth.overview.studies.facts import where


def gist(overview: Overview, brief: Brief) -> str:
    """What stands in the way and how far that is understood; for a process, of which no record says it."""
    if not brief.barriers.told:
        return NO_PROBLEM[brief.kind]
    return " ".join((_in_the_way(overview, brief.barriers), _behind(brief), _answers(brief)))


def key_messages(overview: Overview, brief: Brief) -> tuple[str, ...]:
    """What a reader has to know before all else, in a few sentences with their numbers."""
    return (*known(overview, brief), *_told(unexamined(brief), _read(brief.studies)))


def known(overview: Overview, brief: Brief) -> tuple[str, ...]:
    """Of the key messages, those on what is there."""
    return _told(_basis(overview, brief), _confidence(brief), _against(brief), _links(brief))


def _told(*messages: str) -> tuple[str, ...]:
    return tuple(message for message in messages if message)


# -- the gist --


def _in_the_way(overview: Overview, barriers: Listing) -> str:
    named = words.series(f"“{overview.title(told.record)}”" for told in barriers.told)
    number = len(_all(barriers))
    among = ", among them" if barriers.more else ":"
    return f"{words.count(number, 'barrier stands', 'barriers stand')} in the way{among} {named}."


def _behind(brief: Brief) -> str:
    number = len(_all(brief.roots))
    if not number:
        return NO_ROOT
    return f"Behind this, {words.count(number, 'root is', 'roots are')} reported or inferred so far."


def _answers(brief: Brief) -> str:
    solutions = _all(brief.solutions)
    if not solutions:
        return NO_SOLUTION
    evaluated = sum(solution.data.maturity == "evaluated" for solution in solutions)
    if len(solutions) == 1:
        return f"1 solution may help; it has {'' if evaluated else 'not '}been evaluated in an included study."
    some = f"{evaluated or 'none'} of them {'have' if evaluated > 1 else 'has'}"
    return f"{len(solutions)} solutions may help; {some} been evaluated in an included study."


def _all(listing: Listing) -> tuple[Record, ...]:
    return (*(told.record for told in listing.told), *listing.more)


# -- the key messages --


def _basis(overview: Overview, brief: Brief) -> str:
    if not brief.studies:
        return NO_STUDY
    graph, subject = overview.graph, _subject(brief)
    told = (item.finding for told in brief.told for item in told.evidence)
    linking = (finding for link in brief.links for finding in link.findings)
    ground = subject.ground if subject else Ground.of(brief.studies, (*told, *linking))
    if ground.found:
        said = f"It rests on {counted(graph, ground.found)}, {where(ground.found)}{ground.beside(graph)}."
    else:
        said = f"It rests on {ground.said(graph)}." if ground.stated else NO_STUDY
    # All that the brief tells has more studies behind it; to give that number alone would lend them to its subject.
    if subject and len(brief.studies) > len(subject.studies):
        whole = words.count(graph.number_of(brief.studies), "study", "studies")
        return f"{said} The brief as a whole draws on {whole}."
    return said


def _subject(brief: Brief) -> Told | None:
    """The one review finding that a brief is about; None where it is about a process."""
    return next((told for told in brief.told if told.record is brief.record), None)


def _confidence(brief: Brief) -> str:
    """What the level of the subject means, or how many have which level where it is about several."""
    subject = _subject(brief)
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
    return " ".join((f"Of {said} told here: {', '.join(named)}.", *_rating_states(brief)))


def _rating_states(brief: Brief) -> Iterator[str]:
    """`All of these ratings are provisional.`, a sentence for each state that a rating is in."""
    ratings = [told.rating for told in brief.told if told.rating.level]
    for state in ("provisional", "out of date"):
        number = sum(state in rating.states for rating in ratings)
        if number:
            some = "All" if number == len(ratings) else "Some"
            yield f"{some} of these ratings are {state}." if len(ratings) > 1 else f"This rating is {state}."


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
        refining = {item.finding for told in brief.told for item in told.evidence if item.stance == "refines"}
        said = f"None of {whole} contradicts what stands here, as far as was read"
        if not refining:
            return f"{said}."
        does = "sets a condition or leaves" if len(refining) == 1 else "set a condition or leave"
        return f"{said}; {len(refining)} {does} something open."
    return ""


def _links(brief: Brief) -> str:
    number = len(brief.links)
    if not number:
        return ""
    reported = sum(link.basis == "reported" for link in brief.links)
    stated = sum(link.basis == "reported" and not link.is_result for link in brief.links)
    if stated:
        shares = {
            "reported as a result": reported - stated,
            "only stated": stated,
            "our inference": number - reported,
        }
        said = words.series(f"{share} {how}" for how, share in shares.items() if share)
        return f"Of {words.count(number, 'link', 'links')} between problem, roots and solutions: {said}."
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


def unexamined(brief: Brief) -> str:
    """Which considerations no included study examined; empty where each was, or where there is no solution."""
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
