"""What of a hand-written page would keep the site engine busy for minutes: told before it is rendered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from synth.diagnostics import Diagnostics
from synth.diagnostics.words import quoted
from synth.read.lines import Lines

MOST_NOTES = 1_000
"""How many marks of footnotes a page can have, in the text and below it."""
MOST_HEADINGS = 1_000
"""How many headings a page can have."""
FARTHEST = 4_000_000
"""How many characters there can be between brackets and what closes them, over a whole page.

For each opening bracket the engine looks for the one that closes it, to the end of the paragraph where there is none.
A page as people write them comes to some thousand.
"""

_BRACKET = re.compile(r"\\.|[\[\]]|\n[ \t]*(?=\n)", re.DOTALL)
_NOTE = re.compile(r"\[\^")
_HEADING = re.compile(r"^ {0,3}(?:#|=+ *$|-+ *$)", re.MULTILINE)


def report_limits(path: str, text: str, diagnostics: Diagnostics) -> bool:
    """Whether the page can be rendered in good time; what is too much is reported (S960)."""
    faults = list(_too_many(text))
    lines = Lines(text, path)
    for at, message, help in faults:
        diagnostics.add("S960", lines.place(at), message, help)
    return not faults


def _too_many(text: str) -> Iterator[tuple[int, str, str]]:
    """Where it gets too much, what, and what to do."""
    for found, most, named in ((_NOTE, MOST_NOTES, "marks of footnotes"), (_HEADING, MOST_HEADINGS, "headings")):
        places = [match.start() for match in found.finditer(text)]
        if len(places) > most:
            message = f"This page has {len(places):,} {named}; at most {most:,} are rendered."
            yield places[most], message, "make several pages of it"
    if (at := _far_bracket(text)) is not None:
        message = f"Too many brackets: what closes {quoted('[')}, if anything does, is too far away."
        yield at, message, "close each bracket in its sentence, write \\[ for the sign itself, or take them out"


def _far_bracket(text: str) -> int | None:
    """The bracket with which the way to what closes it becomes too long, over all brackets so far."""
    way, opened = 0, list[int]()
    for sign in _BRACKET.finditer(f"{text}\n\n"):
        here = sign.start()
        if sign[0] == "[":
            opened.append(here)
        elif sign[0] == "]" and opened:
            way += here - opened[-1]
            if way > FARTHEST:
                return opened[-1]
            opened.pop()
        elif sign[0][0] == "\n":
            way += sum(here - start for start in opened)
            if way > FARTHEST:
                return opened[0]
            opened.clear()
    return None
