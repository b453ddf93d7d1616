"""ConQual: a level of confidence worked out by its published rule, or what is missing to work it out.

The rule (Munn 2014, doi 10.1186/1471-2288-14-108; JBI Manual for Evidence Synthesis): a study starts at high
(qualitative research) or low (text and opinion); its dependability, five items of the JBI checklist, leaves it there
(4 or 5 times yes), or takes it down one level (2 or 3) or two (0 or 1); the credibility of the findings takes the
review finding down by none (all unequivocal), one (unequivocal and credible), two (all credible), three (credible and
not supported) or four levels (none supported). Nothing goes below very low.

The rule grades each study, and its authors' own example goes by what holds for most of the studies; it does not say
more. Here the studies of a review finding are put in order and the middle one counts, the lower of two in the middle.
Findings that contradict are left aside, as ConQual has no place for them, and so is what is not a result of a study.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from synth.link.graph import Evidence, Graph, Record
from synth.model.confidence import Level
from synth.model.conqual import DEPENDABILITY, DEPENDABILITY_TOOL, ConQual
from synth.model.study import Credibility
from synth.overview import words

LEVELS: tuple[Level, ...] = ("very-low", "low", "moderate", "high")
CREDIBILITY_DOWN: dict[frozenset[Credibility], int] = {
    frozenset({"unequivocal"}): 0,
    frozenset({"unequivocal", "credible"}): 1,
    frozenset({"credible"}): 2,
    frozenset({"credible", "not-supported"}): 3,
    frozenset({"not-supported"}): 4,
}
_START = {"qualitative": LEVELS.index("high"), "text": LEVELS.index("low")}


@dataclass(frozen=True, slots=True)
class StudyRank:
    """One study that contributes: where its design starts, how many of the five items are yes, levels down for it."""

    study: Record
    research: Literal["qualitative", "text"]
    yes: int
    down: int

    @property
    def level(self) -> int:
        """Its place in `LEVELS`, before credibility."""
        return max(0, _START[self.research] - self.down)


@dataclass(frozen=True, slots=True)
class ConQualRating:
    """The rating of one review finding. `level` is None where it cannot be computed; `missing` then says why.

    `studies` are ordered from the lowest to the highest, `middle` is the one that counts; `left_aside` is the number of
    findings that contradict it or are not results.
    """

    level: Level | None
    studies: tuple[StudyRank, ...] = ()
    middle: StudyRank | None = None
    credibility: tuple[tuple[Credibility, int], ...] = ()
    credibility_down: int = 0
    left_aside: int = 0
    missing: tuple[str, ...] = ()


def conqual_of(graph: Graph, record: Record) -> ConQualRating:
    """The rating of a review finding of a review that chose ConQual; ValueError for one that did not."""
    settings = graph.review.conqual
    if settings is None:
        raise ValueError("this review does not use ConQual")
    evidence = graph.evidence.get(record.id, ())
    counted = [item for item in evidence if item.finding.data.is_result and item.stance != "contradicts"]
    left_aside = len(evidence) - len(counted)
    if not counted:
        return ConQualRating(None, left_aside=left_aside, missing=("No result of a study supports or refines it.",))
    studies = {item.finding.study.id: item.finding.study for item in counted}
    missing = [*_missing_of_studies(list(studies.values()), settings), *_missing_of_findings(counted)]
    if missing:
        return ConQualRating(None, left_aside=left_aside, missing=tuple(missing))
    ranks = tuple(
        sorted((_rank(study, settings) for study in studies.values()), key=lambda rank: (rank.level, rank.study.id))
    )
    middle = ranks[(len(ranks) - 1) // 2]
    found = [item.finding.data.credibility for item in counted if item.finding.data.credibility]
    down = CREDIBILITY_DOWN[frozenset(found)]
    return ConQualRating(
        level=LEVELS[max(0, middle.level - down)],
        studies=ranks,
        middle=middle,
        credibility=tuple((name, found.count(name)) for name in words.CREDIBILITY if name in found),
        credibility_down=down,
        left_aside=left_aside,
    )


def _rank(study: Record, settings: ConQual) -> StudyRank:
    items = study.data.appraisal.items
    yes = sum(items[key].answer == "yes" for key in DEPENDABILITY)
    research: Literal["qualitative", "text"] = (
        "qualitative" if study.data.design.type in settings.qualitative else "text"
    )
    return StudyRank(study, research, yes, 0 if yes >= 4 else 1 if yes >= 2 else 2)


def _missing_of_studies(studies: Sequence[Record], settings: ConQual) -> list[str]:
    """What the studies do not give: a design that ConQual can start from, the five items of the JBI checklist."""
    missing = []
    starting = {*settings.qualitative, *settings.text_and_opinion}
    if other := sum(study.data.design.type not in starting for study in studies):
        missing.append(f"{_of(other, len(studies))} neither qualitative research nor text or opinion.")
    appraised = [study.data.appraisal for study in studies]
    if absent := sum(item is None or item.tool != DEPENDABILITY_TOOL for item in appraised):
        missing.append(f"{_of(absent, len(studies))} not appraised with the JBI checklist.")
    partly = sum(
        item is not None and item.tool == DEPENDABILITY_TOOL and any(key not in item.items for key in DEPENDABILITY)
        for item in appraised
    )
    if partly:
        missing.append(f"{_of(partly, len(studies))} appraised, but not on all five items of dependability.")
    return missing


def _missing_of_findings(items: Sequence[Evidence]) -> list[str]:
    found = [item.finding.data.credibility for item in items]
    judged = [name for name in found if name]
    if len(judged) < len(found):
        whole = words.count(len(found), "finding", "findings")
        return [f"For {len(found) - len(judged)} of {whole} credibility has not been judged."]
    if frozenset(judged) not in CREDIBILITY_DOWN:
        return ["The published rule does not say what unequivocal and not supported findings come to together."]
    return []


def _of(number: int, whole: int) -> str:
    """`The only study is`, `1 of 3 studies is`."""
    if whole == 1:
        return "The only study is"
    return f"{number} of {words.count(whole, 'study', 'studies')} {'is' if number == 1 else 'are'}"


@dataclass(frozen=True, slots=True)
class ConQualPart:
    """One part of the computation in words: what it is called, what it does to the level, and of what."""

    name: str
    effect: str
    why: str


def parts_of(rating: ConQualRating) -> tuple[ConQualPart, ...]:
    """Type of research, dependability and credibility of a rating that could be computed; empty for one that not."""
    middle = rating.middle
    if middle is None:
        return ()
    research = "Qualitative research" if middle.research == "qualitative" else "Text and opinion"
    answered = f"{middle.yes} of {len(DEPENDABILITY)} items of the JBI checklist answered yes"
    if len(rating.studies) > 1:
        answered = f"In the middle one of {len(rating.studies)} studies: {answered}"
    found = words.series(f"{number} {words.CREDIBILITY_SHORT[name]}" for name, number in rating.credibility)
    return (
        ConQualPart(
            "Type of research", f"Starts at {words.CONFIDENCE[LEVELS[_START[middle.research]]].lower()}", f"{research}."
        ),
        ConQualPart("Dependability", _down(middle.down), f"{answered}."),
        ConQualPart("Credibility", _down(rating.credibility_down), f"Findings: {found}."),
    )


def _down(levels: int) -> str:
    return f"Down {words.count(levels, 'level', 'levels')}" if levels else "Unchanged"
