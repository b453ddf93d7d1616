"""What tests of several rooms share: the graph of the rich project, and work that is done once in a run."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser

from synth.link.graph import Graph
from tests import chance
from tests.chromium import chromium
from tests.projects import PROJECTS, graph_of

chance.register()


def pytest_configure(config: pytest.Config) -> None:
    # A shell that starts a run in the background has it ignore Ctrl-C, and so would all that the tests start and end.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    chance.use(config.getoption("hypothesis_profile") or chance.SAME)


class Once(Protocol):
    """Does a piece of work once in a run of the tests, whichever of its processes asks first."""

    def __call__(self, name: str, make: Callable[[Path], object]) -> Path:
        """The folder of this name, empty when `make` was given it. Who shares it changes nothing in it."""


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """What makes a folder for all processes of `pytest -n`: the others wait, and then find it made."""
    base = tmp_path_factory.getbasetemp()
    # Each of several processes has a folder of its own in that of the run.
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def made(name: str, make: Callable[[Path], object]) -> Path:
        folder, done = shared / name, shared / f"{name}.done"
        # Closing the file ends the lock, and so does the end of the process.
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                make(folder)
                done.touch()
        return folder

    return made


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of a process of the tests: Playwright cannot be started twice in it."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def graph() -> Graph:
    return graph_of(PROJECTS / "rich")
