from __future__ import annotations

from dataclasses import replace

import pytest

from synth.link.graph import Graph
from synth.model.reporting import Answer
from synth.overview.review.reporting import STANDING, ReportingTable, reporting_tables


@pytest.fixture(scope="module")
def tables(graph: Graph) -> dict[str, ReportingTable]:
    return {table.checklist.key: table for table in reporting_tables(graph)}


def test_items_are_counted_by_how_they_stand(tables: dict[str, ReportingTable]) -> None:
    assert tables["entreq"].counts == (
        "Of 21 items, 5 are answered, 1 is answered in part, 1 is not answered yet, 1 does not apply and 13 are left "
        "out: the review says nothing of them."
    )
    assert tables["entreq"].begun
    assert tables["gripp2"].counts == "Of 5 items, 5 are left out: the review says nothing of them."
    assert not tables["gripp2"].begun


def test_each_item_has_its_row_in_order(tables: dict[str, ReportingTable]) -> None:
    rows = tables["entreq"].rows
    assert [row.item.number for row in rows] == list(range(1, 22))
    assert {row.standing for row in rows} == set(STANDING)


def test_an_answer_keeps_its_words_and_its_places(tables: dict[str, ReportingTable]) -> None:
    row = tables["entreq"].rows[1]
    assert (row.standing, row.note, row.missing, row.reason) == (
        "in-part",
        "By hand, as *others* did [@smith-2020, p. 2].",
        "Why this way was chosen has not been set down.",
        "",
    )
    assert [spot.address for spot in row.spots] == ["methods/#how_combined", "solutions/shared-timetable/#the_evidence"]
    assert tables["entreq"].rows[14].reason == "Nothing was coded with a program."


def test_a_review_without_any_answer_still_has_every_item(graph: Graph) -> None:
    silent = replace(graph, review=graph.review.model_copy(update={"reporting": None}))
    assert [(len(table.rows), table.begun) for table in reporting_tables(silent)] == [(21, False), (5, False)]


@pytest.mark.parametrize(
    ("answer", "standing"),
    [
        ({"at": ("question",)}, "answered"),
        ({"at": ("question",), "note": "Words."}, "answered"),
        ({"at": ("question",), "not_yet": "More."}, "in-part"),
        ({"not_yet": "All."}, "not-yet"),
        ({"does_not_apply": "None."}, "does-not-apply"),
    ],
)
def test_how_an_item_stands_follows_from_what_is_said(graph: Graph, answer: dict[str, object], standing: str) -> None:
    reporting = graph.review.reporting
    assert reporting is not None
    changed = reporting.entreq.model_copy(update={"aim": Answer.model_validate(answer)})  # type: ignore[attr-defined]
    review = graph.review.model_copy(update={"reporting": reporting.model_copy(update={"entreq": changed})})
    assert reporting_tables(replace(graph, review=review))[0].rows[0].standing == standing
