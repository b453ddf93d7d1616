from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from synth.read.aside import aside

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")


def test_the_result_comes_from_another_process() -> None:
    here = os.getpid()
    there, value = aside(lambda: (os.getpid(), ["x" * 1_000_000]))()
    assert there != here
    assert value == ["x" * 1_000_000]


def test_this_process_goes_on_meanwhile(tmp_path: Path) -> None:
    sign = tmp_path / "go on"

    def work() -> str:
        while not sign.exists():
            time.sleep(0.01)
        return "done"

    result = aside(work)
    sign.touch()
    assert result() == "done"


def test_what_the_work_raises_is_raised_here(capfd: pytest.CaptureFixture[str]) -> None:
    def work() -> None:
        raise LookupError("nothing there")

    result = aside(work)
    with pytest.raises(LookupError, match="nothing there"):
        result()
    assert capfd.readouterr() == ("", "")


def test_a_copy_that_is_killed_is_done_without() -> None:
    here = os.getpid()

    def work() -> str:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return "done here"

    assert aside(work)() == "done here"


def test_no_process_is_left() -> None:
    aside(lambda: None)()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
