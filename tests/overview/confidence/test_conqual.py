from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from synth.link.graph import Graph
from synth.model.appraisal import Appraisal, AppraisalItem, ToolName
from synth.model.conqual import DEPENDABILITY
from synth.model.study import Credibility
from synth.overview.confidence.conqual import CREDIBILITY_DOWN, ConQualRating, conqual_of, parts_of
from synth.overview.overview import Overview
from synth.overview.tables.summary import Summary
from synth.read.record import Record


def rated(
    conqual: Overview, *studies: tuple[str, int, tuple[Credibility | None, ...]], tool: ToolName = "jbi"
) -> ConQualRating:
    """The rating of a review finding that rests on studies: design, how many of the five items are yes, credibility."""
    graph = conqual.graph
    node = graph.findings["smith-2020/f1"]
    item = graph.evidence["left-waiting"][0]
    evidence = []
    for number, (design, yes, credibilities) in enumerate(studies):
        study = _study(node.study, f"s{number}", design, yes, tool)
        for index, credibility in enumerate(credibilities):
            finding = node.data.model_copy(update={"credibility": credibility})
            evidence.append(replace(item, finding=replace(node, study=study, data=finding, index=index)))
    return conqual_of(replace(graph, evidence={"left-waiting": tuple(evidence)}), graph.records["left-waiting"])


def _study(study: Record, id: str, design: str, yes: int, tool: ToolName) -> Record:
    items = {
        key: AppraisalItem(answer="yes" if place < yes else "no", note="Told.")
        for place, key in enumerate(DEPENDABILITY)
    }
    appraisal = Appraisal.model_construct(tool=tool, items=items, by="A reviewer")
    designed = study.data.design.model_copy(update={"type": design})
    return replace(study, id=id, data=study.data.model_copy(update={"design": designed, "appraisal": appraisal}))


@pytest.mark.parametrize(
    ("yes", "level"), [(5, "high"), (4, "high"), (3, "moderate"), (2, "moderate"), (1, "low"), (0, "low")]
)
def test_dependability_takes_off_none_one_or_two(conqual: Overview, yes: int, level: str) -> None:
    assert rated(conqual, ("qualitative", yes, ("unequivocal",))).level == level


@pytest.mark.parametrize(
    ("found", "level"),
    [
        (("unequivocal", "unequivocal"), "high"),
        (("unequivocal", "credible"), "moderate"),
        (("credible", "credible"), "low"),
        (("credible", "not-supported"), "very-low"),
        (("not-supported",), "very-low"),
    ],
)
def test_credibility_takes_off_none_to_four(conqual: Overview, found: tuple[Credibility, ...], level: str) -> None:
    assert rated(conqual, ("qualitative", 5, found)).level == level


def test_text_and_opinion_start_at_low(conqual: Overview) -> None:
    assert rated(conqual, ("opinion", 5, ("unequivocal",))).level == "low"


def test_nothing_goes_below_very_low(conqual: Overview) -> None:
    assert rated(conqual, ("opinion", 0, ("not-supported",))).level == "very-low"


@pytest.mark.parametrize(
    ("yes", "level"),
    [((5, 5, 0), "high"), ((5, 3, 0), "moderate"), ((5, 0, 0), "low"), ((5, 3), "moderate"), ((5, 5, 0, 0), "low")],
)
def test_of_several_studies_the_middle_one_counts_the_lower_of_two(
    conqual: Overview, yes: tuple[int, ...], level: str
) -> None:
    studies = [("qualitative", number, ("unequivocal",)) for number in yes]
    assert rated(conqual, *studies).level == level  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("studies", "tool", "missing"),
    [
        ([], "jbi", "No result of a study supports or refines it."),
        ([("survey", 5, ("credible",))], "jbi", "The only study is neither qualitative research nor text or opinion."),
        (
            [("qualitative", 5, ("credible",)), ("survey", 5, ("credible",))],
            "jbi",
            "1 of 2 studies is neither qualitative research nor text or opinion.",
        ),
        ([("qualitative", 5, ("credible",))], "casp", "The only study is not appraised with the JBI checklist."),
        ([("qualitative", 5, ("credible", None))], "jbi", "For 1 of 2 findings credibility has not been judged."),
        (
            [("qualitative", 5, ("unequivocal", "not-supported"))],
            "jbi",
            "The published rule does not say what unequivocal and not supported findings come to together.",
        ),
    ],
)
def test_nothing_is_guessed_where_something_is_missing(
    conqual: Overview, studies: list[tuple[str, int, tuple[Credibility | None, ...]]], tool: ToolName, missing: str
) -> None:
    rating = rated(conqual, *studies, tool=tool)
    assert rating.level is None
    assert rating.missing == (missing,)
    assert parts_of(rating) == ()


