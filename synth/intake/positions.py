"""Which words of a text two positions mean, for programs count differently.

The standard (REFI-QDA 1.5) counts characters. ATLAS.ti was seen to count a line end of Windows as one, NVivo as two;
others count an emoji as two, or the mark at the start of a file. What the program says of some passages, and that
hardly anybody marks half a word, tells which count fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

MARK = "\ufeff"
"""What some programs write at the start of a file."""

_FILLER = "\0"
_OUTSIDE = re.compile("[\U00010000-\U0010ffff]")
# From Thai on, scripts do without blanks between words.
_SPACED = "\u0e00"


@dataclass(frozen=True, slots=True)
class Span:
    """A passage by its two positions, the end not included; `name` is what the program calls it, or empty."""

    begin: int
    end: int
    name: str = ""


class Counting:
    """A text as the program that wrote the spans counts it.

    `short_ends` says that a line end of Windows is one character, unless the spans themselves say otherwise.
    """

    def __init__(self, text: str, spans: Sequence[Span], *, short_ends: bool = False) -> None:
        readings = list(_readings(text, short_ends))
        # The first of those that fit equally well.
        self._text = readings[0] if len(readings) == 1 else max(readings, key=lambda reading: _fit(reading, spans))
        self.cut = sum(_is_cut(self._text, span) for span in spans)
        """How many spans begin or end within a word."""

    def words(self, span: Span) -> str:
        """The words of a span; empty where the text does not reach that far."""
        return _words(self._text, span)


def _readings(text: str, short_ends: bool) -> Iterator[str]:
    """The text with as many characters as programs count, the likeliest first."""
    bodies = [text.removeprefix(MARK)] + [_FILLER + text.removeprefix(MARK)] * text.startswith(MARK)
    for body, wide, other_ends in product(bodies, (False, True), (False, True)):
        if wide and not _OUTSIDE.search(body):
            continue
        if other_ends and "\n" not in body:
            continue
        reading = _OUTSIDE.sub(lambda found: found[0] + _FILLER, body) if wide else body
        if "\r\n" in reading:
            yield reading.replace("\r\n", "\n") if other_ends != short_ends else reading
        else:
            yield reading.replace("\n", f"{_FILLER}\n") if other_ends else reading


def _words(reading: str, span: Span) -> str:
    if not span.begin < span.end <= len(reading):
        return ""
    return reading[span.begin : span.end].replace(_FILLER, "")


def _fit(reading: str, spans: Sequence[Span]) -> tuple[int, int]:
    named = sum(_is_called_so(_words(reading, span), span.name) for span in spans)
    return named, -sum(_is_cut(reading, span) for span in spans)


def _is_called_so(words: str, name: str) -> bool:
    """Whether a passage is called by its first words, as some programs do."""
    said, called = " ".join(words.split()), " ".join(name.rstrip("….").split())
    return bool(called) and said.startswith(called)


def _is_cut(reading: str, span: Span) -> bool:
    if span.end > len(reading):
        return True
    return any(_is_within_a_word(reading, place) for place in (span.begin, span.end))


def _is_within_a_word(reading: str, place: int) -> bool:
    around = reading[max(0, place - 1) : place + 1] if place else ""
    return len(around) == 2 and all(letter.isalnum() and letter < _SPACED for letter in around)
