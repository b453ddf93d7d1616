"""The commands: as a process, or in this one, which takes a tenth of the time."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from synth.cli import main

REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended and what it said."""

    returncode: int
    stdout: str
    stderr: str


def started(*arguments: str, folder: Path | None = None) -> Done:
    """Run `synth -C folder …` as a person does: a process of its own, with nobody to ask.

    Once for each command and each status, so that what a command needs is imported by itself.
    """
    done = subprocess.run(
        [sys.executable, "-m", "synth", *_line(arguments, folder)],
        capture_output=True,
        text=True,
        check=False,
        cwd=REPOSITORY,
        stdin=subprocess.DEVNULL,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def run(*arguments: str, folder: Path | None = None) -> Done:
    """The same in this process."""
    out, errors = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with _as_in_a_process(), redirect_stdout(out), redirect_stderr(errors):
        try:
            status = main(_line(arguments, folder))
        except SystemExit as end:
            # How argparse ends where the arguments are wrong.
            assert isinstance(end.code, int)
            status = end.code
    return Done(status, _text(out), _text(errors))


def _line(arguments: tuple[str, ...], folder: Path | None) -> list[str]:
    return [*(["-C", str(folder)] if folder else []), *arguments]


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    data = stream.buffer
    assert isinstance(data, io.BytesIO)
    return data.getvalue().decode("utf-8")


@contextmanager
def _as_in_a_process() -> Iterator[None]:
    """Work in the repository, with nobody to ask; afterwards signals do again what they did."""
    numbers = (signal.SIGTERM, signal.SIGHUP)
    before = [signal.getsignal(number) for number in numbers]
    with chdir(REPOSITORY), Path(os.devnull).open() as nobody, pytest.MonkeyPatch.context() as patched:
        patched.setattr(sys, "stdin", nobody)
        try:
            yield
        finally:
            for number, handler in zip(numbers, before, strict=True):
                signal.signal(number, handler)
