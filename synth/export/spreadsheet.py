"""A table as CSV that spreadsheets open without harm: RFC 4180, UTF-8 with a byte order mark.

A spreadsheet takes a text that begins with `=` or the like for a formula and may run it. Such a text is kept as text by
an apostrophe before it, the sign that spreadsheets themselves use. A text that begins with apostrophes before such a
sign gets one more, so that taking one away always gives the text back.
"""

from __future__ import annotations

import csv
import io
import re

from synth.export.table import Cell, Table

# The full-width signs too: programs set to Japanese or Chinese read them as the plain ones.
_SIGNS = frozenset("'=+-@\t\r\n＝＋－＠")
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
GUARD = "'"


def to_csv(table: Table) -> bytes:
    """The table with its header line."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_written(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def _written(cell: Cell) -> str | int:
    if isinstance(cell, str):
        return GUARD + cell if cell[:1] in _SIGNS and _FORMULA.match(cell) else cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else cell


def unguarded(text: str) -> str:
    """A text as it was before its cell was written."""
    return text[1:] if text.startswith(GUARD) and _FORMULA.match(text) else text
