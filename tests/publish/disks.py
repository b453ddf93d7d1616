"""Builds on a disk of its own that is full, full of files or read-only: `python -m tests.publish.disks TROUBLE FOLDER`.

Runs where mounting is allowed and seen by nobody else (`unshare --mount`). Prints what was raised and
whether all is as it was before.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from synth.publish import Surroundings, staged
from tests.publish.trees import beside, pages, project, publish, state, texts, write_pages


def private_mounts() -> list[str]:
    """The command under which mounts are allowed and private, or a skip where there is none."""
    command = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    if shutil.which("unshare"):
        trial = [*command, "mount", "-t", "tmpfs", "none", "/mnt"]
        if subprocess.run(trial, capture_output=True, check=False).returncode == 0:
            return command
    pytest.skip("this system lets nobody mount a disk here (unshare --mount)")


def main(trouble: str, folder: Path) -> None:
    """Publish once in health, once in trouble, and once more in health."""
    mount("-t", "tmpfs", "-o", "size=512k,nr_inodes=60", "none", str(folder))
    root = project(folder)
    publish(root, "old")
    filler = root / "content" / "filler"
    filler.mkdir()
    if trouble == "read-only":
        mount("-o", "remount,ro", str(folder))
    elif trouble == "no-more-files":
        fill(filler)
    before = state(folder)
    raised = ""
    try:
        with staged(root / "site", root) as new:
            write_pages(new, "new")
            (new / "big.html").write_bytes(bytes(1_000_000))
    except Surroundings as error:
        raised = str(error)
    same = state(folder) == before
    if trouble == "read-only":
        mount("-o", "remount,rw", str(folder))
    shutil.rmtree(filler)
    publish(root, "next")
    mended = texts(root / "site") == pages("next") and beside(root) == {"site"}
    print(json.dumps({"raised": raised, "same": same, "mended": mended}))


def fill(folder: Path) -> None:
    """Make empty files until the disk has no room for one more."""
    with suppress(OSError):
        for number in range(1_000):
            (folder / str(number)).touch()
        raise AssertionError("this disk does not fill")


def mount(*arguments: str) -> None:
    """Mount, or end with what `mount` says."""
    subprocess.run(["mount", *arguments], check=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
