from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml

from synth.cli.main import parser
from synth.write.records import Request, new_record
from synth.write.review import LICENCES, Start, begin_review
from tests.projects import edit, minimal

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PULL_REQUEST = ROOT / ".github/workflows/pull-request.yml"


def load(path: Path) -> dict[Any, Any]:
    # The key `on` reads as true in YAML 1.1.
    loaded: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    return loaded


def test_there_are_workflows_for_changes_for_what_is_said_of_them_and_for_publishing() -> None:
    assert [path.name for path in WORKFLOWS] == ["publish.yml", "pull-request-comment.yml", "pull-request.yml"]


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


def test_a_proposed_change_is_checked_compared_and_its_preview_kept() -> None:
    steps = load(PULL_REQUEST)["jobs"]["content"]["steps"]
    commands = [step.get("run", step.get("uses", "")) for step in steps]
    check = commands.index(".venv/bin/synth check --format github")
    compare = next(place for place, command in enumerate(commands) if "synth diff 'HEAD^1' --format json" in command)
    assert check < compare < commands.index("make site") < commands.index(".venv/bin/synth fmt --check")
    kept = {step["with"]["name"]: step["with"]["path"] for step in steps if "upload-artifact@" in step.get("uses", "")}
    assert kept == {"pull-request": "${{ runner.temp }}/pull-request/", "preview": "preview/"}


def test_what_is_said_of_a_change_comes_from_trusted_code_alone() -> None:
    path = ROOT / ".github/workflows/pull-request-comment.yml"
    workflow = load(path)
    assert workflow[True] == {"workflow_run": {"workflows": [load(PULL_REQUEST)["name"]], "types": ["completed"]}}
    assert workflow["permissions"] == {}
    (job,) = workflow["jobs"].values()
    assert job["permissions"] == {"actions": "read", "contents": "read", "pull-requests": "write"}
    checkout = next(step for step in job["steps"] if "checkout@" in step.get("uses", ""))
    assert checkout["with"] == {
        "persist-credentials": False,
        "ref": "${{ github.event.repository.default_branch }}",
    }
    # Nothing of the change reaches a shell: values go through the environment.
    assert [step["run"] for step in job["steps"] if "run" in step] == ["python -m scripts.pull_request_comment"]
    assert "secrets." not in path.read_text("utf-8")


def test_no_value_of_an_event_stands_in_a_command() -> None:
    for path in WORKFLOWS:
        for job in load(path)["jobs"].values():
            assert [step["run"] for step in job["steps"] if "${{" in step.get("run", "")] == []


class Checkout:
    """A repository with a proposed merge, as the forge checks it out, and the environment in which its steps run."""

    def __init__(self, root: Path, room: Path) -> None:
        self.root = root
        self.summary = room / "summary.md"
        author = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        path = {"PATH": f"{Path(sys.prefix) / 'bin'}{os.pathsep}{os.environ['PATH']}"}
        there = {"OUT": str(room / "out"), "NUMBER": "7", "GITHUB_STEP_SUMMARY": str(self.summary)}
        self._run = partial(
            subprocess.run, cwd=root, env={**os.environ, **author, **alone, **path, **there}, check=True, text=True
        )
        self._run(["git", "init", "-q", "-b", "main"])
        self.commit()

    def commit(self) -> None:
        self._run(["git", "add", "-A"])
        self._run(["git", "commit", "-q", "-m", "a state"])

    def step(self, command: str) -> str:
        """What a step prints. Raises CalledProcessError where the step fails."""
        return self._run(["bash", "-e", "-o", "pipefail", "-c", command], capture_output=True).stdout


