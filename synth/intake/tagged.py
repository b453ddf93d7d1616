"""Files of lines that begin with a tag, such as `AU  - Smith, Jo`: as records, every line accounted for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from synth.diagnostics import Diagnostics, Place
from synth.diagnostics.words import quoted


@dataclass(slots=True)
class Line:
    """What stands behind a tag, with the lines that carry on."""

    tag: str
    text: str
    number: int


@dataclass(slots=True)
class Tagged:
    """One record: the line in which it begins, and its lines in their order."""

    number: int
    lines: list[Line] = field(default_factory=list)
    ended: bool = False

    def texts(self, *tags: str) -> list[str]:
        """All that stands behind some tags, in the order of the file."""
        return [line.text for line in self.lines if line.tag in tags]

    def text(self, *tags: str) -> str:
        """The first text behind some tags; empty where there is none."""
        return next((text for tag in tags for text in self.texts(tag) if text.strip()), "")


def tagged_records(
    text: str,
    path: str,
    tag: re.Pattern[str],
    first: str,
    last: str | None,
    diagnostics: Diagnostics,
    second: frozenset[str] = frozenset(),
) -> list[Tagged]:
    """The records of a file. `tag` finds a line's tag (group 1) and text (group 2).

    `first` is the tag that begins a record; `last` the one that ends it, None where an empty line does; `second` are
    those that only stand within a record, so that one which begins with them lacks its first line. Text outside
    the records is reported, and so is a record that lacks its first line, or that another one or the end of the file
    cuts short.
    """
    records: list[Tagged] = []
    stray = False
    for number, line in _numbered(text):
        found = tag.fullmatch(line)
        current = records[-1] if records and not records[-1].ended else None
        if found and found[1] == first:
            if current is not None and last is not None:
                _report_cut(current, path, diagnostics)
            records.append(Tagged(number))
            records[-1].lines.append(Line(found[1], found[2].strip(), number))
        elif current is None and found and found[1] in second:
            message = f"The record that begins here has no line {first}; it is read all the same."
            help = "look whether a line is lost; in references.bib, correct what kind of work it is"
            diagnostics.add("S608", Place(path, number, 1, 1, line[:200]), message, help)
            records.append(Tagged(number, [Line(found[1], found[2].strip(), number)]))
        elif current is None:
            if line.strip() and not stray:
                stray = True
                message = f"{quoted(line.strip())} stands outside any record, and is not read."
                help = f"a record begins with {first}: look whether a line is lost"
                diagnostics.add("S607", Place(path, number, 1, 1, line[:200]), message, help)
        elif found and found[1] == last:
            current.ended = True
        elif found:
            current.lines.append(Line(found[1], found[2].strip(), number))
        elif line.strip():
            _carry_on(current, line.strip())
        elif last is None:
            current.ended = True
    if last is not None and records and not records[-1].ended:
        message = f"The file ends within the record that begins in line {records[-1].number}: '{last}' is missing."
        help = "the end of the file is lost: export it again"
        diagnostics.add("S603", Place(path, records[-1].number), message, help)
    return records


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    return enumerate(text.split("\n"), 1)


def _carry_on(record: Tagged, text: str) -> None:
    line = record.lines[-1]
    line.text = f"{line.text} {text}" if line.text else text


def _report_cut(record: Tagged, path: str, diagnostics: Diagnostics) -> None:
    message = f"The record that begins in line {record.number} is not ended before the next one begins."
    diagnostics.add("S608", Place(path, record.number), message, "look whether lines of it are lost")
