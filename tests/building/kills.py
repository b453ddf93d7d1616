"""Ends real builds after longer and longer times: `python -m tests.building.kills SIGNAL FOLDER`.

Each build is a process of its own, forked from this one, which has everything imported. After each the site
must be one of the two that whole builds give. Prints how many builds were ended before they were done and
what was wrong.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from pathlib import Path

from synth.cli import main as synth
from tests.building.command import entries
from tests.projects import edit, minimal
from tests.publish.trees import state

_MOMENTS = 6


def build(root: Path) -> int:
    """A build in a process of its own, begun and not yet ended: its id."""
    child = os.fork()
    if child:
        return child
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    status = 3
    try:
        status = synth(["-C", str(root), "build", "--no-search"])
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 3
    finally:
        os._exit(status)


def ended(child: int) -> int:
    """Wait for a build; its exit status, or minus the signal that killed it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main(number: signal.Signals, folder: Path) -> int:
    """Build two states of one project in turn, and end nearly every build."""
    # Whatever is made elsewhere than beside the site would stay for good.
    tempfile.tempdir = str(folder / "temporary")
    Path(tempfile.tempdir).mkdir()
    root = minimal(folder)
    before = entries(root) | {"site"}
    title = ("title: Left waiting\n", "title: Left waiting again\n")
    whole, took = [], 0.0
    for old, new in (title, title[::-1]):
        edit(root, "content/barriers/left-waiting.yml", old, new)
        started = time.monotonic()
        if status := ended(build(root)):
            raise SystemExit(f"a whole build ended with {status}")
        took = time.monotonic() - started
        whole.append(state(root / "site"))
    early, wrong = 0, []
    for moment in range(_MOMENTS):
        old, new = title if moment % 2 == 0 else title[::-1]
        edit(root, "content/barriers/left-waiting.yml", old, new)
        child = build(root)
        time.sleep(took * (moment + 0.5) / _MOMENTS)
        os.kill(child, number)
        status = ended(child)
        early += status != 0
        if status not in (0, -signal.SIGKILL, 128 + signal.SIGTERM, 130):
            wrong.append(f"moment {moment}: the build ended with {status}")
        if state(root / "site") not in whole:
            wrong.append(f"moment {moment}: the site is neither the old nor the new one")
    if status := ended(build(root)):
        wrong.append(f"the next build ended with {status}")
    if state(root / "site") != whole[1]:
        wrong.append("the next build did not give the site of a clean one")
    if entries(root) != before:
        wrong.append(f"the next build left {entries(root) - before}")
    if left := list(Path(tempfile.tempdir).iterdir()):
        wrong.append(f"temporary files are left: {left}")
    print(early, *wrong, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(signal.Signals[sys.argv[1]], Path(sys.argv[2])))
