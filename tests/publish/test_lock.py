from __future__ import annotations

import fcntl
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from synth.publish import Busy, Surroundings, staged
from synth.publish.lock import workshop_of
from tests.publish.trees import beside, pages, project, publish, state, texts
from tests.serve.process import PATIENCE

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path)


def builder(root: Path, text: str, patience: float = PATIENCE) -> subprocess.Popen[str]:
    """A build that goes on from its first page once its input ends, as `communicate` ends it."""
    command = [sys.executable, "-m", "tests.publish.builder", str(root), text, str(patience)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=REPOSITORY, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def begun(build: subprocess.Popen[str]) -> None:
    assert build.stdout is not None
    assert build.stdout.readline() == "begun\n"


def test_the_second_build_waits_and_says_so(root: Path) -> None:
    first = builder(root, "first")
    begun(first)
    second = builder(root, "second")
    assert second.stderr is not None
    assert second.stderr.readline() == "Another build of this site is running. Waiting for it to end.\n"
    assert first.communicate() == ("done\n", "")
    assert (second.communicate(), second.returncode) == (("begun\ndone\n", ""), 0)
    assert texts(root / "site") == pages("second")
    assert beside(root) == {"site"}


def test_the_second_build_gives_up_in_the_end(root: Path) -> None:
    publish(root, "old")
    before = state(root / "site")
    first = builder(root, "first")
    try:
        begun(first)
        second = builder(root, "second", patience=0.2)
        printed, said = second.communicate()
        assert (second.returncode, printed) == (4, "")
        assert "still running after 0.2 seconds" in said and "Try again" in said
        assert state(root / "site") == before
    finally:
        first.kill()
        first.communicate()
    publish(root, "third")
    assert texts(root / "site") == pages("third")
    assert beside(root) == {"site"}


def test_builds_of_one_process_exclude_each_other(root: Path) -> None:
    with staged(root / "site", root), pytest.raises(Busy), staged(root / "site", root, patience=0, say=print):
        raise AssertionError("two builds at once")


def test_builds_of_two_sites_do_not_wait_for_each_other(root: Path) -> None:
    with staged(root / "one", root) as one, staged(root / "two", root, patience=0) as two:
        (one / "index.html").write_text("one")
        (two / "index.html").write_text("two")
    assert [texts(root / name) for name in ("one", "two")] == [["one"], ["two"]]


def test_many_builds_at_once_all_end_and_one_of_them_is_published(root: Path) -> None:
    builds = [builder(root, f"build {number}") for number in range(6)]
    for build in builds:
        assert build.stdin is not None
        build.stdin.close()
        build.stdin = None
    ended = [(build.communicate()[0], build.returncode) for build in builds]
    assert ended == [("begun\ndone\n", 0)] * 6
    assert texts(root / "site") in [pages(f"build {number}") for number in range(6)]
    assert beside(root) == {"site"}


def test_the_lock_ends_with_a_killed_build_though_its_helpers_live_on(root: Path) -> None:
    build = f"""
import os, pathlib, signal, sys
from synth.publish import staged
root = pathlib.Path({str(root)!r})
with staged(root / "site", root):
    if os.fork() == 0:
        sys.stdin.read()  # The helper lives until the test lets it go.
        os._exit(0)
    os.kill(os.getpid(), signal.SIGKILL)
"""
    killed = subprocess.Popen([sys.executable, "-c", build], cwd=REPOSITORY, stdin=subprocess.PIPE)
    assert killed.wait() == -signal.SIGKILL
    publish(root, "next")
    assert killed.stdin is not None
    killed.stdin.close()
    assert texts(root / "site") == pages("next")
    assert beside(root) == {"site"}


def test_a_lock_that_its_holder_has_removed_is_none(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between opening the lock file and locking it, the build before may end and take the file with it."""
    taken: list[int] = []

    def flock(descriptor: int, operation: int) -> None:
        if not taken:
            (workshop_of(root / "site") / "lock").unlink()
            workshop_of(root / "site").rmdir()
        taken.append(descriptor)
        fcntl.flock(descriptor, operation)

    monkeypatch.setattr(
        "synth.publish.lock.fcntl", SimpleNamespace(flock=flock, LOCK_EX=fcntl.LOCK_EX, LOCK_NB=fcntl.LOCK_NB)
    )
    with staged(root / "site", root, say=print), pytest.raises(Busy), staged(root / "site", root, patience=0):
        raise AssertionError("two builds at once")
    assert len(taken) == 3


@pytest.mark.parametrize("obstacle", ["link", "link as lock", "folder as lock", "file"])
def test_something_in_the_place_of_the_lock_is_told_and_stays(root: Path, obstacle: str) -> None:
    workshop = workshop_of(root / "site")
    if obstacle == "link":
        workshop.symlink_to(root / "content")
    elif obstacle == "file":
        workshop.touch()
    else:
        workshop.mkdir()
        if obstacle == "link as lock":
            (workshop / "lock").symlink_to(root / "mkdocs.yml")
        else:
            (workshop / "lock").mkdir()
    before = state(root)
    with pytest.raises(Surroundings, match="Remove what stands there"):
        publish(root, "new")
    assert state(root) == before
