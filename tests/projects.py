"""The small whole projects that tests start from."""

from __future__ import annotations

import shutil
from pathlib import Path

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