def test_an_item_left_out_of_the_five_is_missing(conqual: Overview) -> None:
    graph = conqual.graph
    study = graph.records["lee-2021"]
    items = {key: item for key, item in study.data.appraisal.items.items() if key != "analysis"}
    data = study.data.model_copy(update={"appraisal": study.data.appraisal.model_copy(update={"items": items})})
    changed = replace(study, data=data)
    evidence = tuple(
        replace(item, finding=replace(item.finding, study=changed)) if item.finding.study is study else item
        for item in graph.evidence["left-waiting"]
    )
    rating = conqual_of(replace(graph, evidence={"left-waiting": evidence}), graph.records["left-waiting"])
    assert rating.missing == ("1 of 2 studies is appraised, but not on all five items of dependability.",)


def test_every_credibility_that_a_finding_can_have_is_known_to_the_rule() -> None:
    assert {name for mix in CREDIBILITY_DOWN for name in mix} == set(get_args(Credibility))


def test_the_ratings_of_a_whole_review(conqual: Overview) -> None:
    levels = {row.record.id: row.rating.level for row in Summary.of(conqual).rows}
    assert levels == {"left-waiting": "low", "no-plan": "high", "shared-timetable": None, "a-bench": "very-low"}


def test_a_rating_says_what_it_is_computed_of(conqual: Overview) -> None:
    rating = conqual.rating(conqual.graph.records["left-waiting"])
    assert rating.said == "Low confidence, computed"
    assert rating.conqual is not None
    assert [(part.name, part.effect, part.why) for part in parts_of(rating.conqual)] == [
        ("Type of research", "Starts at high", "Qualitative research."),
        (
            "Dependability",
            "Down 1 level",
            "In the middle one of 2 studies: 3 of 5 items of the JBI checklist answered yes.",
        ),
        ("Credibility", "Down 1 level", "Findings: 1 unequivocal and 1 credible."),
    ]


def test_what_contradicts_and_what_is_no_result_is_left_aside_and_counted(conqual: Overview) -> None:
    rating = conqual.rating(conqual.graph.records["no-plan"])
    assert rating.conqual is not None
    assert rating.conqual.left_aside == 2
    assert [rank.study.id for rank in rating.conqual.studies] == ["smith-2020"]


def test_what_cannot_be_computed_says_so(conqual: Overview) -> None:
    rating = conqual.rating(conqual.graph.records["shared-timetable"])
    assert rating.said == "Confidence cannot be computed yet"
    assert rating.conqual is not None
    assert rating.conqual.missing == (
        "The only study is not appraised with the JBI checklist.",
        "For 1 of 1 finding credibility has not been judged.",
    )


def test_the_summary_counts_levels_by_the_reviews_method(conqual: Overview, graph: Graph) -> None:
    assert Summary.of(conqual).levels() == "1 high, 1 low, 1 very low, 1 that cannot be computed yet"
    assert Summary.of(Overview(graph)).method == "grade-cerqual"


def test_a_review_that_did_not_choose_conqual_has_no_such_rating(graph: Graph) -> None:
    with pytest.raises(ValueError, match="does not use ConQual"):
        conqual_of(graph, graph.records["no-plan"])
