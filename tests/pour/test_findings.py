"""The Summary of Qualitative Findings and its evidence profile."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from synth.link.fingerprint import fingerprint
from synth.link.graph import Graph, Link
from synth.model.kinds import REVIEW_FINDINGS
from synth.overview.tables import summary
from tests.pour.conftest import Poured, poured_into
from tests.pour.test_pour import text_of

_ORDER = [
    "left-waiting",
    "no-seat",
    "no-money",
    "no-plan",
    "benches",
    "shared-timetable",
    "meeting-others",
]


def row(page: str, table: str, id: str) -> str:
    found = re.search(rf'<tr id="{table}__{id}">(.*?)</tr>', page, re.DOTALL)
    assert found
    return text_of(found[1])


def unassessed(graph: Graph) -> Graph:
    """The graph without any assessment."""
    records = {
        id: replace(record, data=record.data.model_copy(update={"confidence": None}))
        if record.kind.name in REVIEW_FINDINGS
        else record
        for id, record in graph.records.items()
    }

    def linked(links: Mapping[str, tuple[Link, ...]]) -> Mapping[str, tuple[Link, ...]]:
        return {
            id: tuple(replace(link, source=records[link.source.id], target=records[link.target.id]) for link in found)
            for id, found in links.items()
        }

    return replace(graph, records=records, links_from=linked(graph.links_from), links_to=linked(graph.links_to))


def emptied(graph: Graph) -> Graph:
    """The review and its references without any record."""
    review = graph.review.model_copy(update={"key_messages": ()})
    documents = (graph.review_document, graph.vocabulary, graph.vocabulary_document)
    return Graph(review, *documents, {}, graph.references, {}, clusters=graph.clusters, style=graph.style)


def with_fingerprint(graph: Graph, id: str, value: str) -> Graph:
    record = graph.records[id]
    overall = record.data.confidence.overall.model_copy(update={"fingerprint": value})
    confidence = record.data.confidence.model_copy(update={"overall": overall})
    changed = replace(record, data=record.data.model_copy(update={"confidence": confidence}))
    return replace(graph, records={**graph.records, id: changed})


def test_findings_stand_by_kind_then_title_and_are_numbered_through(poured: Poured) -> None:
    page = poured.page("findings")
    for table in ("summary", "profile"):
        rows = re.findall(rf'<tr id="{table}__([^"]+)"><th scope="row">(\d+)</th>', page)
        assert [id for id, _ in rows] == _ORDER
        assert [int(number) for _, number in rows] == list(range(1, len(_ORDER) + 1))
    groups = re.findall(r'scope="rowgroup" class="(\w+)"', page)
    assert groups == ["barrier", "root", "solution", "facilitator"] * 2
    assert "standing-still" not in page


def test_a_row_has_statement_confidence_reason_and_studies(poured: Poured) -> None:
    page = poured.page("findings")
    text = row(page, "summary", "left-waiting")
    assert "people said that they wait long because nobody tells them when the bus comes" in text
    assert "Low confidence provisional" in text
    assert "Two small studies that differ." in text
    assert "Contradicting findings in: Ito" in text
    assert 'href="../barriers/left-waiting/"' in page
    assert 'href="../studies/smith-2020/"' in page
    assert "out of date" not in page
    assert "by confidence: 1 high, 1 moderate, 1 low, 4 not yet assessed." in text_of(page)


def test_the_profile_has_each_component_with_level_and_reason(poured: Poured) -> None:
    text = row(poured.page("findings"), "profile", "left-waiting")
    reasons = [
        "Minor concerns One study does not describe the stops",
        "Moderate concerns Some people liked to wait",
        "Serious concerns Few people were asked.",
        "No concerns",
        "Low confidence",
    ]
    assert sorted(reasons, key=text.index) == reasons


def test_a_finding_without_assessment_says_so_in_both_tables(poured: Poured) -> None:
    page = poured.page("findings")
    summary = row(page, "summary", "no-seat")
    assert "Confidence not yet assessed" in summary
    assert "Nobody has judged it yet." in summary
    assert "(draft)" in summary
    profile = row(page, "profile", "no-seat")
    assert "Confidence not yet assessed" in profile
    assert "concerns" not in profile


def test_an_assessment_of_something_that_changed_is_out_of_date(graph: Graph, tmp_path: Path) -> None:
    page = poured_into(tmp_path, with_fingerprint(graph, "no-plan", "0" * 12)).page("findings")
    summary = row(page, "summary", "no-plan")
    assert "High confidence out of date" in summary
    assert "this needs to be judged again" in summary
    assert "High confidence out of date" in row(page, "profile", "no-plan")
    assert "out of date" not in row(page, "summary", "left-waiting")


def test_an_assessment_of_what_is_still_there_is_not_out_of_date(graph: Graph, tmp_path: Path) -> None:
    fitting = with_fingerprint(graph, "no-plan", fingerprint(graph, graph.records["no-plan"]))
    assert "out of date" not in poured_into(tmp_path, fitting).page("findings")


def test_a_review_without_any_assessment_says_so(graph: Graph, tmp_path: Path) -> None:
    page = poured_into(tmp_path, unassessed(graph)).page("findings")
    text = text_of(page)
    assert "No review finding of this review has been assessed yet" in text
    assert "No review finding has been assessed yet, so there is no evidence profile." in text
    assert page.count('<tr id="summary__') == len(_ORDER)
    assert page.count("<table>") == 1


def test_an_empty_review_says_so(graph: Graph, tmp_path: Path) -> None:
    page = poured_into(tmp_path, emptied(graph)).page("findings")
    text = text_of(page)
    assert "No review finding in this review yet." in text
    assert "No review finding in this review yet, so there is no evidence profile." in text
    assert "<table>" not in page
    assert "by confidence" not in text


def test_home_methods_and_foot_lead_to_the_summary(poured: Poured) -> None:
    assert poured.page(".").count('href="./findings/"') == 2
    assert poured.page("methods").split("<main")[1].count('href="../findings/"') == 2
    assert poured.page("barriers/left-waiting").split("<main")[1].count('href="../../findings/"') == 1


def test_a_very_large_review_leads_to_its_lists_instead(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(summary, "MOST_ROWS", 3)
    page = poured_into(tmp_path / "site", graph).page("findings")
    assert "<table" not in page
    assert f"{len(_ORDER)} findings, too many for one page" in text_of(page)
    assert 'href="../barriers/"' in page
