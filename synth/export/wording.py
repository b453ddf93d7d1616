"""Prose as documents and tables give it: citations in the review's style, pointers as titles, links with addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from synth.cite.engine.pieces import Pieces, plain_text
from synth.cite.links import link_address
from synth.export.content import Content
from synth.prose import Block, Cite, Pointer, Span, cluster_of, prose_blocks, spans_text


class Wording:
    """Takes prose apart, each text once; itself the resolver of its marks.

    Citations and pointers lead nowhere: a table full of links is hard to read, and its sources stand at its end.
    """

    def __init__(self, content: Content) -> None:
        self._content = content
        self._made: dict[str, tuple[Block, ...]] = {}

    def blocks(self, text: str) -> tuple[Block, ...]:
        """A prose field as paragraphs and items of lists."""
        made = self._made.get(text)
        if made is None:
            made = self._made[text] = prose_blocks(text, self)
        return made

    def cite(self, citations: Sequence[Cite]) -> Sequence[Span]:
        """The citation in the review's style, such as `(Akther et al., 2019, p. 4; Wood et al., 2018)`."""
        return (Span(self._content.overview.bibliography.citation_text(cluster_of(citations))),)

    def point(self, pointer: Pointer) -> Span:
        """A record's title, or the writer's own words for it."""
        record = self._content.graph.records.get(pointer.id)
        return Span(pointer.words or (self._content.overview.title(record) if record else pointer.written))

    def entry(self, key: str) -> Block:
        """A source in full, in the review's style; with what our tables call it, where the style has other letters."""
        bibliography = self._content.overview.bibliography
        spans = tuple(_entry(bibliography.entry_pieces(key)))
        label = bibliography.labels[key]
        notes = [f"here {label}"] if label.rpartition(" ")[2] not in bibliography.entry_text(key) else []
        if state := self._content.graph.references[key].state:
            notes.append(state)
        return Block((*spans, Span(f" [{'; '.join(notes)}]")) if notes else spans)


def _entry(pieces: Pieces, *, emphasis: bool = False, strong: bool = False, address: str = "") -> Iterator[Span]:
    for piece in pieces:
        if isinstance(piece, str):
            yield Span(plain_text([piece]), emphasis, strong, address)
            continue
        kind, within, detail = piece
        yield from _entry(
            within,
            emphasis=emphasis or kind == "em",
            strong=strong or kind == "strong",
            address=link_address(detail) if kind == "link" else address,
        )


def plain(blocks: Sequence[Block], site_url: str) -> str:
    """The blocks as text, a line each; items of lists begin with a hyphen. Links within the site lose their address."""
    lines = []
    for block in blocks:
        spans = (Span(span.text) if site_url and span.address.startswith(site_url) else span for span in block.spans)
        lines.append(f"{'- ' if block.depth else ''}{spans_text(spans)}")
    return "\n".join(lines)
