"""What the engine set, as pieces: text, or text within a mark. Only from here does it become HTML.

A piece is a string or a list: what kind of mark, the pieces within, and a detail (the language of a title, where a
link leads, the key that is cited). Lists, because pieces are kept as JSON.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from markupsafe import Markup, escape

from synth.cite.engine.pandoc import EngineFault, Tree
from synth.cite.items import BEGIN, END

Piece = str | list[Any]
Pieces = list[Piece]

_MARKS = {
    "Emph": "em",
    "Strong": "strong",
    "Superscript": "sup",
    "Subscript": "sub",
    "SmallCaps": "caps",
    "Underline": "plain",
    "Strikeout": "plain",
}
_BLANKS = frozenset(("Space", "SoftBreak", "LineBreak"))
_BLOCKS = frozenset(("Para", "Plain"))
_TAGS = {
    "em": ("<em>", "</em>"),
    "strong": ("<strong>", "</strong>"),
    "sup": ("<sup>", "</sup>"),
    "sub": ("<sub>", "</sub>"),
    "caps": ('<span class="small-capitals">', "</span>"),
    "number": ('<span class="entry-number">', "</span>"),
    "plain": ("", ""),
}
_REFERENCE = "#ref-"
_APART = re.compile(rf",?\s*{BEGIN}([^{BEGIN}{END}]*){END}")
_WEB = ("https://", "http://")


def pieces_of(inlines: Iterable[Tree]) -> Pieces:
    """The pieces of a stretch of pandoc's tree. Raises EngineFault at what no citation or entry can hold."""
    made: Pieces = []
    for piece in _taken(inlines):
        if isinstance(piece, str) and made and isinstance(made[-1], str):
            made[-1] += piece
        elif piece:
            made.append(piece)
    return made


def _taken(inlines: Iterable[Tree]) -> Iterator[Piece]:
    for inline in inlines:
        tag: str = inline["t"]
        content: Any = inline.get("c")
        if tag == "Str":
            yield content
        elif tag in _BLANKS:
            yield " "
        elif tag in _MARKS:
            yield [_MARKS[tag], pieces_of(content), ""]
        elif tag == "Span":
            yield from _span(*content)
        elif tag == "Link":
            yield _link(pieces_of(content[1]), content[2][0])
        elif tag == "Cite":
            yield from pieces_of(content[1])
        elif tag == "Note":
            yield from _note(content)
        elif tag == "Quoted":
            opened, closed = ("‘", "’") if content[0]["t"] == "SingleQuote" else ("“", "”")
            yield from (opened, *pieces_of(content[1]), closed)
        elif tag in _BLOCKS:
            yield from pieces_of(content)
        else:
            raise EngineFault(f"pandoc answered with '{tag}'")


def _span(attributes: tuple[str, list[str], list[list[str]]], inlines: list[Tree]) -> Iterator[Piece]:
    _, classes, named = attributes
    within = pieces_of(inlines)
    if "csl-left-margin" in classes:
        yield ["number", [plain_text(within).strip()], ""]
        yield " "
    elif "entry-title" in classes:
        yield ["title", within, dict(named).get("lang", "")]
    else:
        yield from within


def _link(within: Pieces, target: str) -> Piece:
    if target.startswith(_REFERENCE):
        # Where a note has the whole entry, its own links cannot stand within the one to the reference.
        return ["cite", _unlinked(within), target.removeprefix(_REFERENCE)]
    return ["link", within, target] if target.startswith(_WEB) else ["plain", within, ""]


def _note(blocks: list[Tree]) -> Pieces:
    """A note stands in the text, in parentheses."""
    within = [piece for block in blocks for piece in pieces_of([block])]
    if within and isinstance(within[-1], str):
        within[-1] = within[-1].removesuffix(".")
    return ["(", *within, ")"]


def _unlinked(pieces: Pieces) -> Pieces:
    return [piece if isinstance(piece, str) else _unlinked_piece(*piece) for piece in pieces]


def _unlinked_piece(kind: str, within: Pieces, detail: str) -> Piece:
    return ["plain" if kind == "link" else kind, _unlinked(within), detail]


# -- as text --


def plain_text(pieces: Iterable[Piece]) -> str:
    """The pieces without their marks."""
    return _APART.sub(r" \1", "".join(_joined(pieces)))


def short_text(pieces: Iterable[Piece]) -> str:
    """The pieces without their marks and without the parts of names in other scripts, as a citation has them."""
    return _APART.sub("", "".join(_joined(pieces)))


def _joined(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, str):
            yield piece
        else:
            yield from _joined(piece[1])


# -- as HTML --

Address = Callable[[str], str]


def entry_html(pieces: Iterable[Piece], language: str, address: Address) -> Markup:
    """An entry. `language` is that of names in their own script, `address` gives where a link really leads."""
    lang = Markup(' lang="{}"').format(language) if language else Markup("")
    apart = Markup(" <span{}>{}</span>")

    def text(written: str) -> Markup:
        if not _APART.search(written):
            return escape(written)
        made, done = Markup(""), 0
        for found in _APART.finditer(written):
            made += Markup("{}").format(written[done : found.start()]) + apart.format(lang, found[1])
            done = found.end()
        return made + written[done:]

    def linked(within: Markup, piece: list[Any]) -> Markup:
        return Markup(f'<a class="entry-link" href="{escape(address(piece[2]))}">{within}</a>')

    return _html(pieces, text, linked)


def citation_html(pieces: Iterable[Piece], linked: Callable[[Markup, list[Any]], Markup]) -> Markup:
    """A citation; `linked` sets what leads to a reference, given the HTML within and the piece."""
    return _html(pieces, lambda written: escape(_APART.sub("", written)), linked)


def _html(
    pieces: Iterable[Piece], text: Callable[[str], Markup], linked: Callable[[Markup, list[Any]], Markup]
) -> Markup:
    made = []
    for piece in pieces:
        if isinstance(piece, str):
            made.append(text(piece))
            continue
        kind, within, detail = piece
        inner = _html(within, text, linked)
        if kind == "title":
            lang = f' lang="{escape(detail)}"' if detail else ""
            made.append(Markup(f'<span class="entry-title"{lang}>{inner}</span>'))
        elif kind in ("link", "cite"):
            made.append(linked(inner, piece))
        else:
            before, after = _TAGS[kind]
            made.append(Markup(before) + inner + Markup(after))
    return Markup("").join(made)
