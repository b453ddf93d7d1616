"""A fault in the form of a YAML text, and which stretch of the text it makes unreadable."""

from __future__ import annotations

import re
from dataclasses import dataclass

from synth.diagnostics.words import shorten
from synth.read.lines import Lines

_COMMENT = re.compile(r"[ \t]+#(?=[ #]|$).*", re.DOTALL)
_ITEMS = re.compile(r"[ ]*(?:-[ \t]+)*")
_CLOSING_QUOTE = re.compile(r"'(?!\w)")
_END_IN_BRACKETS = re.compile(r"[,\[\]{}\n]|:(?=\s)| #")

_RESERVED = {
    "&": ("S026", "'&' at the start of a value names an anchor, which is not read."),
    "*": ("S026", "'*' at the start of a value refers to an anchor, which is not read."),
    "!": ("S028", "'!' at the start of a value states a type, which is not read."),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with `text[start:end]`.

    `replace` is the stretch that has to go for the rest to be read; None where nothing can be told
    about the rest. `filler` stands in for each of its characters: `x` for text, `#` to make a comment
    of it, a space for nothing. `lossy` says that keys go with it.
    """

    code: str
    start: int
    end: int
    message: str
    help: str
    replace: tuple[int, int] | None = None
    filler: str = "x"
    lossy: bool = False

    def covers(self, index: int) -> bool:
        """Whether the stretch to be replaced holds an index or ends at it."""
        return self.replace is not None and self.replace[0] <= index <= self.replace[1]

    def mended(self, text: str) -> str:
        """The text with the stretch replaced, every line as long as before."""
        if self.replace is None:
            return text
        start, end = self.replace
        first, *others = text[start:end].split("\n")
        filled = [self.filler * len(first), *(" " * len(line) for line in others)]
        return text[:start] + "\n".join(filled) + text[end:]


def line_stretch(lines: Lines, start: int) -> tuple[int, int]:
    """A value from its start to the end of its line, without a comment or spaces at the end."""
    written = lines.text[start : lines.end(start)]
    return start, start + max(1, len(_COMMENT.sub("", written).rstrip()))


def value_stretch(lines: Lines, start: int, parent: int | None = None) -> tuple[int, int]:
    """A value without brackets around it, from its start to the last line that is indented deeper than its key.

    `parent` is the column of that key, from 0; without it, it is looked for before the value.
    """
    if parent is None:
        parent = _parent_column(lines, start)
    end = line_end = lines.end(start)
    while line_end < len(lines.text):
        line_start = line_end + 1
        line_end = lines.end(line_start)
        line = lines.text[line_start:line_end]
        if line.strip():
            if len(line) - len(line.lstrip(" ")) <= parent:
                break
            end = line_end
    return start, end


def bracket_stretch(lines: Lines, start: int) -> tuple[int, int]:
    """A value between brackets, from its start to the next comma, bracket or line."""
    found = _END_IN_BRACKETS.search(lines.text, start + 1)
    return start, found.start() if found else len(lines.text)


def reserved(
    lines: Lines, start: int, end: int, replace: tuple[int, int] | None, filler: str = "x", help: str = ""
) -> Fault:
    """The fault of a value that begins with a character that has another meaning."""
    mark = lines.text[start]
    code, message = _RESERVED.get(mark, ("S022", f"The text begins with '{mark}', which has another meaning."))
    if lines.text.startswith("**", start):
        code, message = "S022", "The text begins with '**', which has another meaning."
    return Fault(code, start, end, message, help or put_in_quotes(lines, start, end), replace, filler)


def put_in_quotes(lines: Lines, start: int, end: int) -> str:
    """Help that shows a text of one line in quotes, ready to be copied."""
    if value_stretch(lines, start)[1] > lines.end(start):
        return "write '>-' after the colon and the whole text on the lines below it"
    return f"put the text in quotes: {in_quotes(lines.text[start:end])}"


def in_quotes(text: str) -> str:
    """A text as it is written in single quotes, shortened for show."""
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    elif text.startswith("'") and not _CLOSING_QUOTE.search(text, 1):
        text = text[1:]
    return "'" + shorten(text).replace("'", "''") + "'"


def _parent_column(lines: Lines, index: int) -> int:
    """The column, from 0, of the key or hyphen that the value at an index belongs to; -1 for none."""
    before = lines.text[lines.start(index) : index]
    items = _ITEMS.match(before)
    assert items is not None
    return items.end() if items.end() < len(before) else before.rfind("-")
