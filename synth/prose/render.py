"""From the small Markdown to HTML, or to plain text. Every character that is not a mark stands as typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Protocol

from markdown_it.token import Token
from markupsafe import Markup, escape

from synth.prose.brackets import Piece, pieces
from synth.prose.marks import Cite, Pointer
from synth.prose.parser import parser
from synth.prose.prose import LONGEST

# Without one of these there is no mark; a mark of a list stands at the start of a line.
_MARKED = re.compile(r"[\[*_\\]|\n\s*\n|(?:^|\n)[ \t]*(?:-|1[.)])[ \t]")
_TAGS = {
    "paragraph_open": "<p>",
    "paragraph_close": "</p>",
    "bullet_list_open": "<ul>",
    "bullet_list_close": "</ul>",
    "ordered_list_open": "<ol>",
    "ordered_list_close": "</ol>",
    "list_item_open": "<li>",
    "list_item_close": "</li>",
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "link_close": "</a>",
}


class Resolver(Protocol):
    """Turns what prose cites and points at into HTML."""

    def cite(self, citations: Sequence[Cite]) -> str:
        """The HTML of one pair of brackets, with all its sources."""
        ...

    def point(self, pointer: Pointer) -> str:
        """The HTML of a link to a record."""
        ...


def render_block(text: str, resolve: Resolver) -> Markup:
    """The HTML of a prose field: paragraphs and lists."""
    text = text.strip()
    if not text:
        return Markup()
    if len(text) > LONGEST or not _MARKED.search(text):
        return Markup(f"<p>{escape(text)}</p>")
    if (simple := pieces(text)) is not None:
        return Markup(f"<p>{_simple(simple, resolve)}</p>")
    return _html(parser().parse(text, {}), resolve)


def render_inline(text: str, resolve: Resolver) -> Markup:
    """The HTML of a prose field without paragraphs or lists, to stand within a line."""
    text = text.strip()
    if len(text) > LONGEST or not _MARKED.search(text):
        return escape(text)
    if (simple := pieces(text)) is not None:
        return Markup(_simple(simple, resolve))
    return _html(parser().parseInline(text, {}), resolve)


def plain_text(text: str, name: Callable[[Pointer], str] | None = None) -> str:
    """The text without its marks, on one line: for titles, descriptions and search.

    Citations are left out. `name` gives the words for a pointer that has none of its own; without it
    they are the record's id.
    """
    if len(text) > LONGEST or not _MARKED.search(text):
        return " ".join(text.split())
    pieces: list[str] = []
    for token in parser().parse(text.strip(), {}):
        for child in token.children or ():
            if child.type == "text":
                pieces.append(child.content)
            elif child.type == "point":
                pointer: Pointer = child.meta["pointer"]
                pieces.append(pointer.words or (name(pointer) if name else pointer.id))
            elif child.type == "cite" and pieces:
                pieces[-1] = pieces[-1].rstrip()
        pieces.append(" " if token.children else "")
    return " ".join("".join(pieces).split())


def _simple(simple: Sequence[Piece], resolve: Resolver) -> str:
    return "".join(
        escape(piece)
        if isinstance(piece, str)
        else resolve.point(piece)
        if isinstance(piece, Pointer)
        else resolve.cite(piece)
        for piece in simple
    )


def _html(tokens: Sequence[Token], resolve: Resolver) -> Markup:
    pieces: list[str] = []
    for token in tokens:
        if token.type == "inline":
            pieces.extend(_inline(token.children or (), resolve))
        elif not token.hidden:
            pieces.append(_TAGS[token.type])
    return Markup("".join(pieces))


def _inline(tokens: Sequence[Token], resolve: Resolver) -> list[str]:
    pieces: list[str] = []
    for token in tokens:
        if token.type == "text":
            pieces.append(escape(token.content))
        elif token.type == "cite":
            pieces.append(resolve.cite(token.meta["citations"]))
        elif token.type == "point":
            pieces.append(resolve.point(token.meta["pointer"]))
        elif token.type == "link_open":
            pieces.append(f'<a href="{escape(token.attrs["href"])}" rel="external">')
        else:
            pieces.append(_TAGS[token.type])
    return pieces
