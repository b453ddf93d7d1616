"""Prose whose only marks are citations and pointers, which is most of it, taken apart without the parser."""

from __future__ import annotations

import re

from synth.prose.marks import CITATION, POINTER, Cite, Pointer, read_citations

# Emphasis, escapes, links, paragraphs and lists are the parser's matter. Each alternative begins with one character:
# so `re` finds the places where one can begin, which takes a fifth of the time of a class or an anchor among them.
_ITEM = r"[ \t]*(?:-|1[.)])[ \t]"
_MORE = re.compile(rf"\*|_|\\|\]\(|\n(?:\s*\n|{_ITEM})")
_LIST = re.compile(_ITEM)
_OPENED = re.compile(r"\[")

Piece = str | tuple[Cite, ...] | Pointer


def is_marked(text: str) -> bool:
    """Whether there is any mark."""
    return "[" in text or _needs_parser(text)


def _needs_parser(text: str) -> bool:
    return _MORE.search(text) is not None or _LIST.match(text) is not None


def pieces(text: str) -> list[Piece] | None:
    """The text in pieces: as typed, the sources of a citation, or a pointer; None where the parser is needed.

    Agrees with the parser on every text that it takes (a property that the tests hold it to).
    """
    if _needs_parser(text):
        return None
    found: list[Piece] = []
    start = 0
    for opened in _OPENED.finditer(text):
        here = opened.start()
        if here < start:
            continue
        mark: tuple[Cite, ...] | Pointer
        if match := CITATION.match(text, here):
            mark = read_citations(match[0])
            if not mark:
                return None  # the parser says what is wrong with it
        elif (match := POINTER.match(text, here)) and match[1].strip():
            mark = Pointer(match[1].strip(), (match[2] or "").strip(), match[0])
        else:
            continue
        if here > start:
            found.append(text[start:here])
        found.append(mark)
        start = match.end()
    if start < len(text):
        found.append(text[start:])
    return found
