"""The small Markdown as stretches of text, for what is not HTML: cells of tables and word processors' documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from markdown_it.token import Token

from synth.prose.brackets import pieces
from synth.prose.marks import Cite, Pointer
from synth.prose.parser import parser
from synth.prose.prose import LONGEST

# As a browser has it: a no-break space stays.
_BLANKS = re.compile(r"[ \t\n\r\f]+")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text that is set in one way; `address` is where it leads, "" for most."""

    text: str
    emphasis: bool = False
    strong: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or an item of a list in `depth` lists (from 1; a paragraph outside lists has 0)."""

    spans: tuple[Span, ...]
    kind: Literal["paragraph", "bullet", "number"] = "paragraph"
    depth: int = 0


class SpanResolver(Protocol):
    """Turns what prose cites and points at into text."""

    def cite(self, citations: Sequence[Cite]) -> Sequence[Span]:
        """One pair of brackets, with all its sources."""
        ...

    def point(self, pointer: Pointer) -> Span:
        """The name of a record."""
        ...


def prose_blocks(text: str, resolve: SpanResolver) -> tuple[Block, ...]:
    """A prose field as paragraphs and items of lists, none of them empty."""
    text = text.strip()
    if not text:
        return ()
    if len(text) > LONGEST:
        return (Block((Span(text),)),)
    if (simple := pieces(text)) is not None:
        found: list[Span] = []
        for piece in simple:
            if isinstance(piece, str):
                found.append(Span(piece))
            elif isinstance(piece, Pointer):
                found.append(resolve.point(piece))
            else:
                found.extend(resolve.cite(piece))
        return (Block(_tidied(found)),)
    return tuple(_blocks(parser().parse(text, {}), resolve))


def spans_text(spans: Iterable[Span]) -> str:
    """The text alone; the address of a link to another site stands behind its words."""
    return "".join(
        f"{span.text} ({span.address})" if span.address and span.address != span.text else span.text for span in spans
    )


def _blocks(tokens: Sequence[Token], resolve: SpanResolver) -> Iterator[Block]:
    lists: list[Literal["bullet", "number"]] = []
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append("bullet" if token.type.startswith("bullet") else "number")
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "inline" and (spans := _tidied(_inline(token.children or (), resolve))):
            yield Block(spans, lists[-1] if lists else "paragraph", len(lists))


def _inline(tokens: Sequence[Token], resolve: SpanResolver) -> Iterator[Span]:
    emphasis = strong = 0
    address = ""
    for token in tokens:
        match token.type:
            case "text":
                yield Span(token.content, emphasis > 0, strong > 0, address)
            case "cite":
                yield from resolve.cite(token.meta["citations"])
            case "point":
                yield resolve.point(token.meta["pointer"])
            case "link_open":
                address = str(token.attrs["href"])
            case "link_close":
                address = ""
            case "em_open" | "em_close":
                emphasis += token.nesting
            case "strong_open" | "strong_close":
                strong += token.nesting


def _tidied(spans: Iterable[Span]) -> tuple[Span, ...]:
    """White space as a browser shows it: one blank each, none at either end; and no empty span."""
    made: list[Span] = []
    ended = True
    for span in spans:
        text = _BLANKS.sub(" ", span.text)
        if ended and text.startswith(" "):
            text = text[1:]
        if text:
            ended = text.endswith(" ")
            made.append(Span(text, span.emphasis, span.strong, span.address))
    if made and ended:
        last = made.pop()
        if text := last.text.removesuffix(" "):
            made.append(Span(text, last.emphasis, last.strong, last.address))
    return tuple(made)
