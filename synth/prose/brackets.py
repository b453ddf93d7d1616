"""Prose whose only marks are citations and pointers, which is most of it, taken apart without the parser."""

from __future__ import annotations

import re

from synth.prose.marks import CITATION, POINTER, Cite, Pointer, read_citations

# Emphasis, escapes, links, paragraphs and lists are the parser's matter.
_MORE = re.compile(r"[*_\\]|\]\(|\n\s*\n|(?:^|\n)[ \t]*(?:-|1[.)])[ \t]")
_OPENED = re.compile(r"\[")

Piece = str | tuple[Cite, ...] | Pointer


def pieces(text: str) -> list[Piece] | None:
    """The text in pieces: as typed, the sources of a citation, or a pointer; None where the parser is needed.

    Agrees with the parser on every text that it takes (a property that the tests hold it to).
    """
    if _MORE.search(text):
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
