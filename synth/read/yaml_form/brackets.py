"""Faults of lists and blocks in brackets: not closed, wrongly closed, a comma missing or too many."""

from __future__ import annotations

import re

from synth.read.yaml_form.fault import Fault, bracket_stretch, line_stretch, value_stretch
from synth.read.yaml_form.trouble import CLOSER, KEY_LINE, Trouble

_MARK = re.compile(r"[\[\]{}\"'\n]")


def bracket(trouble: Trouble) -> Fault:
    """Something where a comma or the closing bracket belongs."""
    opening = trouble.since
    if trouble.character in ("]", "}"):
        return _wrongly_closed(trouble, opening)
    end = _closing(trouble, opening)
    if end is None or end < trouble.index:
        return _unclosed(trouble, opening, f"This '{trouble.text[opening]}' is not closed.")
    message, help = "A comma is missing before this.", "put a comma between two items"
    if trouble.character == ":":
        message = "A colon stands where a comma or the closing bracket belongs."
        help = "put the text that holds the colon in quotes"
    stretch = bracket_stretch(trouble.lines, trouble.index)
    return Fault("S039", *stretch, message, help, _whole(trouble))


def no_content(trouble: Trouble) -> Fault:
    """Nothing where an item or a value belongs."""
    start = trouble.index
    if not trouble.opened:
        return trouble.reserved_value(start) if trouble.character in tuple("]},") else _missing(trouble, None)
    opening = trouble.opened[-1]
    if trouble.character in ("]", "}"):
        return _wrongly_closed(trouble, opening)
    end = _closing(trouble, opening)
    if end is None or end < start:
        return _unclosed(trouble, opening, f"This '{trouble.text[opening]}' is not closed.")
    return _missing(trouble, _whole(trouble))


def after_bracket(trouble: Trouble) -> Fault:
    """Something after the bracket that closes a value: one bracket too many, or text that begins with a bracket."""
    lines, opening = trouble.lines, trouble.trace.last_opened
    same_line = lines.start(opening) == lines.start(trouble.index)
    if trouble.character in ("]", "}"):
        message = f"There is one '{trouble.character}' too many."
        stretch = value_stretch(lines, opening) if same_line else None
        return Fault("S038", trouble.index, trouble.index + 1, message, "take it out", stretch)
    if same_line:
        return trouble.reserved_value(opening)
    message = "Something stands after the bracket that closes the value."
    return Fault("S038", *line_stretch(lines, trouble.index), message, "put it on a line of its own")


def _wrongly_closed(trouble: Trouble, opening: int) -> Fault:
    mark = trouble.text[opening]
    message = f"This '{mark}' is closed by '{trouble.character}' instead of '{CLOSER[mark]}'."
    if CLOSER[mark] == trouble.character:
        return _missing(trouble, _whole(trouble))
    return _unclosed(trouble, opening, message)


def _unclosed(trouble: Trouble, opening: int, message: str) -> Fault:
    outermost = trouble.opened[0] if trouble.opened else opening
    help = f"write '{CLOSER[trouble.text[opening]]}' after its last item; text that begins with a bracket needs quotes"
    return Fault("S025", *line_stretch(trouble.lines, opening), message, help, value_stretch(trouble.lines, outermost))


def _missing(trouble: Trouble, replace: tuple[int, int] | None) -> Fault:
    start = trouble.index
    message = "There is nothing before this comma." if trouble.character == "," else "An item is missing here."
    return Fault("S039", start, start + 1, message, "write the item, or take the comma out", replace)


def _whole(trouble: Trouble) -> tuple[int, int] | None:
    """The whole value in brackets, where it ends on its line."""
    outermost = trouble.opened[0]
    end = _closing(trouble, outermost)
    lines = trouble.lines
    return value_stretch(lines, outermost) if end and lines.start(end) == lines.start(outermost) else None


def _closing(trouble: Trouble, opening: int) -> int | None:
    """Where a bracket is closed, before a line that reads like a key of the block around it."""
    innermost = trouble.columns[-1] if trouble.columns else 0
    depth, quote = 0, ""
    for found in _MARK.finditer(trouble.text, opening):
        mark = found[0]
        if mark == "\n":
            line = KEY_LINE.match(trouble.text, found.end())
            if line and len(line[0]) - len(line[0].lstrip()) <= innermost:
                return None
        elif quote:
            quote = "" if mark == quote else quote
        elif mark in "\"'":
            # A quote right after a letter is an apostrophe.
            quote = "" if trouble.text[found.start() - 1].isalnum() else mark
        else:
            depth += 1 if mark in CLOSER else -1
            if depth == 0:
                return found.start()
    return None
