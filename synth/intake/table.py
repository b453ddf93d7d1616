"""Tables in text: rows by the names of their columns, with the line in which each row begins."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from io import StringIO

from synth.diagnostics import Diagnostics, Place
from synth.diagnostics.words import counted

LONGEST_CELL = 1_000_000
"""In characters."""

# Comma first; a table that went through Excel has semicolons in half of Europe.
_DELIMITERS = (",", ";", "\t")
# How R and other programs write that there is nothing.
_NOTHING = "NA"


def header(text: str) -> tuple[str, ...]:
    """The names of the columns; none where the first line is no row of a table."""
    return max((_names(text, delimiter) for delimiter in _DELIMITERS), key=len)


def _names(text: str, delimiter: str) -> tuple[str, ...]:
    try:
        first = next(csv.reader(StringIO(text[:20_000], newline=""), delimiter=delimiter), [])
    except csv.Error:
        return ()
    return tuple(name.strip() for name in first)


def rows(text: str, path: str, diagnostics: Diagnostics) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The rows with the line in which each begins. One with another number of cells than the header is an error."""
    csv.field_size_limit(LONGEST_CELL)
    delimiter = max(_DELIMITERS, key=lambda each: len(_names(text, each)))
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    names: list[str] = []
    end = 0
    try:
        for cells in reader:
            begin, end = end + 1, reader.line_num
            if not names:
                names = [name.strip() for name in cells]
            elif len(cells) == len(names):
                yield begin, {name: "" if cell == _NOTHING else cell for name, cell in zip(names, cells, strict=True)}
            elif cells:
                message = f"This row has {counted(len(cells), 'cell')}; the table has {counted(len(names), 'column')}."
                help = "the file is cut off or was changed: export it again"
                diagnostics.add("S602", Place(path, begin), message, help)
    except csv.Error as failure:
        if "end of data" in str(failure):
            message = f"The file ends within the row that begins in line {end + 1}."
            diagnostics.add("S603", Place(path, end + 1), message, "the end of the file is lost: export it again")
        else:
            message = f"This is not a row of a table: {failure}."
            diagnostics.add("S602", Place(path, max(1, reader.line_num)), message, "export the file again")
