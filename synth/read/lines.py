"""Where an index of a text stands: its line and column, and the line itself."""

from __future__ import annotations

import re
from bisect import bisect_right

from synth.diagnostics import Place


class Lines:
    """The lines of a text, found once, to turn indexes into places."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        # One line may be a megabyte long and have thousands of faults, so its text is shared by their places.
        self._sources: dict[int, str] = {}

    def number(self, index: int) -> int:
        """The line of `index`, from 1."""
        return bisect_right(self._starts, index)

    def start(self, index: int) -> int:
        """The index at which the line of `index` begins."""
        return self._starts[self.number(index) - 1]

    def end(self, index: int) -> int:
        """The index at which the line of `index` ends, its line break not counted."""
        return self._end_of(self.number(index))

    def column(self, index: int) -> int:
        """The column of `index`, from 1, in characters."""
        return index - self.start(index) + 1

    def place(self, start: int, end: int | None = None) -> Place:
        """The place of `text[start:end]`, shown as far as the end of its first line."""
        number = self.number(start)
        first, last = self._starts[number - 1], self._end_of(number)
        length = 1 if end is None else max(1, min(end, last) - start)
        source = self._sources.get(number)
        if source is None:
            source = self._sources[number] = self.text[first:last]
        return Place(self.path, number, start - first + 1, length, source)

    def _end_of(self, number: int) -> int:
        return self._starts[number] - 1 if number < len(self._starts) else len(self.text)
