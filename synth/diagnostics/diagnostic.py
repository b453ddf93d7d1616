"""What synth says about a project: one located, coded message, and the collector of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from synth.diagnostics.codes import CODES

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message points.

    `path` is relative to the project, with forward slashes. `line` and `column` count from 1,
    columns in characters. `length` is how many characters are meant. `source` is the text of
    that line without its line break ("" where there is none to show).
    """

    path: str
    line: int = 1
    column: int = 1
    length: int = 1
    source: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One message: its code, where it points, what is wrong and how to mend it."""

    code: str
    place: Place
    message: str
    help: str = ""

    @property
    def severity(self) -> Severity:
        return CODES[self.code].severity

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The sort key: by place, then code, so that a run always prints the same order."""
        return (self.place.path, self.place.line, self.place.column, self.code, self.message)


@dataclass(slots=True)
class Diagnostics:
    """Collects the messages of a run. Nothing is raised: every step adds and goes on."""

    items: list[Diagnostic] = field(default_factory=list)

    def add(self, code: str, place: Place, message: str, help: str = "") -> None:
        """Add one message; `code` must be on the closed list (KeyError otherwise)."""
        if code not in CODES:
            raise KeyError(code)
        self.items.append(Diagnostic(code, place, message, help))

    def extend(self, others: Iterable[Diagnostic]) -> None:
        self.items.extend(others)

    def ordered(self) -> list[Diagnostic]:
        """All messages by place, each once."""
        return sorted(dict.fromkeys(self.items), key=lambda item: item.order)

    @property
    def counts(self) -> Counter[str]:
        """How many of each severity."""
        return Counter(item.severity for item in self.items)

    @property
    def has_errors(self) -> bool:
        return any(item.severity == "error" for item in self.items)
