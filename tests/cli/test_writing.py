"""The commands that write into a project, as a person runs them."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from synth.model.schema import schemas
from synth.write.living import FOLDER
from tests.casework import snapshot
from tests.cli.command import REPOSITORY, run, started
from tests.projects import edit, minimal
from tests.serve.process import PATIENCE

NEEDED = ("--title", "Why people wait", "--question", "What keeps them waiting?", "--person", "Ada Smith")
BARRIER = "content/barriers/left-waiting.yml"


# -- init --


def test_init_begins_a_review_and_says_what_comes_next(tmp_path: Path) -> None:
    done = started("init", str(tmp_path / "review"), *NEEDED)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Build it: synth -C {tmp_path / 'review'} build" in done.stdout
    assert "requirements.txt" in done.stdout
    checked = run("check", folder=tmp_path / "review")
    assert checked.returncode == 0 and "no errors, no warnings" in checked.stdout


def test_init_names_what_is_missing_where_nobody_can_be_asked(tmp_path: Path) -> None:
    done = run("init", str(tmp_path / "review"), "--title", "Why people wait")
    assert done.returncode == 2
    assert "needs --question … and --person …" in done.stderr
    assert not (tmp_path / "review").exists()


def test_init_wants_the_address_of_a_licence_it_does_not_know(tmp_path: Path) -> None:
    done = run("init", str(tmp_path / "review"), *NEEDED, "--licence", "My own")
    assert done.returncode == 2 and "--licence-url" in done.stderr
    done = run(
        "init", str(tmp_path / "review"), *NEEDED, "--licence", "My own", "--licence-url", "https://example.org/l"
    )
    assert done.returncode == 0
    review = yaml.load((tmp_path / "review/content/review.yml").read_text("utf-8"), yaml.BaseLoader)
    assert (review["licence"], review["licence_url"]) == ("My own", "https://example.org/l")


def answered(folder: Path, answers: bytes) -> tuple[int, str]:
    """How `synth init review` ends on a terminal where somebody types that, and all that the terminal shows."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "synth", "-C", str(folder), "init", "review"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=REPOSITORY,
    )
    os.close(theirs)
    os.write(ours, answers)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    return process.wait(PATIENCE), shown.decode()


def test_init_asks_on_a_terminal_until_there_is_an_answer_that_can_stand(tmp_path: Path) -> None:
    # An empty answer to a question without an offer is asked again; one to a question with an offer takes it.
    status, shown = answered(tmp_path, b"Why people wait\n\nWhat keeps them?\nAda Smith\n\ndanish!\nda\n")
    assert status == 0
    assert shown.count("What does it ask, in one sentence?") == 2
    assert "Under what licence? [CC BY 4.0]" in shown
    assert shown.count("In what language are the records?") == 2 and "'danish!' is not a language tag" in shown
    review = yaml.load((tmp_path / "review/content/review.yml").read_text("utf-8"), yaml.BaseLoader)
    assert (review["title"], review["language"], review["licence"]) == ("Why people wait", "da", "CC BY 4.0")


def test_init_ends_without_a_trace_where_the_answers_do(tmp_path: Path) -> None:
    status, shown = answered(tmp_path, b"Why people wait\n\x04")
    assert status == 2 and "Nothing was written." in shown and "Traceback" not in shown
    assert not list(tmp_path.iterdir())


def test_init_asks_nothing_where_the_folder_is_full(tmp_path: Path) -> None:
    (tmp_path / "review").mkdir()
    (tmp_path / "review/thesis.odt").write_text("years of work", "utf-8")
    status, shown = answered(tmp_path, b"")
    assert status == 2 and "is not empty" in shown and "?" not in shown


