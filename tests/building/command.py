"""The command `synth build` as a process, and the projects that tests build with it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.projects import PROJECTS

REPOSITORY = Path(__file__).parents[2]
_SETTINGS = ("SITE_URL", "EDIT_URI", "REPORT_URL", "SOURCE_DATE_EPOCH")


def rich(folder: Path, name: str = "project") -> Path:
    """A fresh copy of the project that holds everything a page can show, in `folder`/`name`."""
    shutil.copytree(PROJECTS / "rich", folder / name)
    return folder / name


def environment(**changes: str) -> dict[str, str]:
    """The environment of a build, without what this machine may say about sites."""
    kept = {name: value for name, value in os.environ.items() if name not in _SETTINGS}
    return {**kept, "PYTHONPATH": str(REPOSITORY), **changes}


def synth(
    root: Path,
    *arguments: str,
    under: Sequence[str] = (),
    cwd: Path = REPOSITORY,
    changes: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run `synth -C root …`; `under` stands before the command, `changes` go into its environment."""
    command = [*under, sys.executable, "-m", "synth", "-C", str(root), *arguments]
    return subprocess.run(
        command, cwd=cwd, env=environment(**changes or {}), capture_output=True, text=True, check=False
    )


def build(root: Path, *arguments: str, cwd: Path = REPOSITORY, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run `synth build` without the search index; `changes` go into its environment."""
    return synth(root, "build", "--no-search", *arguments, cwd=cwd, changes=changes)


def entries(root: Path) -> set[str]:
    """The names in the project's folder, but for the cache, which may stay."""
    return {entry.name for entry in root.iterdir()} - {".cache"}
