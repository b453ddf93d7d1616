"""`synth init`: a new review from nothing, whole or not at all, which builds at once."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from synth.check.project import check_project
from synth.diagnostics import Diagnostics
from synth.write.errors import Refused
from synth.write.formatting import format_file, formattable
from synth.write.living import write_living_schemas
from synth.write.saving import replace
from synth.write.texts import on_one_line

LICENCES = {
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC BY-SA 4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}
"""Licences whose address is known."""

# What may stand in a folder that a review is begun in: a repository that has just been made.
_MAY_BE_THERE = {".git"}
_FILLED = ".jinja"
_DOT = "dot."
_EXAMPLE = "example-"
# Written last where the folder is there already: it makes the folder a project.
_LAST = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Start:
    """What a new review is begun with. `requirement` is where pip finds synth, empty where that is not known."""

    title: str
    question: str
    people: tuple[str, ...]
    licence: str
    licence_url: str
    language: str
    date: str
    requirement: str = ""
    examples: bool = True


def begin_review(folder: Path, start: Start) -> int:
    """Write a new review into a folder that is empty or not there; the number of its files.

    Raises Refused where the folder holds anything, or something that was given cannot stand where it belongs; OSError.
    Nothing is written then.
    """
    present = require_free(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    # Beside its place, so that moving it there is one step.
    with tempfile.TemporaryDirectory(prefix=".synth-init-", dir=folder if present else folder.parent) as room:
        made = Path(room) / "review"
        count = _write(made, start)
        _tidy(made)
        if present:
            _move_into(made, folder)
        else:
            made.rename(folder)
    return count


def require_free(folder: Path) -> bool:
    """Whether the folder is there. Raises Refused where it holds anything, or is none; OSError."""
    if not os.path.lexists(folder):
        above = next(parent for parent in folder.absolute().parents if os.path.lexists(parent))
        if not above.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "This is no folder, so that none can be made in it", str(above))
        return False
    if folder.is_symlink() or not folder.is_dir():
        raise Refused(f"'{folder}' is not a folder. Nothing was written.")
    found = sorted(entry.name for entry in folder.iterdir() if entry.name not in _MAY_BE_THERE)
    if found:
        raise Refused(f"'{folder}' is not empty: it holds '{found[0]}'. Name a new folder; nothing was written.")
    return True


def _write(made: Path, start: Start) -> int:
    environment = Environment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True)
    # In quotes wherever a word such as `no`, which is Norwegian too, would mean something else to the site engine.
    environment.filters["yaml"] = lambda text: on_one_line(" ".join(str(text).split()), "'")
    count = 0
    for path, source in _templates(files("synth") / "write" / "templates" / "review", ""):
        if not start.examples and Path(path).name.startswith(_EXAMPLE):
            continue
        target = made / path.removesuffix(_FILLED)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text("utf-8")
        target.write_text(
            environment.from_string(text).render(asdict(start)) if path.endswith(_FILLED) else text, "utf-8"
        )
        count += 1
    return count


def _templates(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        # Under its own name, a file such as .gitignore would already speak where the templates lie.
        name = f".{entry.name.removeprefix(_DOT)}" if entry.name.startswith(_DOT) else entry.name
        if entry.is_dir():
            yield from _templates(entry, f"{prefix}{name}/")
        else:
            yield f"{prefix}{name}", entry


def _tidy(made: Path) -> None:
    """Put what was filled in into canonical form, and say in words where it cannot stand in a review."""
    faults = Diagnostics()
    for path in formattable(made, faults):
        text = format_file(made, path, faults)
        if text is not None:
            replace(made / path, text)
    checked = check_project(made)
    faults.extend(checked.diagnostics.items)
    if errors := [item for item in faults.ordered() if item.severity == "error"]:
        raise Refused(f"{errors[0].message} ({errors[0].place.path}) Nothing was written.")
    write_living_schemas(made, checked.sources)


def _move_into(made: Path, folder: Path) -> None:
    """Move what was made into a folder that is there; where one thing cannot be moved, all are taken back."""
    moved: list[Path] = []
    try:
        for entry in sorted(made.iterdir(), key=lambda entry: (entry.name == _LAST, entry.name)):
            entry.rename(folder / entry.name)
            moved.append(folder / entry.name)
    except BaseException:
        for entry in moved:
            with suppress(OSError):
                shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        raise
