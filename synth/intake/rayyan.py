"""Rayyan's table of articles, with the decisions among the notes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from synth.diagnostics import Diagnostics, Place
from synth.intake import filling
from synth.intake.screening import read_rayyan_note
from synth.intake.table import rows
from synth.intake.work import Work

COLUMNS = frozenset(("key", "title", "year", "authors", "journal"))
"""What tells such a table from others, in small letters."""

_PLAIN: Mapping[str, str] = {
    "title": "title",
    "journal": "journal",
    "volume": "volume",
    "issue": "number",
    "pages": "pages",
    "doi": "doi",
    "url": "url",
    "language": "language",
    "publisher": "publisher",
    "keywords": "keywords",
    "pubmed_id": "pmid",
    "pmc_id": "pmcid",
}
# A line of a RIS file that ended up behind another's value: `Kane, Cynthia     Z2  - `.
_NEXT_LINE = re.compile(r"\s+[A-Z][A-Z0-9] {1,2}-(?:\s.*)?$", re.DOTALL)


def read(text: str, path: str, diagnostics: Diagnostics) -> list[Work]:
    """The works of a table, in its order; those whose row has no decision among others that have one are undecided."""
    works = [_work(Place(path, number), row) for number, row in rows(text, path, diagnostics)]
    if any(work.decision for work in works):
        for work in works:
            work.decision = work.decision or "undecided"
            work.stage = "title and abstract"
    return works


def values(cell: str) -> list[str]:
    """The values of a cell, in which Rayyan keeps several as `["The Journal", "学習"]`."""
    if cell.startswith("[") and cell.endswith("]"):
        try:
            held = json.loads(cell)
        except (ValueError, RecursionError):
            held = None
        if isinstance(held, list) and held and all(isinstance(value, str) for value in held):
            return held
    return [cell]


def _work(place: Place, row: Mapping[str, str]) -> Work:
    work = Work(place, type="article")
    row = {name.casefold(): value for name, value in row.items()}
    work.number = row["key"].strip()
    for name, cell in row.items():
        if name == "notes" and read_rayyan_note(cell, work):
            # Who voted how, and what they wrote to each other, stays with them.
            work.dropped[name] += 1
        elif name not in ("year", "month", "day", "key"):
            for value in values(cell):
                _take(name, _NEXT_LINE.sub("", value), work)
    _put_date(work, row)
    return work


def _take(name: str, value: str, work: Work) -> None:
    if name in _PLAIN:
        filling.put(work, _PLAIN[name], value, name)
    elif name == "authors":
        filling.put_people(work, "author", value.replace(" and ", "; "), name)
    elif name == "issn":
        filling.put_numbers(work, value, name)
    else:
        filling.drop(work, name, value)


def _put_date(work: Work, row: Mapping[str, str]) -> None:
    year, month, day = (row.get(name, "").strip() for name in ("year", "month", "day"))
    filling.put_date(work, "/".join(part for part in (year, month, day if month else "") if part), "year")
    if day and not month:
        filling.drop(work, "day", day)
