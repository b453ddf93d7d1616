from __future__ import annotations

import errno
import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from synth.publish import Busy, Surroundings, staged, surroundings_behind
from tests.publish.disks import private_mounts
from tests.publish.trees import beside, pages, project, publish, state, texts, write_pages

REPOSITORY = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("trouble", "words"),
    [("full", "The disk is full"), ("no-more-files", "The disk is full"), ("read-only", "can only be read")],
)
def test_a_disk_in_trouble(tmp_path: Path, trouble: str, words: str) -> None:
    command = [*private_mounts(), sys.executable, "-m", "tests.publish.disks", trouble, str(tmp_path)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    found = json.loads(done.stdout)
    assert words in found.pop("raised")
    assert found == {"same": True, "mended": True}


def test_a_file_beyond_the_limit_of_the_system(tmp_path: Path) -> None:
    """The same as a full disk, where no disk can be mounted: the system refuses to write on."""
    root = project(tmp_path)
    publish(root, "old")
    before = state(root)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
        with pytest.raises(Surroundings, match="grew beyond"), staged(root / "site", root) as new:
            write_pages(new, "new")
            (new / "big.html").write_bytes(bytes(1_000_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, ignored)
    assert state(root) == before
    publish(root, "next")
    assert (texts(root / "site"), beside(root)) == (pages("next"), {"site"})


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    root = project(tmp_path)
    publish(root, "old")
    before = state(root)
    command = [sys.executable, "-c", f"""
import os, pathlib
from synth.publish import Surroundings, staged
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)  # The permissions of files do not bind root.
root = pathlib.Path({str(root)!r})
try:
    with staged(root / "site", root):
        pass
except Surroundings as told:
    print(told)
"""]  # fmt: skip
    parents = [folder for folder in (root, *root.parents) if folder.stat().st_uid == os.geteuid()]
    modes = {folder: folder.stat().st_mode for folder in parents}
    try:
        for folder in parents:
            folder.chmod(0o555 if folder == root else modes[folder] | 0o111)
        done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    finally:
        for folder in parents:
            folder.chmod(modes[folder])
    assert (done.stderr, done.stdout) == (
        "",
        f"The permission is missing: '{root / '.site.synth'}'. The published site is as it was.\n",
    )
    assert state(root) == before


def full(message: str = "No space left on device") -> OSError:
    return OSError(errno.ENOSPC, message)


def wrapped(cause: BaseException, *, explicit: bool) -> BaseException:
    """What a library raises that met `cause`."""
    try:
        try:
            raise cause
        except BaseException as met:
            if explicit:
                raise RuntimeError("could not render") from met
            raise RuntimeError("could not render")  # noqa: B904 - without naming the cause, as libraries do
    except RuntimeError as error:
        return error


@pytest.mark.parametrize("explicit", [True, False])
def test_a_full_disk_is_seen_behind_the_errors_of_libraries(explicit: bool) -> None:
    told = surroundings_behind(wrapped(wrapped(full(), explicit=explicit), explicit=explicit))
    assert str(told) == "The disk is full. The published site is as it was."


def test_what_is_told_already_stays_as_it_is() -> None:
    busy = Busy("Another build runs.")
    assert surroundings_behind(wrapped(busy, explicit=True)) is busy


@pytest.mark.parametrize("fault", [ValueError("x"), FileNotFoundError(errno.ENOENT, "No such file"), OSError("bare")])
def test_a_fault_of_our_own_is_not_put_down_to_the_machine(tmp_path: Path, fault: Exception) -> None:
    root = project(tmp_path)
    publish(root, "old")
    before = state(root)
    with pytest.raises(type(fault)) as raised, staged(root / "site", root):
        raise fault
    assert raised.value is fault
    assert state(root) == before


def test_a_circle_of_causes_ends() -> None:
    one, other = ValueError("one"), ValueError("other")
    one.__cause__, other.__cause__ = other, one
    assert surroundings_behind(one) is None
