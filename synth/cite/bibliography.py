"""All references and citations of a review, set in its style: made once a build, by the engine or from the cache."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup, escape

from synth.cite.engine import pieces as engine_pieces
from synth.cite.engine.adapted import adapted, takes_locators
from synth.cite.engine.cache import Cache
from synth.cite.engine.document import document
from synth.cite.engine.pandoc import EngineFault, Tree, engine_version, run_engine
from synth.cite.engine.pieces import Address, Piece, Pieces, pieces_of, plain_text, short_text
from synth.cite.items import Item, page_items, to_item
from synth.cite.label import labels
from synth.cite.language import language_tag
from synth.cite.links import DOI_UNKNOWN, expects_doi, link_address
from synth.cite.order import sort_key
from synth.cite.people import family_name, makers
from synth.model.reference import Reference
from synth.model.review import Review
from synth.prose import Cluster
from synth.read.styles import Style

# Counts up when what is kept changes its form.
_FORM = 1
_ENTRY = "csl-entry"
_BIBLIOGRAPHY = "refs"
# Cited between two notes, so that the engine never writes "ibid." for what stands on another page.
_BETWEEN: Item = {"id": "\ufdd2", "type": "document", "title": "-"}
# What a citation ends with where works of one year are told apart: `2010a`, `n.d.-a`, perhaps with a bracket.
_LETTER = re.compile(r"(?:\d|[^\W\d_]\.?-)([a-z]{1,2})\W*$")
_TITLE, _ADDRESS = "\ufdd3", "\ufdd4"


class UncitedCluster(KeyError):
    """A citation that was not among those the bibliography was made with."""


@dataclass(frozen=True)
class Bibliography:
    """References, citations and the review's own pages as its style has them."""

    style: Style
    references: Mapping[str, Reference]
    order: Mapping[str, int]
    """Citation key to its place in the bibliography, from 0."""
    labels: Mapping[str, str]
    """Citation key to author and year, such as `Nakanishi et al. 2021`, no two of them alike."""
    _entries: Mapping[str, Pieces]
    _citations: Mapping[Cluster, Pieces]
    _pages: Mapping[str, Pieces]

    def entry_html(self, key: str) -> Markup:
        """A reference in full as HTML: all text escaped, links to the work, and a word where its DOI is not known."""
        made = self._made.get(key)
        if made is None:
            reference = self.references[key]
            made = engine_pieces.entry_html(self._entries[key], language_tag(reference), link_address)
            if expects_doi(reference):
                made += Markup(' <span class="entry-unknown">({})</span>').format(DOI_UNKNOWN)
            self._made[key] = made
        return made

    def entry_text(self, key: str) -> str:
        """A reference in full as plain text, for copying."""
        return plain_text(self._entries[key]).strip()

    def entry_pieces(self, key: str) -> Pieces:
        """A reference in full as the engine's pieces, for what is not HTML."""
        return self._entries[key]

    def citation_html(self, cluster: Cluster, address: Address) -> Markup:
        """A citation with each source leading to where `address` says, given its key. Raises UncitedCluster."""

        def linked(within: Markup, piece: list[Any]) -> Markup:
            key = piece[2]
            called = self._called(key, short_text(piece[1]))
            return Markup(f'<a href="{escape(address(key))}"{called}>{within}</a>')

        return engine_pieces.citation_html(self._citation(cluster), linked)

    def citation_text(self, cluster: Cluster) -> str:
        """A citation as plain text. Raises UncitedCluster."""
        return short_text(self._citation(cluster))

    def page_html(self, title: str, address: str) -> Markup:
        """How to cite a page of the site with that title; `address` is "" where the site has none yet."""
        pieces = _filled(self._pages["page" if address else "draft"], title, address)
        return engine_pieces.entry_html(pieces, "", link_address)

    def page_text(self, title: str, address: str) -> str:
        """The same as plain text."""
        return plain_text(_filled(self._pages["page" if address else "draft"], title, address)).strip()

    def _citation(self, cluster: Cluster) -> Pieces:
        try:
            return self._citations[cluster]
        except KeyError:
            raise UncitedCluster(cluster) from None

    def _called(self, key: str, shown: str) -> Markup:
        """What a link is called where what it shows, such as a number, does not say whose work it leads to."""
        names = makers(self.references[key])
        if (names and family_name(names[0]) in shown) or (not names and re.search(r"[^\W\d_]{4}", shown)):
            return Markup("")
        return Markup(' aria-label="{}: {}"').format(shown, self.labels[key])

    @cached_property
    def _made(self) -> dict[str, Markup]:
        return {}