def test_the_steps_that_compare_and_preview_run_as_they_stand(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    (root / ".venv").symlink_to(sys.prefix)
    (root / "scripts").symlink_to(ROOT / "scripts")
    (root / ".gitignore").write_text("/.venv\n/scripts\n/preview\n/.cache\n")
    checkout = Checkout(root, tmp_path)
    edit(root, "content/studies/smith-2020.yml", "    bears_on: [{record: left-waiting, stance: supports}]\n", "")
    edit(root, "content/barriers/left-waiting.yml", "status: reviewed", "status: draft")
    checkout.commit()
    for step in load(PULL_REQUEST)["jobs"]["content"]["steps"]:
        if "OUT" in step.get("env", {}):
            checkout.step(step["run"])
    assert (tmp_path / "out/number").read_text() == "7\n"
    found = json.loads((tmp_path / "out/difference.json").read_text("utf-8"))["differences"]
    assert found[0]["what"] == "unpublished" and found[0]["id"] == "left-waiting"
    assert "Addresses that break" in checkout.summary.read_text("utf-8")
    changed = (root / "preview/changed.html").read_text("utf-8")
    assert 'href="barriers/left-waiting/index.html"' in changed
    assert (root / "preview/barriers/left-waiting/index.html").is_file()


def test_the_steps_of_a_new_review_run_as_they_stand(tmp_path: Path) -> None:
    root = tmp_path / "review"
    start = Start("Buses", "Why do people wait?", ("A. Lind",), "CC0 1.0", LICENCES["CC0 1.0"], "en", "2026-01-31")
    begin_review(root, start)
    checkout = Checkout(root, tmp_path)
    new_record(root, Request("barrier", title="Left standing"))
    checkout.commit()
    jobs = load(root / ".github/workflows/pull-request.yml")["jobs"]
    steps = {step["name"]: step["run"] for job in jobs.values() for step in job["steps"] if "run" in step}
    assert steps.pop("Install") == "pip install -r requirements.txt"
    printed = {name: checkout.step(command) for name, command in steps.items()}
    assert list(printed) == [
        "Check",
        "Say what changes in meaning",
        "Build",
        "Build the preview, with drafts",
        "Records in their canonical form",
    ]
    assert printed["Check"].startswith("::warning file=content/barriers/left-standing.yml,line=")
    assert "left\\-standing" in checkout.summary.read_text("utf-8")
    assert not (root / "site/barriers/left-standing").exists()
    assert "still to be written" in (root / "preview/barriers/left-standing/index.html").read_text("utf-8")
    edit(root, "content/barriers/left-standing.yml", "title: Left standing", "title:   Left standing")
    with pytest.raises(subprocess.CalledProcessError) as failed:
        checkout.step(steps["Records in their canonical form"])
    assert "content/barriers/left-standing.yml" in failed.value.stdout


def test_the_hooks_run_commands_that_there_are() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"] for hook in hooks] == ["synth-check", "synth-fmt"]
    for hook in hooks:
        name, *arguments = hook["entry"].split()
        assert name == "synth" and not hook["pass_filenames"]
        assert callable(parser().parse_args(arguments).run)
        assert re.search(hook["files"], "content/barriers/left-waiting.yml")


@pytest.mark.parametrize("name", ["wrong", "study"])
def test_issue_forms_have_what_the_forge_asks_of_them(name: str) -> None:
    form = yaml.safe_load((ROOT / f".github/ISSUE_TEMPLATE/{name}.yml").read_text("utf-8"))
    assert form["name"] and form["description"]
    ids = [item["id"] for item in form["body"] if item["type"] != "markdown"]
    assert len(ids) == len(set(ids)) > 2
    assert {item["type"] for item in form["body"]} <= {"markdown", "input", "textarea", "dropdown", "checkboxes"}
    assert all(item["attributes"].get("label") for item in form["body"] if item["type"] != "markdown")


def test_only_the_job_that_publishes_may_write() -> None:
    jobs = load(ROOT / ".github/workflows/publish.yml")["jobs"]
    assert "permissions" not in jobs["build"]
    assert jobs["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert not any("run" in step for step in jobs["publish"]["steps"])
