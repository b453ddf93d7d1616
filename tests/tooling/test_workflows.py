from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def load(path: Path) -> dict[Any, Any]:
    # The key `on` reads as true in YAML 1.1.
    loaded: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    return loaded


def test_there_is_one_workflow_for_changes_and_one_that_publishes() -> None:
    assert [path.name for path in WORKFLOWS] == ["publish.yml", "pull-request.yml"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_commit_and_say_their_version(path: Path) -> None:
    uses = re.findall(r"^\s*-? ?uses: (.*)$", path.read_text("utf-8"), re.MULTILINE)
    assert uses
    for use in uses:
        assert re.fullmatch(r"[\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use), use


def test_a_proposed_change_runs_with_reading_rights_and_no_secret() -> None:
    path = ROOT / ".github/workflows/pull-request.yml"
    workflow = load(path)
    assert workflow[True] == "pull_request"
    assert workflow["permissions"] == {"contents": "read"}
    assert not any("permissions" in job for job in workflow["jobs"].values())
    text = path.read_text("utf-8")
    assert "secrets." not in text
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")


def test_a_proposed_change_is_checked_and_its_site_kept() -> None:
    steps = load(ROOT / ".github/workflows/pull-request.yml")["jobs"]["content"]["steps"]
    commands = [step.get("run", step.get("uses", "")) for step in steps]
    check = commands.index(".venv/bin/synth check --format github")
    kept = next(place for place, command in enumerate(commands) if command.startswith("actions/upload-artifact@"))
    assert check < commands.index("make site") < kept
    assert steps[kept]["with"]["path"] == "site/"


def test_only_the_job_that_publishes_may_write() -> None:
    jobs = load(ROOT / ".github/workflows/publish.yml")["jobs"]
    assert "permissions" not in jobs["build"]
    assert jobs["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert not any("run" in step for step in jobs["publish"]["steps"])
