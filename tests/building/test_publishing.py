"""What bad surroundings, bad content and bad moments do to a published site: nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.corpus import make_corpus
from bench.synth_project import write_synth_project
from tests.building.command import REPOSITORY, build, entries, environment, rich
from tests.cli.command import run
from tests.projects import edit, minimal
from tests.publish.disks import private_mounts
from tests.publish.trees import publish, state

BARRIER = "content/barriers/left-waiting.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small project with a site that is published already."""
    root = minimal(tmp_path)
    publish(root, "old")
    return root


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=REPOSITORY, env=environment(), capture_output=True, text=True, check=False)


def test_an_error_in_one_of_a_thousand_records_keeps_the_site(tmp_path: Path) -> None:
    root = tmp_path / "project"
    write_synth_project(make_corpus(1_000), root)
    publish(root, "old")
    record = sorted((root / "content" / "barriers").glob("*.yml"))[-1]
    record.write_text(record.read_text("utf-8") + "unheard-of: key\n", "utf-8")
    before = state(root)
    done = build(root)
    assert done.returncode == 1
    assert f"content/barriers/{record.name}:" in done.stdout and "'unheard-of'" in done.stdout
    assert done.stdout.endswith("Nothing was published: mend the errors above and build again.\n")
    assert state(root) == before


def test_an_error_in_a_page_keeps_the_site(root: Path) -> None:
    (root / "content" / "pages" / "extra.md").write_text("# Extra\n\n%%no_such_slot%%\n", "utf-8")
    before = state(root)
    done = build(root)
    assert done.returncode == 1
    assert "content/pages/extra.md:" in done.stdout and "no_such_slot" in done.stdout
    assert state(root) == before


def test_an_exception_inside_a_page_keeps_the_site_and_asks_for_a_report(root: Path) -> None:
    before = state(root)
    done = python("-c", f"""
import sys
from synth.cli import main
from synth.pour.record_pages import RecordPage
html = RecordPage.html
def broken(page, *rest):
    if "left-waiting" in page.path:
        raise ZeroDivisionError("in the middle of a page \\x1b[2J")
    return html(page, *rest)
RecordPage.html = broken
sys.exit(main(["-C", {str(root)!r}, "build", "--no-search"]))
""")  # fmt: skip
    assert done.returncode == 3
    assert "ZeroDivisionError: in the middle of a page" in done.stderr and "\x1b" not in done.stderr
    assert "a fault in synth itself" in done.stderr and "Please report it" in done.stderr
    assert state(root) == before


@pytest.mark.parametrize("signal", ["SIGKILL", "SIGTERM", "SIGINT"])
def test_ended_at_any_time_the_site_is_the_old_or_the_new_one(tmp_path: Path, signal: str) -> None:
    done = python("-m", "tests.building.kills", signal, str(tmp_path))
    early, *wrong = done.stdout.split("\n")
    assert (wrong, done.stderr, done.returncode) == ([""], "", 0)
    assert int(early) > 0


@pytest.mark.parametrize(
    ("trouble", "words"),
    [("full", "The disk is full"), ("full-for-search", "The disk is full"), ("read-only", "can only be read")],
)
def test_a_disk_in_trouble(tmp_path: Path, trouble: str, words: str) -> None:
    command = [*private_mounts(), sys.executable, "-m", "tests.building.disks", trouble, str(tmp_path)]
    done = subprocess.run(command, cwd=REPOSITORY, env=environment(), capture_output=True, text=True, check=False)
    assert done.stderr == ""
    found = json.loads(done.stdout)
    assert words in found["said"] and "Traceback" not in found["said"]
    assert (found["status"], found["same"], found["mended"]) == (4, True, True)


def test_a_file_beyond_the_limit_of_the_system(root: Path) -> None:
    """The same as a full disk, where no disk can be mounted: the system refuses to write on."""
    before = state(root)
    done = python("-c", f"""
import resource, sys
from synth.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))
sys.exit(main(["-C", {str(root)!r}, "build", "--no-search"]))
""")  # fmt: skip
    assert done.returncode == 4, done.stderr
    assert "A file grew beyond the size that this system allows" in done.stderr
    assert state(root) == before


@pytest.mark.parametrize("given", ["content", "/", "", "elsewhere"])
def test_a_dangerous_folder_for_the_site_is_refused(root: Path, given: str) -> None:
    (root / "elsewhere").mkdir()
    (root / "elsewhere" / "thesis.odt").write_text("years of work")
    before = state(root)
    done = run("build", "--site-dir", given, folder=root)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Nothing can be put at" in done.stderr
    assert state(root) == before


def test_the_home_folder_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = root.parent / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    done = run("build", "--site-dir", str(home), folder=root)
    assert done.returncode == 2 and "a home folder" in done.stderr
    assert list(home.iterdir()) == []


def test_two_builds_at_once_give_the_site_of_one(root: Path) -> None:
    edit(root, BARRIER, "title: Left waiting\n", "title: Left waiting again\n")
    command = [sys.executable, "-m", "synth", "-C", str(root), "build", "--no-search"]
    both = [
        subprocess.Popen(command, cwd=REPOSITORY, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    said = [each.communicate()[1].decode() for each in both]
    assert [each.returncode for each in both] == [0, 0], said
    together = state(root / "site")
    assert build(root).returncode == 0
    assert state(root / "site") == together
    assert "Left waiting again" in (root / "site/barriers/left-waiting/index.html").read_text("utf-8")
    assert ".site.synth" not in entries(root)


def test_links_to_a_removed_record_are_errors_and_without_them_its_page_goes(tmp_path: Path) -> None:
    root = rich(tmp_path)
    assert build(root).returncode == 0
    page = root / "site/solutions/benches"
    assert page.exists()
    (root / "content/solutions/benches.yml").unlink()
    before = state(root / "site")
    broken = build(root)
    assert broken.returncode == 1
    assert "content/studies/smith-2020.yml:" in broken.stdout and "error[S203] 'benches' is not a" in broken.stdout
    assert state(root / "site") == before

    edit(root, "content/studies/smith-2020.yml", "{record: benches,", "{record: shared-timetable,")
    assert build(root).returncode == 0
    assert not page.exists()
    assert "solutions/benches" not in (root / "site/solutions/index.html").read_text("utf-8")