def test_init_leaves_a_full_folder_alone(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    before = snapshot(root)
    done = run("init", str(root), *NEEDED)
    assert done.returncode == 2 and "is not empty" in done.stderr and "nothing was written" in done.stderr
    assert snapshot(root) == before


def test_init_in_a_folder_that_cannot_be_written_gets_four(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    done = run("init", str(tmp_path / "file/review"), *NEEDED)
    assert done.returncode == 4 and "Traceback" not in done.stderr
    assert f"This is no folder, so that none can be made in it: '{tmp_path}/file'." in done.stderr


# -- new --


def test_new_says_where_and_teaches_the_editor_the_new_id(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    done = started("new", "root", "--title", "No money", folder=root)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("content/roots/no-money.yml is written.")
    schema = json.loads((root / FOLDER / "barrier.schema.json").read_text("utf-8"))
    assert schema["$defs"]["id-root"]["enum"] == ["no-money", "no-plan"]


def test_new_finding_says_its_id(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    done = run("new", "finding", "smith-2020", folder=root)
    assert done.returncode == 0 and "f3 is added to content/studies/smith-2020.yml" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("barrier", "left-waiting"), "taken: content/barriers/left-waiting.yml"),
        (("barrier",), "--title"),
        (("finding",), "which study?"),
        (("finding", "nobody-2020"), "no study 'nobody-2020'"),
        (("barrier", "x", "--cite", "smith-2020"), "--cite goes with"),
        (("study", "x", "--title", "X"), "leave --title out"),
        (("theme", "x"), "invalid choice"),
    ],
)
def test_new_that_cannot_be_gets_two_and_touches_nothing(
    tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    root = minimal(tmp_path)
    before = snapshot(root)
    done = run("new", *arguments, folder=root)
    assert done.returncode == 2 and words in done.stderr and "Traceback" not in done.stderr
    assert snapshot(root) == before


def test_new_finding_in_a_broken_file_gets_one_and_the_message_of_the_check(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    edit(root, "content/studies/smith-2020.yml", "cite: [smith-2020]", "cite: [smith-2020")
    before = snapshot(root)
    done = run("new", "finding", "smith-2020", folder=root)
    assert done.returncode == 1 and "content/studies/smith-2020.yml:1:7: error[S025]" in done.stdout
    assert snapshot(root) == before


# -- fmt --


def test_fmt_writes_once_and_then_has_nothing_to_do(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    edit(root, BARRIER, "title: Left waiting", "title:   'Left waiting'   # ours")
    checked = run("fmt", "--check", folder=root)
    assert checked.returncode == 1
    assert checked.stdout == f"{BARRIER}: would be changed\n6 files: 1 would be changed.\n"
    done = run("fmt", folder=root)
    assert (done.returncode, done.stdout) == (0, f"{BARRIER}: changed\n6 files: 1 changed.\n")
    assert (root / BARRIER).read_text("utf-8").startswith("title: Left waiting  # ours\n")
    assert run("fmt", "--check", folder=root).returncode == 0


def test_fmt_takes_files_by_name_from_the_project(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    for path in (BARRIER, "content/review.yml"):
        (root / path).write_text("# first\n\n\n" + (root / path).read_text("utf-8"), "utf-8")
    done = started("fmt", BARRIER, folder=root)
    assert done.stdout == f"{BARRIER}: changed\n1 file: 1 changed.\n"


def test_fmt_of_a_file_that_is_not_there_says_from_where_it_was_looked_for(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    done = run("fmt", f"{root.name}/{BARRIER}", folder=root)
    assert done.returncode == 2 and f"there is no file '{root.name}/{BARRIER}' in {root}" in done.stderr


def test_fmt_counts_what_it_leaves(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    (root / BARRIER).write_text("title: [open\n", "utf-8")
    done = run("fmt", BARRIER, folder=root)
    assert done.returncode == 1 and done.stdout.endswith("1 file: 0 changed, 1 left as it is until mended.\n")


@pytest.mark.parametrize("file", ["mkdocs.yml", "../x.yml", "content/pages/index.md", "/etc/passwd"])
def test_fmt_of_what_is_no_record_gets_two(tmp_path: Path, file: str) -> None:
    root = minimal(tmp_path)
    before = snapshot(root)
    done = run("fmt", file, folder=root)
    assert done.returncode == 2 and "is not a record of this project" in done.stderr
    assert snapshot(root) == before


def test_fmt_leaves_a_broken_file_as_it_is_and_does_the_others(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    edit(root, BARRIER, "title: Left waiting", "title: 'Left waiting")
    broken = (root / BARRIER).read_bytes()
    edit(root, "content/roots/no-plan.yml", "level: town", "level:    town")
    done = run("fmt", folder=root)
    assert done.returncode == 1
    assert f"{BARRIER}:1:8: error[S024]" in done.stdout and "content/roots/no-plan.yml: changed" in done.stdout
    assert (root / BARRIER).read_bytes() == broken


def test_fmt_does_not_follow_links_out_of_the_project(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    secret = tmp_path / "secret.yml"
    secret.write_text("title:   'x'\n", "utf-8")
    (root / "content/roots/link.yml").symlink_to(secret)
    done = run("fmt", "content/roots/link.yml", folder=root)
    assert done.returncode == 1 and "error[S010]" in done.stdout
    assert secret.read_text("utf-8") == "title:   'x'\n"


# -- schema --


def test_schema_writes_those_that_know_the_project_and_those_of_any_project_where_asked(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    assert started("schema", folder=root).returncode == 0
    assert sorted(path.name for path in (root / FOLDER).iterdir()) == sorted(schemas())
    assert not (root / "schema").exists()
    assert run("schema", "--out", "schema", folder=root).returncode == 0
    written = {path.name: json.loads(path.read_text("utf-8")) for path in (root / "schema").iterdir()}
    assert written == schemas()
