"""The commands as a person runs them: a process, its output and its exit status."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from synth.diagnostics.codes import CODES
from synth.model.schema import schemas
from tests.cli.command import REPOSITORY, run, started
from tests.projects import edit, minimal


def test_a_clean_project_gets_one_line_and_zero(tmp_path: Path) -> None:
    done = started("check", folder=minimal(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    records = "1 study, 1 barrier, 1 root, 1 solution, 0 facilitators, 1 reference"
    assert done.stdout == f"{records}: no errors, no warnings.\n"


def test_this_repository_is_clean() -> None:
    done = run("check", folder=REPOSITORY)
    assert (done.returncode, done.stderr) == (0, "")
    assert ": no errors, no warnings" in done.stdout.splitlines()[0]


def test_notes_are_counted_and_shown_where_they_are_asked_for(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    with (root / "references.bib").open("a", encoding="utf-8") as file:
        file.write("\n@misc{nobody-2020, author = {Nobody, Ann}, title = {Not cited}, year = {2020}}\n")
    counted, hint = run("check", folder=root).stdout.splitlines()
    assert counted.endswith(": no errors, no warnings, 1 note.")
    assert hint == "Notes are no faults; 'synth check --notes' shows them."
    done = run("check", "--notes", folder=root)
    assert done.returncode == 0
    assert "references.bib:" in done.stdout and ": note[S" in done.stdout and hint not in done.stdout


def test_an_error_gets_one_and_its_place(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    edit(root, "content/barriers/left-waiting.yml", "root: no-plan", "root: no-plam")
    done = started("check", folder=root)
    assert done.returncode == 1
    assert done.stdout.startswith("content/barriers/left-waiting.yml:7:11: error[S203] 'no-plam' is not a root.\n")
    assert "did you mean 'no-plan'?  synth explain S203" in done.stdout


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_the_status_is_the_same_in_every_form(tmp_path: Path, form: str) -> None:
    root = minimal(tmp_path)
    assert run("check", "--format", form, folder=root).returncode == 0
    edit(root, "content/barriers/left-waiting.yml", "root: no-plan", "root: no-plam")
    done = run("check", "--format", form, folder=root)
    assert done.returncode == 1 and "S203" in done.stdout
    if form != "github":
        json.loads(done.stdout)


def test_check_writes_nothing(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    run("check", folder=root)
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before


@pytest.mark.parametrize(
    "arguments", [(), ("chek",), ("check", "--format", "xml"), ("check", "--nope"), ("explain", "S999")]
)
def test_a_wrong_command_gets_two(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2 and done.stderr and "Traceback" not in done.stderr


def test_a_folder_that_is_no_project_gets_two(tmp_path: Path) -> None:
    done = started("check", folder=tmp_path)
    assert done.returncode == 2 and "there is no mkdocs.yml" in done.stderr


@pytest.mark.parametrize("given", ["abc", "1.5", "-1", "1e5", "٣", "253402300800", "9" * 20])
def test_a_source_date_that_is_no_time_gets_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    done = run("build", folder=minimal(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"synth: SOURCE_DATE_EPOCH is '{given}'.") and done.stderr.count("\n") == 1


def test_an_empty_source_date_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert run("build", "--no-search", "--no-downloads", folder=minimal(tmp_path)).returncode == 0


def test_a_configuration_that_cannot_be_used_gets_two_and_a_line_for_each_fault(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    (root / "mkdocs.yml").write_text("site_name: A\nsite_url: nowhere\nuse_directory_urls: false\n", "utf-8")
    done = run("build", folder=root)
    assert done.returncode == 2
    assert [line.partition(": '")[0] for line in done.stderr.splitlines() if line.startswith("synth:")] == (
        2 * ["synth: mkdocs.yml cannot be used"]
    )


def test_explain_shows_wrong_and_right() -> None:
    done = started("explain", "s203")
    assert done.returncode == 0
    assert done.stdout.index("Wrong:") < done.stdout.index("no-trauma-sensitvity") < done.stdout.index("Right:")


def test_explain_says_what_can_wait_in_a_draft() -> None:
    assert run("explain", "S101").stdout.startswith("S101 (error, in a draft a warning): ")
    assert run("explain", "S102").stdout.startswith("S102 (error): ")


def test_explain_lists_every_code() -> None:
    assert re.findall(r"^(S\d{3})  ", run("explain").stdout, re.MULTILINE) == list(CODES)


def test_the_schemas_in_the_repository_are_current() -> None:
    written = {path.name: json.loads(path.read_text("utf-8")) for path in (REPOSITORY / "schema").glob("*.json")}
    assert written == schemas(), "run: synth schema"


def test_a_fault_of_our_own_gets_three_and_asks_for_a_report(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    program = (
        "import sys; from synth.cli import main\n"
        "import synth.cli.checking as checking\n"
        "def broken(root): raise RuntimeError('boom \\x1b[31m')\n"
        "checking.check_project = broken\n"
        f"sys.exit(main(['-C', {str(root)!r}, 'check']))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "fault in synth itself" in done.stderr and "report" in done.stderr and "\x1b" not in done.stderr


def test_output_survives_a_terminal_without_utf8(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    edit(root, "content/barriers/left-waiting.yml", "title: Left waiting", "titel: 待つ")
    done = subprocess.run(
        [sys.executable, "-m", "synth", "-C", str(root), "check"],
        capture_output=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
    )
    assert done.returncode == 1 and "待つ" in done.stdout.decode("utf-8")
