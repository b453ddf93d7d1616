from __future__ import annotations

import errno
import os
import signal
import subprocess
from pathlib import Path

import pytest

from synth.pour.workers import WORTH_SHARING, WorkerFault, share


@pytest.mark.parametrize("processes", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, WORTH_SHARING, WORTH_SHARING + 1])
def test_everything_is_done_once(tmp_path: Path, processes: int, count: int) -> None:
    def work(index: int) -> None:
        with (tmp_path / str(index)).open("x") as file:
            file.write(str(os.getpid()))

    share(count, work, processes)
    assert len(list(tmp_path.iterdir())) == count
    used = {path.read_text() for path in tmp_path.iterdir()}
    assert len(used) == (0 if not count else processes if count >= WORTH_SHARING else 1)


def test_a_fault_in_another_process_is_told_with_its_traceback() -> None:
    def work(index: int) -> None:
        if index == 1:
            raise LookupError("nothing at 1")

    with pytest.raises(WorkerFault, match="LookupError: nothing at 1"):
        share(WORTH_SHARING, work, 2)


def test_what_the_system_refuses_another_process_is_an_error_of_the_system() -> None:
    def work(index: int) -> None:
        if index == 1:
            raise OSError(errno.ENOSPC, "no room")

    with pytest.raises(OSError, match="No space left on device") as caught:
        share(WORTH_SHARING, work, 2)
    assert caught.value.errno == errno.ENOSPC
    assert "no room" in str(caught.value.__cause__)


def test_a_process_that_is_killed_is_a_fault() -> None:
    parent = os.getpid()

    def work(index: int) -> None:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(WorkerFault, match="ended with status 9"):
        share(WORTH_SHARING, work, 2)


def test_a_fault_in_this_process_is_raised_as_it_is_and_leaves_no_process_behind() -> None:
    def work(index: int) -> None:
        if index == 0:
            raise LookupError("nothing at 0")

    # The tests' own process may have others, such as a browser's.
    before = _processes()
    with pytest.raises(LookupError, match="nothing at 0"):
        share(WORTH_SHARING, work, 2)
    assert _processes() == before


def _processes() -> set[str]:
    """The processes that this one has started and that are still there, ended ones that nobody waited for included."""
    listed = subprocess.run(["ps", "-o", "pid=,ppid=,comm=", "-A"], capture_output=True, text=True, check=True)
    rows = (line.split(None, 2) for line in listed.stdout.splitlines())
    return {pid for pid, parent, name in rows if parent == str(os.getpid()) and name != "ps"}
