"""The examples on reporting and on who is in the evidence are right: they pass the check as they stand."""

from __future__ import annotations

import re
from pathlib import Path

from tests.casework import check
from tests.projects import edit, minimal

CONTRIBUTING = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text("utf-8")


def example(key: str) -> str:
    """The example that begins with a key."""
    (found,) = re.findall(rf"^```yml\n({key}:\n.*?)^```$", CONTRIBUTING, re.MULTILINE | re.DOTALL)
    return str(found)


def test_the_examples_pass_the_check(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    (root / "content/pages/about.md").write_text("# About this site\n\nWords.\n", "utf-8")
    study = "content/studies/smith-2020.yml"
    edit(root, "content/review.yml", "people:\n", example("reporting") + "people:\n")
    edit(root, study, "findings:\n", example("equity") + "findings:\n")
    edit(root, study, "  - id: f2\n", "  - {id: f3, role: finding, text: A third one., locator: p. 7}\n  - id: f2\n")
    assert check(root).messages == []


def test_an_example_that_points_elsewhere_would_be_told(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    edit(root, "content/review.yml", "people:\n", example("reporting") + "people:\n")
    assert [message.rpartition("[")[2] for message in check(root).messages] == ["S370]"]
