"""A fault in the form of a YAML text, and which stretch of the text it makes unreadable."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from synth.diagnostics.words import shorten
from synth.read.lines import Lines

_COMMENT = re.compile(r"(?<![ \t])[ \t]+#(?=[ #]|$).*", re.DOTALL)
_ITEMS = re.compile(r"[ ]*(?:-[ \t]+)*")
_NEXT_LINE = re.compile(r"\n([ ]*)(?=[^ \n])")
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


def mended(text: str, faults: Iterable[Fault]) -> str:
    """The text with the stretches of all faults replaced, every line as long as before."""
    pieces: list[str] = []
    done = 0
    for fault in sorted((fault for fault in faults if fault.replace), key=lambda fault: fault.replace or (0, 0)):
        assert fault.replace is not None
        start, end = max(done, fault.replace[0]), fault.replace[1]
        if start < end:
            first, *others = text[start:end].split("\n")
            filled = [fault.filler * len(first), *(" " * len(line) for line in others)]
            pieces += [text[done:start], "\n".join(filled)]
            done = end
    return "".join([*pieces, text[done:]])


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
    lines: Lines, start: int, end: int, replace: tuple[int, int] | None, *, filler: str = "x", help: str = ""
) -> Fault:
    """The fault of a value that begins with a character that has another meaning."""
    mark = lines.text[start]
    code, message = _RESERVED.get(mark, ("S022", f"The text begins with '{mark}', which has another meaning."))
    if lines.text.startswith("**", start):
        code, message = "S022", "The text begins with '**', which has another meaning."
    return Fault(code, start, end, message, help or put_in_quotes(lines, start, end), replace, filler)


def reserved_in_brackets(lines: Lines, start: int) -> Fault:
    """The same for a value between brackets, which ends at the next comma."""
    stretch = bracket_stretch(lines, start)
    help = f"put the text in quotes: {in_quotes(lines.text[slice(*stretch)])}"
    return reserved(lines, *stretch, stretch, help=help)


def put_in_quotes(lines: Lines, start: int, end: int) -> str:
    """Help that shows a text of one line in quotes, ready to be copied."""
    if _goes_on(lines, start):
        return "write '>-' after the colon and the whole text on the lines below it"
    return f"put the text in quotes: {in_quotes(lines.text[start:end])}"


def in_quotes(text: str) -> str:
    """A text as it is written in single quotes, shortened for show."""
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    elif text.startswith("'") and not _CLOSING_QUOTE.search(text, 1):
        text = text[1:]
    return "'" + shorten(text).replace("'", "''") + "'"


def _goes_on(lines: Lines, start: int) -> bool:
    """Whether the line after that of a value is indented deeper than its key."""
    found = _NEXT_LINE.search(lines.text, start)
    return found is not None and len(found[1]) > _parent_column(lines, start)


def _parent_column(lines: Lines, index: int) -> int:
    """The column, from 0, of the key or hyphen that the value at an index belongs to; -1 for none."""
    before = lines.text[lines.start(index) : index]
    items = _ITEMS.match(before)
    assert items is not None
    return items.end() if items.end() < len(before) else before.rfind("-")
