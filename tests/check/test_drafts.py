"""Drafts: softer to check, no evidence yet, on no published page."""

from __future__ import annotations

from pathlib import Path

import pytest

from synth.check.project import CheckedProject, check_project
from tests.projects import edit, minimal

STUDY = "content/studies/new-2024.yml"
UNFINISHED = "cite: [smith-2020]\nsource_depth: abstract\naim: TODO\nstatus: draft\n"
FINISHED = """\
cite: [smith-2020]
source_depth: abstract
aim: To learn why people wait.
design: {type: qualitative}
setting: {countries: [], countries_basis: not-stated}
findings:
  - id: f1
    role: finding
    text: People waited.
    locator: abstract
    bears_on: [{record: left-waiting, stance: contradicts}]
status: draft
"""


def told(checked: CheckedProject) -> list[str]:
    return [
        f"{item.place.path}:{item.place.line}: {item.severity}[{item.code}]"
        for item in checked.diagnostics.ordered()
        if item.severity != "info"
    ]


def with_study(folder: Path, text: str) -> CheckedProject:
    root = minimal(folder)
    (root / STUDY).write_text(text, "utf-8")
    return check_project(root)


def ids(checked: CheckedProject) -> tuple[set[str], set[str]]:
    """What the preview and the published site hold."""
    assert checked.preview and checked.published
    return set(checked.preview.graph.records), set(checked.published.graph.records)


def test_what_a_draft_lacks_is_a_warning_and_leaves_it_out_of_both_sites(tmp_path: Path) -> None:
    checked = with_study(tmp_path, UNFINISHED)
    assert told(checked) == [
        f"{STUDY}:1: warning[S101]",
        f"{STUDY}:1: warning[S101]",
        f"{STUDY}:1: warning[S101]",
        f"{STUDY}:3: warning[S111]",
    ]
    preview, published = ids(checked)
    assert "new-2024" not in preview | published


def test_the_same_gaps_are_errors_in_a_reviewed_record(tmp_path: Path) -> None:
    checked = with_study(tmp_path, UNFINISHED.replace("status: draft\n", ""))
    assert checked.diagnostics.has_errors
    assert all(": error[" in line for line in told(checked))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("role: finding", "role: TODO"),
        ("type: qualitative", "type: TODO"),
        ("record: left-waiting", "record: TODO"),
        ("countries: []", "countries: [TODO]"),
        ("cite: [smith-2020]", "cite: [TODO]"),
    ],
)
def test_a_placeholder_in_any_field_of_a_draft_is_a_warning(tmp_path: Path, old: str, new: str) -> None:
    checked = with_study(tmp_path, FINISHED.replace(old, new))
    assert not checked.diagnostics.has_errors
    assert any(f"{STUDY}:" in line and "warning[" in line for line in told(checked))
    assert "new-2024" not in set.union(*ids(checked))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("role: finding", "role: findng"),
        ("record: left-waiting", "record: left-wating"),
        ("text: People waited.", "text: People waited. [x](javascript:alert(1))"),
    ],
)
def test_what_is_wrong_in_a_draft_stays_an_error(tmp_path: Path, old: str, new: str) -> None:
    assert with_study(tmp_path, FINISHED.replace(old, new)).diagnostics.has_errors


def test_a_draft_without_gaps_is_in_the_preview_and_counts_in_nothing_published(tmp_path: Path) -> None:
    checked = with_study(tmp_path, FINISHED)
    assert told(checked) == []
    preview, published = ids(checked)
    assert "new-2024" in preview and "new-2024" not in published
    assert checked.preview and checked.published
    assert [study.id for study in checked.preview.graph.studies_on("left-waiting")] == ["new-2024", "smith-2020"]
    assert [study.id for study in checked.published.graph.studies_on("left-waiting")] == ["smith-2020"]


def test_a_published_record_is_judged_without_the_drafts(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    edit(root, "content/studies/smith-2020.yml", "    bears_on: [{record: left-waiting, stance: supports}]\n", "")
    (root / STUDY).write_text(FINISHED, "utf-8")
    # Only a draft bears on the reviewed barrier, so it rests on nothing.
    assert "content/barriers/left-waiting.yml:1: error[S311]" in [
        line.replace(line.split(":")[1], "1", 1) for line in told(check_project(root))
    ]


def test_links_to_a_draft_are_told_and_cut(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    edit(root, "content/solutions/shared-timetable.yml", "status: reviewed", "status: draft")
    edit(
        root,
        "content/roots/no-plan.yml",
        "summary: The timetable was made without the people who use it.",
        "summary: 'It was made without them; see [[shared-timetable]] and [[shared-timetable|this *way*]].'",
    )
    (root / "content/pages/index.md").write_text("# Home\n\nRead [[shared-timetable]].\n", "utf-8")
    checked = check_project(root)
    assert [line for line in told(checked) if "S211" in line] == [
        "content/pages/index.md:3: warning[S211]",
        "content/roots/no-plan.yml:3: warning[S211]",
        "content/roots/no-plan.yml:3: warning[S211]",
        "content/studies/smith-2020.yml:18: warning[S211]",
    ]
    assert checked.published and checked.preview
    published = checked.published.graph
    assert published.records["no-plan"].data.summary == (
        "It was made without them; see Make the timetable together and this \\*way\\*."
    )
    assert "Read Make the timetable together." in checked.published.pages.markdown["index.md"]
    assert [item.record for item in published.records["smith-2020"].data.findings[1].bears_on] == ["no-plan"]
    assert "[[shared-timetable]]" in checked.preview.pages.markdown["index.md"]


def test_a_reported_link_goes_with_the_draft_that_reports_it(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    (root / STUDY).write_text(FINISHED, "utf-8")
    edit(root, "content/solutions/shared-timetable.yml", "findings: [smith-2020/f2]", "findings: [new-2024/f1]")
    checked = check_project(root)
    assert checked.published and checked.preview
    assert checked.published.graph.links_from.get("shared-timetable", ()) == ()
    assert len(checked.preview.graph.links_from["shared-timetable"]) == 1


def test_a_source_that_only_drafts_cite_is_not_published(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    bib = root / "references.bib"
    bib.write_text(
        bib.read_text("utf-8") + "@book{new-2024,\n  author = {New, N.},\n  year = {2024},\n  title = {A new one},\n"
        "  publisher = {Press},\n}\n",
        "utf-8",
    )
    (root / STUDY).write_text(FINISHED.replace("[smith-2020]", "[new-2024]"), "utf-8")
    checked = check_project(root)
    assert checked.published and checked.preview
    assert set(checked.published.graph.references) == {"smith-2020"}
    assert set(checked.preview.graph.references) == {"smith-2020", "new-2024"}
    # Nor is it said that nothing cites it.
    assert [item.code for item in checked.diagnostics.items if item.code == "S450"] == []


def test_without_drafts_both_sites_are_one(tmp_path: Path) -> None:
    checked = check_project(minimal(tmp_path))
    assert checked.preview is checked.published
