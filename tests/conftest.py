"""What tests of several rooms share: the graph of the rich project, and work that is done once in a run."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import settings

from synth.link.graph import Graph
from tests.projects import PROJECTS, graph_of

# A test that says how long an example may take fails on a busy machine.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


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
def graph() -> Graph:
    return graph_of(PROJECTS / "rich")
