"""Items left out are told once for each list; what is wrong is in tests/cases/records."""

from __future__ import annotations

from pathlib import Path

from synth.check.project import check_project
from tests.projects import edit, minimal


def told(root: Path) -> list[str]:
    return sorted(item.message for item in check_project(root).diagnostics.ordered() if item.code == "S372")


def test_a_review_that_has_not_begun_is_told_nothing(tmp_path: Path) -> None:
    assert told(minimal(tmp_path)) == []


def test_items_left_out_are_told_once_for_each_list(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    edit(root, "content/review.yml", "people:\n", "reporting:\n  entreq:\n    aim: {at: [question]}\npeople:\n")
    assert told(root) == ["ENTREQ: 20 items of 21 left out.", "GRIPP2: 5 items of 5 left out."]
    edit(
        root,
        "content/review.yml",
        "    aim: {at: [question]}\n",
        "    aim: {not_yet: To come.}\n    coding: {not_yet: To come.}\n",
    )
    assert told(root)[0] == "ENTREQ: 19 items of 21 left out."


def test_they_are_for_information_only(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    edit(root, "content/review.yml", "people:\n", "reporting: {}\npeople:\n")
    found = [item.severity for item in check_project(root).diagnostics.ordered()]
    assert found == ["info", "info"]
