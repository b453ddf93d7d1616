"""A table of codes that people gave each on their own: one row a unit, one column a person, as a spreadsheet has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from synth.diagnostics import Diagnostics, Place
from synth.diagnostics.words import quoted
from synth.intake import filling
from synth.intake.table import header, rows
from synth.intake.work import Coding, Intake
from synth.model.fields import is_blank

WORDS = "a table of codes (CSV: one row a unit, one column a person)"
UNIT = "unit"
"""What the column with the units is called, in any case."""


def is_table(columns: Collection[str]) -> bool:
    """Whether columns, in small letters, are those of such a table: the units, and one person or more."""
    return UNIT in columns and len(columns) > 1


def read_codings(text: str, path: str, diagnostics: Diagnostics) -> Intake:
    """The codes of a table. Who has an empty cell did not code the unit; rows without any code are left out."""
    codings: list[Coding] = []
    dropped: Counter[str] = Counter()
    named = Counter(name.casefold() for name in header(text))
    if twice := [name for name in header(text) if named[name.casefold()] > 1 or not name]:
        message = f"Two columns are called {quoted(twice[0])}." if twice[0] else "A column has no name."
        diagnostics.add("S602", Place(path, 1), message, "give each person a name of their own in the first row")
        return Intake(path, WORDS)
    for _, row in rows(text, path, diagnostics):
        cells = {name: filling.cleaned(cell) for name, cell in row.items()}
        unit = next(cell for name, cell in cells.items() if name.casefold() == UNIT)
        codes = {name: code for name, code in cells.items() if name.casefold() != UNIT and not is_blank(code)}
        if is_blank(unit):
            dropped["row without a unit"] += 1
        elif not codes:
            dropped["row without a code"] += 1
        else:
            codings.append(Coding(unit, codes))
    return Intake(path, WORDS, codings=tuple(codings), dropped=dropped)
