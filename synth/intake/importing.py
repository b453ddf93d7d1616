"""`synth import`, as one function that reads as its table of contents."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from synth.diagnostics import Diagnostics, Place
from synth.diagnostics.words import quoted
from synth.intake.errors import NoSuchFile
from synth.intake.formats import read_file
from synth.intake.landing import land
from synth.intake.plan import REVIEW, Plan, make_plan
from synth.intake.work import Intake
from synth.read.files import BIBLIOGRAPHY_LIMIT, read_text, shown
from synth.read.sources import BIBLIOGRAPHY, read_sources

LARGEST = 200_000_000
"""Bytes of a file that is brought in."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What was planned, what there is to say about it, and whether it was written."""

    plan: Plan
    diagnostics: Diagnostics
    written: bool


def bring_in(root: Path, files: Sequence[Path], *, format: str = "", dry: bool = False) -> Imported:
    """Read files, plan, and write the plan into the project unless something is wrong or `dry` is asked for.

    `format` is one of FORMATS, empty where it is told from the content. Where there is an error, nothing is written.
    Raises NoSuchFile, Refused where somebody wrote meanwhile, and OSError.
    """
    diagnostics = Diagnostics()
    intakes = [intake for file in files if (intake := _read(file, format, diagnostics)) is not None]
    bibliography = read_text(root, BIBLIOGRAPHY, BIBLIOGRAPHY_LIMIT, diagnostics)
    if diagnostics.has_errors or bibliography is None:
        return Imported(Plan(intakes), diagnostics, False)
    messages = Diagnostics()
    sources = read_sources(root, messages)
    _require_bibliography(messages, diagnostics)
    plan = make_plan(intakes, sources, bibliography, diagnostics, dry=dry)
    writes = not dry and not diagnostics.has_errors and plan.changes_anything
    if writes:
        review = sources.review_document
        land(root, plan, {BIBLIOGRAPHY: bibliography, REVIEW: review.text if review else ""})
    return Imported(plan, diagnostics, writes)


def _read(file: Path, format: str, diagnostics: Diagnostics) -> Intake | None:
    path = shown(str(file))
    try:
        status = file.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise NoSuchFile(f"there is no file {quoted(path)}.") from None
    if not stat.S_ISREG(status.st_mode):
        raise NoSuchFile(f"{quoted(path)} is a folder or a device, not a file.")
    if status.st_size > LARGEST:
        message = f"This file has {status.st_size:,} bytes; at most {LARGEST:,} are read."
        diagnostics.add("S006", Place(path), message, "export fewer works at a time")
        return None
    return read_file(file.read_bytes(), path, format, diagnostics)


def _require_bibliography(messages: Diagnostics, diagnostics: Diagnostics) -> None:
    """What is there already cannot be told from what is new where the bibliography cannot be read."""
    diagnostics.extend(item for item in messages.items if item.severity == "error" and item.place.path == BIBLIOGRAPHY)
