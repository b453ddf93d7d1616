"""Cards in columns, joined by arrows from left to right, as one inline SVG that takes its colours from the style sheet.

Each card is a link; each arrow carries words. `pathways.js` finds by the `data-` attributes which card leads where.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil

from markupsafe import Markup

from synth.pour.marks import bar_shapes
from synth.pour.pictures.layers import Arrow, Box, Layout, Measures, Place, Stretch, laid_out
from synth.pour.pictures.lettering import width, wrapped

# How many units of the picture are as long as the page's letters are high: its text grows with theirs.
_REM = 18
_CARD, _EDGE = 258, 4
# Within a card: at the left and right of its text, and above and below it.
_LEFT, _RIGHT, _ABOVE = 14, 4, 7
_TITLE, _TITLE_LINE = 15, 19
_SMALL, _SMALL_LINE = 14, 18
_MARK, _BESIDE_BARS = 15, 29
_MOST_LINES, _MOST_NOTES = 8, 3
_HEADING = 44
# On paper what is higher than the first goes on an upright sheet; what is higher than the second runs over several
# sheets, as it could not be read if it were made to fit one.
_UPRIGHT, _SEVERAL = 1030, 2200
_HEAD = 7


@dataclass(frozen=True, slots=True)
class Card:
    """One box: a title in the colour of a kind, a note, and where it leads."""

    key: str
    column: int
    kind: str
    kind_words: str
    """What those who do not see the column's heading are told before the title."""
    title: str
    note: str
    bars: int | None
    """How many of the four bars before the note are filled; None where there are none."""
    address: str
    shared: str = ""
    """The term by which the picture can be filtered."""
    behind: str = ""
    """What leads to it and is not drawn, in words."""


@dataclass(frozen=True, slots=True)
class Join:
    """An arrow: what it rests on (`reported`, `stated` or `inferred`), and the words on it."""

    key: str
    source: str
    target: str
    footing: str
    words: str


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a column."""

    kind: str
    words: str


def drawn(cards: Sequence[Card], joins: Sequence[Join], headings: Sequence[Heading], lang: str) -> Markup:
    """The picture; `lang` is the attribute for titles in another language, or empty."""
    texts = {card.key: _Lettered.of(card) for card in cards}
    layout = laid_out(
        [Box(card.key, card.column, texts[card.key].height) for card in cards],
        [Arrow(join.key, join.source, join.target) for join in joins],
        _measures(joins),
    )
    in_order = sorted(cards, key=lambda card: (card.column, layout.places[card.key].order))
    wide, high = layout.width + 2, layout.height + _HEADING + 2
    form = "columns long" if high > _SEVERAL else "columns tall" if high > _UPRIGHT else "columns"
    return Markup(
        f'<svg class="{form}" role="group" viewBox="-1 -{_HEADING + 1} {wide} {high}" width="{_rem(wide)}" '
        f'height="{_rem(high)}" preserveAspectRatio="xMinYMin">\n'
        f"{_headings(headings, cards, layout)}"
        f'<g class="arrows" aria-hidden="true">\n{"".join(_arrows(joins, layout.routes))}</g>\n'
        f"{''.join(_card(card, texts[card.key], layout.places[card.key], lang) for card in in_order)}</svg>\n"
    )


def _measures(joins: Iterable[Join]) -> Measures:
    longest = max((width(join.words) for join in joins), default=0.0)
    return Measures(box=_CARD, words=max(80, ceil(longest * _SMALL) + _HEAD + 4), bend=54, pitch=22, gap=10, lane=16)


@dataclass(frozen=True, slots=True)
class _Lettered:
    """A card's title and note in lines, and how high that makes it."""

    title: tuple[str, ...]
    note: tuple[str, ...]
    behind: tuple[str, ...]

    @classmethod
    def of(cls, card: Card) -> _Lettered:
        room = _CARD - _LEFT - _RIGHT
        beside_bars = room - (_BESIDE_BARS if card.bars is not None else 0)
        return cls(
            wrapped(card.title, room / _TITLE, _MOST_LINES),
            wrapped(card.note, beside_bars / _SMALL, _MOST_NOTES),
            wrapped(card.behind, room / _SMALL, _MOST_NOTES),
        )

    @property
    def height(self) -> int:
        return 2 * _ABOVE + len(self.title) * _TITLE_LINE + len((*self.note, *self.behind)) * _SMALL_LINE


