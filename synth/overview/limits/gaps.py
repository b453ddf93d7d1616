"""What a page does not tell you, worked out from the evidence behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from synth.link.graph import Evidence, Graph, Record
from synth.overview import words
from synth.overview.limits.ground import Ground
from synth.overview.studies.facts import where


@dataclass(frozen=True, slots=True)
class Gap:
    """One sentence, with the mark of the kind of nothing it is: `not-read`, `not-examined`, `not-found` or none."""

    text: str
    state: str = ""


def gaps_of(graph: Graph, record: Record) -> list[Gap]:
    """For a barrier, root or solution."""
    evidence = graph.evidence.get(record.id, ())
    studies = graph.studies_on(record.id)
    what = "studies" if graph.number_of(studies) == len(studies) else "reports"
    gaps = [
        *depth_gaps(studies, what),
        *_number(graph, record),
        *_roles(evidence),
        *_lists(evidence),
        *_people(studies, what),
    ]
    inferred = [
        link
        for link in (*graph.links_from.get(record.id, ()), *graph.links_to.get(record.id, ()))
        if link.basis == "inferred"
    ]
    if inferred:
        gaps.append(
            Gap(
                f"{words.count(len(inferred), 'link', 'links')} on this page between solutions, roots and barriers "
                f"{'is' if len(inferred) == 1 else 'are'} our inference: no included study reports "
                f"{'it' if len(inferred) == 1 else 'them'}."
            )
        )
    if record.kind.name == "solution":
        gaps.extend(_unexamined(record))
    return gaps


def study_gaps(study: Record) -> list[Gap]:
    """For a study."""
    setting, design = study.data.setting, study.data.design
    gaps = list(depth_gaps((study,)))
    absent = []
    if not setting.countries:
        absent.append("the country")
    if not study.data.participants:
        absent.append("who took part")
    if any(group.n is None for group in study.data.participants):
        absent.append("how many people took part")
    if design.period is None:
        absent.append("when it was done")
    if design.analysis is None:
        absent.append("how the data were analysed")
    if design.data_collection is None:
        absent.append("how the data were collected")
    if absent:
        gaps.append(Gap(f"What was read does not say {words.series(absent)}."))
    if setting.countries and setting.countries_basis == "affiliations":
        gaps.append(Gap(f"The source does not name the country: the study is placed {where((study,))}."))
    gaps.extend(_roles_of([finding.role for finding in study.data.findings]))
    if study.data.appraisal is None:
        gaps.append(Gap("How well the study was done has not been appraised item by item.", "not-examined"))
    return gaps


def depth_gaps(studies: Sequence[Record], what: str = "studies") -> list[Gap]:
    """That sources have not been read in full, where that is so; `what` they are called where there are several."""
    unread = [study for study in studies if study.data.source_depth != "full-text"]
    if not unread:
        return []
    if len(studies) == 1:
        read = "the abstract" if unread[0].data.source_depth == "abstract" else "the bibliographic record"
        return [Gap(f"The full text has not been read: what stands here comes from {read} alone.", "not-read")]
    if len(unread) == len(studies):
        return [Gap(f"None of the {len(studies)} {what} has been read in full.", "not-read")]
    have = "has" if len(unread) == 1 else "have"
    return [Gap(f"{len(unread)} of the {len(studies)} {what} {have} not been read in full.", "not-read")]


def _number(graph: Graph, record: Record) -> list[Gap]:
    ground = Ground.of_record(graph, record)
    if not ground.found and not ground.stated:
        return [Gap("No included study has a finding on this yet.", "not-examined")]
    if not ground.found:
        return [Gap("No included study has a result on this.", "not-examined")]
    if graph.number_of(ground.found) == 1:
        return [Gap(f"It rests on one study, {where(ground.found)}. Whether it holds elsewhere is not known.")]
    return []


def _roles(evidence: Sequence[Evidence]) -> list[Gap]:
    return _roles_of([item.finding.data.role for item in evidence])


def _roles_of(roles: Sequence[str]) -> list[Gap]:
    gaps = []
    for role, what in (
        ("background", "background: the study states it, but did not find it out"),
        ("recommendation", "a recommendation, not a result"),
    ):
        number = sum(each == role for each in roles)
        if number:
            gaps.append(Gap(f"{_of(number, len(roles))} {'is' if number == 1 else 'are'} {what}."))
    return gaps


def _lists(evidence: Sequence[Evidence]) -> list[Gap]:
    partial = [item.finding.data for item in evidence if item.finding.data.list_completeness == "partial"]
    unlisted = [item.finding.data for item in evidence if item.finding.data.list_completeness == "not-listed"]
    gaps = []
    if partial:
        gaps.append(
            Gap(
                f"{_of(len(partial), len(evidence))} give{'s' if len(partial) == 1 else ''} only part of a list: "
                "there may be more than stands here."
            )
        )
    if unlisted:
        gaps.append(
            Gap(
                f"{_of(len(unlisted), len(evidence))} speak{'s' if len(unlisted) == 1 else ''} of several things "
                "without naming them."
            )
        )
    return gaps


def _people(studies: Sequence[Record], what: str) -> list[Gap]:
    unknown = [
        study
        for study in studies
        if not study.data.participants or any(group.n is None for group in study.data.participants)
    ]
    if not unknown:
        return []
    if len(studies) == 1:
        return [Gap("How many people took part is not stated in what was read.")]
    return [Gap(f"How many people took part is not stated in {len(unknown)} of the {len(studies)} {what}.")]


def _unexamined(record: Record) -> list[Gap]:
    absent = [name for name in words.CONSIDERATION if getattr(record.data.considerations, name) is None]
    return [Gap(f"No included study examined its {words.series(absent)}.", "not-examined")] if absent else []


def _of(number: int, whole: int) -> str:
    """`The only finding`, `1 of 3 findings`, `All 3 findings`."""
    if whole == 1:
        return "The only finding"
    return f"All {whole} findings" if number == whole else f"{number} of {whole} findings"
