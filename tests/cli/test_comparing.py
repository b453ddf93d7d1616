"""`synth diff` as a person runs it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.command import run, started
from tests.projects import PROJECTS, edit, minimal

OLD = str(PROJECTS / "minimal")


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    root = minimal(tmp_path)
    edit(root, "content/studies/smith-2020.yml", "{record: no-plan, stance: supports}, ", "")
    return root


def test_differences_are_no_failure(changed: Path) -> None:
    done = started("diff", OLD, folder=changed)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[:2] == [
        "Evidence that is weaker",
        "  - Root 'Nobody planned with passengers' (no-plan): loses its only study, smith-2020: no study is behind it "
        "any more.",
    ]


def test_the_other_forms(changed: Path) -> None:
    first = json.loads(run("diff", OLD, "--format", "json", folder=changed).stdout)["differences"][0]
    assert (first["what"], first["id"]) == ("evidence-lost", "no-plan")
    assert "- Root 'Nobody planned" in run("diff", OLD, "--format", "markdown", folder=changed).stdout
    assert "- what: findings\n        records: [no-plan]" in run("diff", OLD, "--changes", folder=changed).stdout


def test_a_state_with_errors_is_compared_as_far_as_it_can_be_read(changed: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    shutil.copytree(OLD, old)
    edit(old, "content/roots/no-plan.yml", "level: town", "level: twon")
    done = run("diff", str(old), folder=changed)
    assert done.returncode == 0 and "has errors in 1 file (content/roots/no-plan.yml)" in done.stdout


def test_a_review_that_cannot_be_read_gets_one_and_its_place(changed: Path) -> None:
    (changed / "content/review.yml").write_text("title: [\n", "utf-8")
    done = run("diff", OLD, folder=changed)
    assert done.returncode == 1
    assert "cannot be compared: content/review.yml:1: " in done.stdout


@pytest.mark.parametrize("name", ["no-such-thing", "/", "--nope"])
def test_what_is_no_state_gets_two(changed: Path, name: str) -> None:
    done = run("diff", name, folder=changed)
    assert done.returncode == 2 and done.stderr and "Traceback" not in done.stderr
