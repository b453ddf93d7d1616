"""The flow of studies that CONTRIBUTING shows is one that the check takes."""

from __future__ import annotations

import re
from pathlib import Path

from synth.check.project import check_project
from synth.model.flow import Flow
from tests.projects import minimal

CONTRIBUTING = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text("utf-8")
SECTION = CONTRIBUTING.partition("## The flow of studies")[2].partition("\n## ")[0]


def test_the_example_adds_up_but_for_records_that_the_project_lacks(tmp_path: Path) -> None:
    (example,) = re.findall(r"```yml\n(flow:\n.*?)```", SECTION, re.DOTALL)
    review = minimal(tmp_path) / "content/review.yml"
    review.write_text(review.read_text("utf-8") + example, "utf-8")
    checked = check_project(tmp_path / "project")
    assert [item.code for item in checked.diagnostics.ordered() if item.severity != "info"] == ["S384"]
    assert checked.graph and checked.graph.review.flow
    assert checked.graph.review.flow.included == 11


def test_every_key_that_it_names_is_one() -> None:
    named = set(re.findall(r"`(\w+_\w+)`", SECTION))
    assert len(named) > 5
    assert named <= set(Flow.model_fields)
