"""Covidence's tables of references; each holds the references of one stage, which its file's name tells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath

from synth.diagnostics import Diagnostics, Place
from synth.intake import filling
from synth.intake.table import rows
from synth.intake.work import Decision, Stage, Work

COLUMNS = frozenset(("title", "authors", "covidence #"))
"""What tells such a table from others, in small letters."""

_PLAIN: Mapping[str, str] = {
    "title": "title",
    "journal": "journal",
    "volume": "volume",
    "issue": "number",
    "pages": "pages",
    "doi": "doi",
}
# `review_12345_excluded_csv_20260105.csv`
_STAGES: Mapping[str, tuple[Decision, Stage]] = {
    "irrelevant": ("excluded", "title and abstract"),
    "excluded": ("excluded", "full text"),
    "included": ("included", "full text"),
    "extraction": ("included", "full text"),
    "screen": ("undecided", "title and abstract"),
    "select": ("undecided", "full text"),
}
_WORD = re.compile(r"[^a-z]+")
_REASON = re.compile(r"Exclusion reason:\s*([^;\n]+)", re.IGNORECASE)


def read(text: str, path: str, diagnostics: Diagnostics) -> list[Work]:
    """The works of a table, in its order."""
    named = [word for word in _WORD.split(PurePath(path).stem.casefold()) if word in _STAGES]
    decision, stage = _STAGES[named[-1]] if named else ("", "")
    return [_work(Place(path, number), row, decision, stage) for number, row in rows(text, path, diagnostics)]


def _work(place: Place, row: Mapping[str, str], decision: Decision, stage: Stage) -> Work:
    work = Work(place, type="article", decision=decision, stage=stage)
    row = {name.casefold(): value for name, value in row.items()}
    for name, value in row.items():
        if name in _PLAIN:
            filling.put(work, _PLAIN[name], value, name)
        elif name == "authors":
            filling.put_people(work, "author", value, name)
        elif name == "notes" and (found := _REASON.search(value)):
            work.reason = filling.cleaned(found[1])
            if not work.decision:
                work.decision, work.stage = "excluded", "full text"
            # What else was noted beside the reason stays there.
            work.dropped[name] += 1
        elif name not in ("published year", "published month"):
            filling.drop(work, name, value)
    year, month = row.get("published year", "").strip(), row.get("published month", "").strip()
    filling.put_date(work, f"{year}/{month}" if month else year, "published year")
    return work