def set_bibliography(
    style: Style, references: Mapping[str, Reference], clusters: Iterable[Cluster], review: Review, cache: Cache | None
) -> Bibliography:
    """Set all references, all different citations and the review's pages in a style, asking the engine twice.

    What was set before is taken from `cache`. Raises EngineFault where the engine cannot work with the style.
    """
    work = _Work(style, references, review, cache)
    entries, alone, citations = work.entries_and_citations(sorted(set(clusters)))
    letters = _letters(alone) if style.form == "author-date" else {}
    return Bibliography(
        style=style,
        references=references,
        order={key: place for place, key in enumerate(entries)},
        labels=labels(references, letters),
        _entries=entries,
        _citations=citations,
        _pages=work.pages(),
    )


class _Work:
    """What is asked of the engine, and how its answers are read."""

    def __init__(self, style: Style, references: Mapping[str, Reference], review: Review, cache: Cache | None) -> None:
        self._style = style
        self._cache = cache
        self._review = review
        self._keys = sorted(references, key=lambda key: sort_key(references[key]))
        self._items = [to_item(references[key], style.name) for key in self._keys]
        self._language = style.language or review.language

    def entries_and_citations(
        self, clusters: Sequence[Cluster]
    ) -> tuple[dict[str, Pieces], dict[str, Pieces], dict[Cluster, Pieces]]:
        """Key to entry in the order of the bibliography, key to its first citation, and the citations asked for.

        Each reference is cited once before, in our order: styles that number take their numbers from it, and those
        that set notes have the short form for all that follows.
        """
        if not self._keys:
            return {}, {}, {}
        first: list[Cluster] = [((key, ""),) for key in self._keys]
        asked = [self._told(cluster) for cluster in clusters]
        items, step = self._items, 1
        if self._style.form == "note":
            between: Cluster = ((str(_BETWEEN["id"]), ""),)
            asked = [paragraph for cluster in asked for paragraph in (between, cluster)]
            items, step = [*items, _BETWEEN], 2
        made = self._made(adapted(self._style.source, references=len(items)), items, [*first, *asked])
        entries = dict(made["entries"])
        alone, cited = made["citations"][: len(first)], made["citations"][len(first) + step - 1 :: step]
        return (
            {key: pieces for key, pieces in entries.items() if key != _BETWEEN["id"]},
            dict(zip(self._keys, alone, strict=True)),
            dict(zip(clusters, cited, strict=True)),
        )

    def pages(self) -> dict[str, Pieces]:
        """How a page of the review is cited, with signs for its title and address; with an address and without."""
        items = page_items(self._review, _TITLE, _ADDRESS)
        source = adapted(self._style.source, references=len(items), tell_apart=False)
        made = self._made(source, items, [((str(item["id"]), ""),) for item in items])
        return {key: _unnumbered(pieces) for key, pieces in made["entries"]}

    def _told(self, cluster: Cluster) -> Cluster:
        """A citation in the engine's words: empty braces say that what follows is no locator but words."""
        if self._locators:
            return cluster
        return tuple((key, f"{{}}{place}" if place else "") for key, place in cluster)

    @cached_property
    def _locators(self) -> bool:
        return takes_locators(self._style.source)

    def _made(self, source: str, items: Sequence[Item], clusters: Sequence[Cluster]) -> Any:
        def make() -> Any:
            return _answer(run_engine(document(items, clusters, self._language), source))

        if self._cache is None:
            return make()
        return self._cache.get_or_make([_FORM, engine_version(), self._language, source, items, clusters], make)


# -- what the engine answers --


def _answer(blocks: list[Tree]) -> dict[str, Any]:
    """The entries as pairs of key and pieces, in their order, and the pieces of each citation."""
    *paragraphs, last = blocks
    if last["t"] != "Div" or last["c"][0][0] != _BIBLIOGRAPHY:
        raise EngineFault("pandoc answered without a bibliography")
    entries = [
        [block["c"][0][0].removeprefix("ref-"), pieces_of(block["c"][1])]
        for block in last["c"][1]
        if _ENTRY in block["c"][0][1]
    ]
    return {"entries": entries, "citations": [pieces_of(paragraph["c"]) for paragraph in paragraphs]}


def _letters(alone: Mapping[str, Pieces]) -> dict[str, str]:
    """Key to the letter behind its year, where the style gives one."""
    found = ((key, _LETTER.search(short_text(pieces))) for key, pieces in alone.items())
    return {key: letter[1] for key, letter in found if letter}


def _unnumbered(pieces: Pieces) -> Pieces:
    """An entry without its number, which stands first and is followed by a blank."""
    if not pieces or pieces[0][0] != "number":
        return pieces
    return [piece.lstrip() if not place and isinstance(piece, str) else piece for place, piece in enumerate(pieces[1:])]


def _filled(pieces: Pieces, title: str, address: str) -> Pieces:
    """The pieces with the signs for title and address replaced."""
    return [_filled_piece(piece, title, address) for piece in pieces]


def _filled_piece(piece: Piece, title: str, address: str) -> Piece:
    if isinstance(piece, str):
        return piece.replace(_TITLE, title)
    kind, within, detail = piece
    if kind == "link":
        return [kind, [address], address]
    return [kind, _filled(within, title, address), detail]
