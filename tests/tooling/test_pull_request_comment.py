"""What a trusted workflow makes of an artifact that anybody may have written."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from scripts import pull_request_comment
from scripts.pull_request_comment import MARK, Refused, comment, main, read_artifact
from synth.compare.difference import Comparison, Difference
from synth.compare.report import json_report

REPOSITORY = Path(__file__).parents[2]
LOST = Difference("evidence-lost", "barrier", "left-alone", "Left @alone <b>", "loses its only study, smith-2020")
MADE = json_report(Comparison("HEAD^1", "the working files", (LOST,)))
SHA = "a" * 40


def packed(**files: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("_json", ".json"), text)
    return held.getvalue()


def test_an_artifact_in_its_form_is_read() -> None:
    told = read_artifact(packed(number="7\n", difference_json=MADE))
    assert (told.number, told.comparison.differences) == (7, (LOST,))
    assert (told.comparison.old, told.comparison.new) == ("the base", "this change")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a zip",
        packed(number="7", difference_json=MADE)[:-30],
        packed(number="7"),
        packed(number="7", difference_json=MADE, more="x"),
        packed(number="7; rm -rf /", difference_json=MADE),
        packed(number="0", difference_json=MADE),
        packed(number="٧", difference_json=MADE),
        packed(number="9" * 40, difference_json=MADE),
        packed(number="7", difference_json="[]"),
        packed(number="7", difference_json="[" * 50_000),
        packed(number="7", difference_json=MADE.replace("evidence-lost", "something-else")),
        packed(**{"../number": "7", "difference_json": MADE}),
    ],
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        read_artifact(data)


def test_a_bomb_is_refused_by_what_it_says_of_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pull_request_comment, "MOST_BYTES", 10_000)
    with pytest.raises(Refused, match="too large"):
        read_artifact(packed(number="7", difference_json=" " * 1_000_000))


def test_the_comment_calls_nobody_and_holds_no_markup_of_the_change() -> None:
    body = comment(read_artifact(packed(number="7", difference_json=MADE)).comparison, "https://example.org/run")
    assert body.startswith(MARK)
    assert "loses its only study" in body and "[this run](https://example.org/run)" in body
    assert "@alone" not in body and "<b>" not in body


GH = """\
#!{python}
import json, os, sys
address = sys.argv[2]
answers = json.load(open({answers!r}))
sent = sys.stdin.read() if "--input" in sys.argv else ""
with open({log!r}, "a") as log:
    print(json.dumps([sys.argv[2:], sent]), file=log)
for start, answer in answers.items():
    if address.startswith(start):
        if start.endswith("zip"):
            sys.stdout.buffer.write(bytes.fromhex(answer))
        else:
            print(json.dumps(answer))
        break
"""


@pytest.fixture
def forge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Puts a `gh` on the path that answers from a list; the function given runs the script and tells what it wrote."""

    def run(
        data: bytes, *, sha: str = SHA, comments: list[Any] | None = None, size: int = 100
    ) -> tuple[int, list[Any]]:
        answers = {
            "repos/o/n/actions/runs/5/artifacts": {
                "artifacts": [{"id": 3, "name": "pull-request", "expired": False, "size_in_bytes": size}]
                if data
                else []
            },
            "repos/o/n/actions/artifacts/3/zip": data.hex(),
            "repos/o/n/pulls/7": {"head": {"sha": sha}},
            "repos/o/n/issues/7/comments?per_page=100&page=1": comments or [],
        }
        (tmp_path / "answers.json").write_text(json.dumps(answers))
        program = tmp_path / "bin/gh"
        program.parent.mkdir(exist_ok=True)
        log = tmp_path / "log"
        program.write_text(GH.format(python=sys.executable, answers=str(tmp_path / "answers.json"), log=str(log)))
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
        status = main({"REPOSITORY": "o/n", "RUN_ID": "5", "HEAD_SHA": SHA, "RUN_URL": "https://example.org/run"})
        calls = [json.loads(line) for line in log.read_text().splitlines()]
        return status, [(arguments, body) for arguments, body in calls if "--method" in arguments]

    return run


GOOD = packed(number="7", difference_json=MADE)


def test_a_first_comment_is_written(forge: Any) -> None:
    status, ((arguments, body),) = forge(GOOD)
    assert status == 0
    assert arguments[:3] == ["repos/o/n/issues/7/comments", "--method", "POST"]
    assert json.loads(body)["body"].startswith(MARK)


def test_our_earlier_comment_is_written_anew_and_nobody_elses(forge: Any) -> None:
    comments = [
        {"id": 1, "user": {"login": "somebody"}, "body": f"{MARK} not ours"},
        {"id": 2, "user": {"login": "github-actions[bot]"}, "body": "of another workflow"},
        {"id": 9, "user": {"login": "github-actions[bot]"}, "body": f"{MARK}\nours"},
    ]
    _, ((arguments, _),) = forge(GOOD, comments=comments)
    assert arguments[:3] == ["repos/o/n/issues/comments/9", "--method", "PATCH"]


def test_a_number_that_is_not_the_runs_own_gets_no_comment(forge: Any) -> None:
    assert forge(GOOD, sha="b" * 40) == (0, [])


def test_a_run_without_an_artifact_is_well(forge: Any) -> None:
    assert forge(b"") == (0, [])


def test_what_is_refused_gets_no_comment(forge: Any) -> None:
    assert forge(packed(number="7", difference_json="{}")) == (1, [])
    assert forge(GOOD, size=10**9)[0] == 1


def test_it_runs_without_any_library() -> None:
    done = subprocess.run(
        [sys.executable, "-S", "-c", "import scripts.pull_request_comment as script; print(script.MARK)"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.strip(), done.stderr) == (MARK, "")
