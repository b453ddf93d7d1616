"""Covidence's tables of references; each holds the references of one stage, which its file's name tells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from synth.diagnostics import Diagnostics, Place
from synth.intake import filling
from synth.intake.people import is_natural, listed, natural, spoken
from synth.intake.table import rows
from synth.intake.work import Decision, Stage, Work

_NO_STAGE = (
    "The file's name tells no stage of Covidence (such as 'included' or 'irrelevant'), so every work in it was taken "
    "for a source. Where it was renamed, give it the name back that Covidence gave it."
)
NUMBER = "covidence #"
COLUMNS = frozenset(("title", "authors", NUMBER))
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
# It takes the end of `&#xf3;` for the end of a name, and puts a blank behind it.
_SPLIT_LETTER = re.compile(r"(&#(?:x[0-9a-f]+|[0-9]+);) (?=[a-z])", re.IGNORECASE)
_REASON = re.compile(r"Exclusion reason:\s*([^;\n]+)", re.IGNORECASE)


def read(text: str, path: str, diagnostics: Diagnostics) -> list[Work]:
    """The works of a table, in its order."""
    named = [word for word in _WORD.split(PurePath(path).stem.casefold()) if word in _STAGES]
    decision, stage = _STAGES[named[-1]] if named else ("", "")
    return [_work(Place(path, number), row, decision, stage) for number, row in rows(text, path, diagnostics)]


def remark(works: Sequence[Work]) -> str:
    """What a person has to know of works of which the file does not say what was decided; empty where it does."""
    return "" if any(work.decision for work in works) else _NO_STAGE


def _work(place: Place, row: Mapping[str, str], decision: Decision, stage: Stage) -> Work:
    work = Work(place, type="article", decision=decision, stage=stage)
    row = {name.casefold(): value for name, value in row.items()}
    for name, value in row.items():
        if name in _PLAIN:
            filling.put(work, _PLAIN[name], value, name)
        elif name == "authors":
            _put_authors(work, value, name)
        elif name == "notes" and (found := _REASON.search(value)):
            work.reason = filling.cleaned(found[1])
            if not work.decision:
                work.decision, work.stage = "excluded", "full text"
            # What else was noted beside the reason stays there.
            work.dropped[name] += 1
        elif name not in (NUMBER, "published year", "published month"):
            filling.drop(work, name, value)
    work.number = row[NUMBER].strip()
    year, month = row.get("published year", "").strip(), row.get("published month", "").strip()
    # `09-01`, or the whole date once more.
    date = month if year and month.startswith(f"{year}-") else f"{year}/{month}"
    filling.put_date(work, date if month else year, "published year")
    return work


def _put_authors(work: Work, value: str, said: str) -> None:
    """The authors: with `;` between them the family name first, with commas as the database gave them."""
    written = filling.plain(_SPLIT_LETTER.sub(r"\1", value))
    if ";" not in written and is_natural(written):
        named = [natural(written)]
    elif ";" not in written and _is_list(written):
        named = listed(written)
    else:
        named = []
    if named:
        filling.add_people(work, "author", named, spoken(named, written))
    else:
        filling.put_people(work, "author", written, said)
        # One name without a comma is a person's more often than an organisation's.
        work.unsure += [name for name in work.authors if ";" not in written and " " in name.literal]


def _is_list(written: str) -> bool:
    """Whether commas part several names; one comma may stand between the two parts of one."""
    parts = [part.split() for part in written.split(",")]
    two = len(parts) == 2 and all(len(part) > 1 for part in parts) and not parts[0][0][0].islower()
    return len(parts) > 2 or two