def _headings(headings: Sequence[Heading], cards: Iterable[Card], layout: Layout) -> str:
    first = {card.column: layout.places[card.key].x for card in cards}
    return "".join(
        f'<g class="heading {heading.kind}" aria-hidden="true">{_mark(heading.kind, first[column], 15 - _HEADING)}'
        f'<text class="heading-words" x="{first[column] + _MARK + 8}" y="{28 - _HEADING}">'
        f"{escape(heading.words)}</text></g>\n"
        for column, heading in enumerate(headings)
    )


def _arrows(joins: Iterable[Join], routes: Mapping[str, tuple[Stretch, ...]]) -> Iterable[str]:
    for join in joins:
        route = routes[join.key]
        last = route[-1]
        stretches = " ".join(f"{part.start},{part.end},{part.y},{part.turn}" for part in route)
        yield (
            f'<g class="arrow {join.footing}" data-from="{escape(join.source)}" data-to="{escape(join.target)}" '
            f'data-route="{stretches}"><path class="shaft" d="{_shaft(route)}"/>'
            f'<path class="point" d="M{last.end} {last.y}l-{_HEAD} -4v8z"/>'
            f'<text x="{last.start + 2}" y="{last.y - 6}">{escape(join.words)}</text></g>\n'
        )


def _shaft(route: Sequence[Stretch]) -> str:
    """From the first stretch through the bends to just before the arrow's point."""
    before = route[0]
    path = f"M{before.start} {before.y}H{before.end}"
    for part in route[1:]:
        end = part.end - (_HEAD - 1 if part is route[-1] else 0)
        path += f"C{part.turn} {before.y} {part.turn} {part.y} {part.start} {part.y}H{end}"
        before = part
    return path


def _card(card: Card, text: _Lettered, place: Place, lang: str) -> str:
    # What a box needs for its text stands in the middle of what it has.
    x, y = place.x + _LEFT, place.y + (place.height - text.height) // 2 + _ABOVE
    lines = "".join(
        f'<tspan x="{x}" dy="{_TITLE_LINE if number else 0}">{escape(line)} </tspan>'
        for number, line in enumerate(text.title)
    )
    below = y + len(text.title) * _TITLE_LINE
    label = ". ".join(filter(None, (f"{card.kind_words}: {card.title}", card.note, card.behind)))
    shared = f' data-shared="{escape(card.shared)}"' if card.shared else ""
    return (
        f'<a class="card {card.kind}" href="{escape(card.address)}" data-key="{escape(card.key)}"{shared} '
        f'data-top="{place.y}" data-height="{place.height}" aria-label="{escape(label)}">'
        f'<rect class="ground" x="{place.x}" y="{place.y}" width="{place.width}" height="{place.height}"/>'
        f'<rect class="edge" x="{place.x}" y="{place.y}" width="{_EDGE}" height="{place.height}"/>'
        f'<text class="title" y="{y + 15}"{lang}>{lines}</text>'
        f"{_note(card, text, x, below)}</a>\n"
    )


def _note(card: Card, text: _Lettered, x: int, y: int) -> str:
    bars = "" if card.bars is None else f'<g class="bars" transform="translate({x} {y})">{bar_shapes(card.bars)}</g>'
    lines = [(x + (_BESIDE_BARS if bars else 0), line) for line in text.note] + [(x, line) for line in text.behind]
    return bars + "".join(
        f'<text class="note" x="{start}" y="{y + 13 + number * _SMALL_LINE}">{escape(line)}</text>'
        for number, (start, line) in enumerate(lines)
    )


def _mark(kind: str, x: int, y: int) -> str:
    return f'<use class="mark" href="#mark_{kind}" x="{x}" y="{y}" width="{_MARK}" height="{_MARK}"/>'


def _rem(units: int) -> str:
    return f"{units / _REM:.2f}rem"
