"""What synth says about a project: one located, coded message, and the collector of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from synth.diagnostics.codes import CODES

UNWRITTEN = re.compile(r"(?:TODO|TBD|TBA|TBC)\.?")
"""What stands for something that is still to be written."""

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
    softened: bool = False
    """Whether it stands in a draft and says no more than that the draft is not finished."""

    @property
    def severity(self) -> Severity:
        declared = CODES[self.code].severity
        return "warning" if self.softened and declared == "error" else declared

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

    def soften(self, paths: Collection[str]) -> frozenset[str]:
        """Make errors that say "not written yet" warnings in the files `paths`; returns the files that have any."""
        self.items = [replace(item, softened=True) if _can_wait(item, paths) else item for item in self.items]
        return frozenset(item.place.path for item in self.items if item.softened)

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


def _can_wait(item: Diagnostic, paths: Collection[str]) -> bool:
    """Whether the message is about something in one of the files that nobody has written yet."""
    if item.place.path not in paths or CODES[item.code].severity != "error":
        return False
    start = item.place.column - 1
    meant = item.place.source[start : start + item.place.length].strip().strip("'\"")
    return CODES[item.code].unfinished or UNWRITTEN.fullmatch(meant) is not None
