"""Ids to objects, both ways."""

from pathlib import Path

import pytest

from synth.check.project import check_project
from synth.link.graph import Graph
from tests.projects import edit, minimal


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    root = minimal(tmp_path)
    edit(
        root,
        "content/barriers/left-waiting.yml",
        "People may wait",
        "As [@smith-2020, p. 4] and [[no-plan]] say, people",
    )
    checked = check_project(root)
    assert checked.graph is not None and not checked.diagnostics.items
    return checked.graph


def test_a_barrier_knows_its_roots_and_they_know_it(graph: Graph) -> None:
    (cause,) = graph.links_from["left-waiting"]
    assert (cause.relation, cause.target.id, cause.basis) == ("caused-by", "no-plan", "inferred")
    assert [link.source.id for link in graph.links_to["no-plan"]] == ["left-waiting", "shared-timetable"]


def test_a_reported_link_leads_to_the_findings_and_studies_that_report_it(graph: Graph) -> None:
    (link,) = graph.links_from["shared-timetable"]
    assert [node.address for node in link.findings] == ["smith-2020/f2"]
    assert [study.id for study in link.studies] == ["smith-2020"]
    assert graph.finding_links["smith-2020/f2"] == (link,)


def test_findings_bear_on_records_with_a_stance(graph: Graph) -> None:
    (evidence,) = graph.evidence["left-waiting"]
    assert (evidence.finding.address, evidence.stance, evidence.record.id) == (
        "smith-2020/f1",
        "supports",
        "left-waiting",
    )
    assert [study.id for study in graph.studies_on("left-waiting")] == ["smith-2020"]


def test_a_reference_knows_everything_that_cites_it(graph: Graph) -> None:
    assert [record.id for record in graph.cited_by["smith-2020"]] == ["left-waiting", "smith-2020"]
    assert graph.cites["left-waiting"] == ("smith-2020",)
    assert [record.id for record in graph.mentioned_by["no-plan"]] == ["left-waiting"]


def test_a_retired_record_keeps_its_place_but_has_no_page_and_gives_no_evidence(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    text = (root / "content/studies/smith-2020.yml").read_text("utf-8")
    (root / "content/studies/smith-2019.yml").write_text(text + "status: retired\nreplaced_by: smith-2020\n", "utf-8")
    checked = check_project(root)
    assert checked.graph is not None and not checked.diagnostics.items
    assert "smith-2019" in checked.graph.records
    assert [study.id for study in checked.graph.of("study")] == ["smith-2020"]
    assert len(checked.graph.evidence["left-waiting"]) == 1


def test_what_cannot_be_read_is_not_told_a_second_time_as_a_loose_end(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    edit(root, "content/roots/no-plan.yml", "domain: planning\n", "")
    codes = [item.code for item in check_project(root).diagnostics.ordered()]
    assert codes == ["S101"]


def test_a_broken_bibliography_does_not_make_every_citation_an_error(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    edit(root, "references.bib", "@article{smith-2020,", "@article{")
    codes = {item.code for item in check_project(root).diagnostics.ordered()}
    assert codes and "S210" not in codes


def test_pages_cite_and_mention_too(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    text = "# About\n\n[@smith-2020; @smith-2020, p. 4] on [[left-waiting]]; not `[[no-plan]]`.\n"
    (root / "content/pages/about.md").write_text(text, "utf-8")
    graph = check_project(root).graph
    assert graph is not None
    assert graph.cited_on == {"smith-2020": ("about.md",)}
    assert graph.mentioned_on == {"left-waiting": ("about.md",)}
    assert graph.cites["about.md"] == ("smith-2020",)
