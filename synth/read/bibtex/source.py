"""The text of a bibliography: where its parts stand, and what is said about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from synth.diagnostics import Diagnostics, Place
from synth.diagnostics.codes import CODES
from synth.diagnostics.words import counted
from synth.read.lines import Lines

# So many messages help nobody, and a hostile file could ask for millions of them.
MOST_MESSAGES = 100_000


class Source(Lines):
    """The text and path of a bibliography, and the places of its indexes."""

    def is_line_start(self, index: int) -> bool:
        """Whether only blanks stand before `index` in its line."""
        while index and self.text[index - 1] in " \t":
            index -= 1
        return not index or self.text[index - 1] == "\n"


class Reports:
    """Adds messages about a bibliography to those of the run, up to a limit, and counts the errors."""

    def __init__(self, source: Source, diagnostics: Diagnostics) -> None:
        self.source = source
        self.errors = 0
        self._diagnostics = diagnostics
        self._added = 0

    @property
    def is_full(self) -> bool:
        """Whether no more messages are listed, so that looking for more is in vain."""
        return self._added > MOST_MESSAGES

    def add(self, code: str, start: int, end: int, message: str, help: str = "") -> None:
        """Add one message about `text[start:end]`."""
        self.errors += CODES[code].severity == "error"
        self._added += 1
        if self._added <= MOST_MESSAGES:
            self._diagnostics.add(code, self.source.place(start, end), message, help)
        elif self._added == MOST_MESSAGES + 1:
            message = f"This file has more than {counted(MOST_MESSAGES, 'fault')}; from here on they are not listed."
            self._diagnostics.add("S409", self.source.place(start, end), message, "mend those above and check again")


class FieldPlaces(Mapping[str, Place]):
    """Field names to the places of their values, made when they are asked for."""

    __slots__ = ("_source", "_spans")

    def __init__(self, source: Source, spans: Mapping[str, tuple[int, int]]) -> None:
        self._source = source
        self._spans = spans

    def __getitem__(self, name: str) -> Place:
        return self._source.place(*self._spans[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._spans)

    def __len__(self) -> int:
        return len(self._spans)
