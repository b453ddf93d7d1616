"""Two states of a small project, the second made from the first by edits."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from synth.check.project import CheckedProject, check_project
from synth.compare.compare import compare
from synth.compare.difference import Difference
from tests.projects import PROJECTS

Edits = Callable[[Path], object]


def replaced(path: str, *pairs: tuple[str, str]) -> Edits:
    """Replace each text in a file of the project (AssertionError where it is not there once)."""

    def edit(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        for old, new in pairs:
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
            text = text.replace(old, new)
        (root / path).write_text(text, "utf-8")

    return edit


def written(path: str, text: str) -> Edits:
    """Write a file."""
    return lambda root: (root / path).write_text(text, "utf-8")


def removed(path: str) -> Edits:
    """Remove a file."""
    return lambda root: (root / path).unlink()


def renamed(path: str, other: str) -> Edits:
    """Give a file another name."""
    return lambda root: (root / path).rename(root / other)


def state(folder: Path, project: str, *edits: Edits) -> CheckedProject:
    """A copy of a test project, edited and checked."""
    shutil.copytree(PROJECTS / project, folder)
    for edit in edits:
        edit(folder)
    return check_project(folder)


def differences(folder: Path, project: str, *edits: Edits, before: tuple[Edits, ...] = ()) -> tuple[Difference, ...]:
    """What changes from a test project (after the edits `before`) by further edits."""
    return compare(state(folder / "old", project, *before), state(folder / "new", project, *before, *edits))


def said(found: tuple[Difference, ...]) -> list[str]:
    """`what id: text` of each difference."""
    return [f"{item.what} {item.id}: {item.text}" for item in found]
