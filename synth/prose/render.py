"""From the small Markdown to HTML, or to plain text. Every character that is not a mark stands as typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Protocol

from markdown_it.token import Token
from markupsafe import Markup, escape

from synth.prose.brackets import Piece, is_marked, pieces
from synth.prose.marks import Cite, Pointer
from synth.prose.parser import parser
from synth.prose.prose import LONGEST

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
    if len(text) > LONGEST or not is_marked(text):
        return Markup(f"<p>{escape(text)}</p>")
    if (simple := pieces(text)) is not None:
        return Markup(f"<p>{_simple(simple, resolve)}</p>")
    return _html(_parsed(text), resolve)


def render_inline(text: str, resolve: Resolver) -> Markup:
    """The HTML of a prose field without paragraphs or lists, to stand within a line."""
    text = text.strip()
    if len(text) > LONGEST or not is_marked(text):
        return escape(text)
    if (simple := pieces(text)) is not None:
        return Markup(_simple(simple, resolve))
    return _html(parser().parseInline(text, {}), resolve)


def plain_text(text: str, name: Callable[[Pointer], str] | None = None) -> str:
    """The text without its marks, on one line: for titles, descriptions and search.

    Citations are left out. `name` gives the words for a pointer that has none of its own; without it
    they are the record's id.
    """
    if len(text) > LONGEST or not is_marked(text):
        return " ".join(text.split())
    text = text.strip()
    if (simple := pieces(text)) is not None:
        return _plain(simple, name)
    blocks = (_plain(_pieces_of(token.children), name) for token in _parsed(text) if token.children)
    return " ".join(filter(None, blocks))


@lru_cache(maxsize=16)
def _parsed(text: str) -> tuple[Token, ...]:
    """A page shows a summary and describes itself with it, one soon after the other."""
    return tuple(parser().parse(text, {}))


def _pieces_of(tokens: Sequence[Token]) -> Iterator[Piece]:
    for token in tokens:
        if token.type == "text":
            yield token.content
        elif token.type == "point":
            pointer: Pointer = token.meta["pointer"]
            yield pointer
        elif token.type == "cite":
            citations: tuple[Cite, ...] = token.meta["citations"]
            yield citations


def _plain(written: Iterable[Piece], name: Callable[[Pointer], str] | None) -> str:
    words: list[str] = []
    for piece in written:
        if isinstance(piece, str):
            words.append(piece)
        elif isinstance(piece, Pointer):
            words.append(piece.words or (name(piece) if name else piece.id))
        elif words:
            words[-1] = words[-1].rstrip()
    return " ".join("".join(words).split())


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
