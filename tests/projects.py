"""The small whole projects that tests start from."""

from __future__ import annotations

import shutil
from pathlib import Path

from synth.check.project import check_project
from synth.link.graph import Graph

PROJECTS = Path(__file__).parent / "projects"


def minimal(folder: Path) -> Path:
    """A fresh copy of the small valid project, in `folder`/project."""
    target = folder / "project"
    shutil.copytree(PROJECTS / "minimal", target)
    return target


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Replace the one `old` in a file of the project (AssertionError where it is not there once)."""
    file = root / path
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    file.write_text(text.replace(old, new), "utf-8")


def graph_of(project: Path) -> Graph:
    """The graph of a project that has no errors."""
    checked = check_project(project)
    assert checked.graph is not None
    assert not checked.diagnostics.has_errors
    return checked.graph
