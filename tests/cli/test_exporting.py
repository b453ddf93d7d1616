"""`synth export` as a person runs it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.command import run, started
from tests.projects import edit, minimal


def test_all_files_stand_in_a_folder_as_they_stand_on_the_site(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    done = started("export", folder=root)
    assert (done.returncode, done.stderr) == (0, "")
    assert run("build", "--no-search", folder=root).returncode == 0
    on_site = {path.name: path.read_bytes() for path in (root / "site/data").iterdir() if path.suffix != ".html"}
    exported = {path.name: path.read_bytes() for path in (root / "export").iterdir() if path.name[0] != "."}
    assert exported == on_site
    assert f"{len(exported)} files in " in done.stdout


def test_one_file_goes_to_standard_output_and_nowhere_else(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    done = started("export", "synth.json", folder=root)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["format"] == 1
    assert not (root / "export").exists()


def test_the_list_names_every_file_once(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    names = [line.split()[0] for line in run("export", "--list", folder=root).stdout.splitlines()]
    run("export", folder=root)
    assert sorted(names) == sorted(path.name for path in (root / "export").iterdir() if path.name[0] != ".")


@pytest.mark.parametrize("arguments", [(), ("synth.json",), ("--list",)])
def test_with_errors_nothing_is_written_and_what_was_there_stays(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    root = minimal(tmp_path)
    run("export", folder=root)
    before = (root / "export/synth.json").read_bytes()
    edit(root, "content/barriers/left-waiting.yml", "root: no-plan", "root: no-plam")
    done = run("export", *arguments, folder=root)
    assert done.returncode == 1
    assert "error[S203]" in (done.stderr if arguments else done.stdout)
    assert not arguments or done.stdout == ""
    assert (root / "export/synth.json").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("synth.jsn",), "did you mean 'synth.json'?"),
        (("\x1b[31m",), "'synth export --list' names all"),
        (("--out", "content"), "Nothing can be put at"),
        (("--out", "."), "that is the project itself"),
    ],
)
def test_what_cannot_be_exported_gets_two(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    root = minimal(tmp_path)
    done = run("export", *arguments, folder=root)
    assert done.returncode == 2 and told in done.stderr and "\x1b" not in done.stderr


def test_in_a_new_review_git_sees_nothing_of_what_is_made(tmp_path: Path) -> None:
    root = tmp_path / "review"
    made = run("init", str(root), "--title", "T", "--question", "Q?", "--person", "A. Lind", folder=tmp_path)
    assert made.returncode == 0, made.stderr
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    listed = ["git", "-C", str(root), "status", "--porcelain", "--untracked-files=all"]
    before = subprocess.run(listed, check=True, capture_output=True, text=True).stdout
    for command in (["export"], ["build", "--no-search"], ["schema"]):
        assert run(*command, folder=root).returncode == 0
    assert (root / "export/synth.json").exists() and (root / "site/index.html").exists()
    assert subprocess.run(listed, check=True, capture_output=True, text=True).stdout == before


def test_a_draft_is_in_no_file(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    edit(root, "content/solutions/shared-timetable.yml", "status: reviewed", "status: draft")
    made = json.loads(run("export", "synth.json", folder=root).stdout)
    assert made["records"]["solution"] == []
