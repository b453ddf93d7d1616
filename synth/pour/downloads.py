"""The files that readers can take away, as the page that lists them shows them."""

from __future__ import annotations

from typing import Protocol

FOLDER = "data"
"""Where they stand, beside the page that lists them."""


class Download(Protocol):
    """One file: what it is called, what it is for in a sentence or two, and its size in bytes."""

    @property
    def name(self) -> str: ...
    @property
    def group(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def size(self) -> int: ...


def size_in_words(size: int) -> str:
    """`290 kB`, `1.2 MB`: thousands of bytes, never less than one."""
    if size < 999_500:
        return f"{max(1, round(size / 1000))}\N{NO-BREAK SPACE}kB"
    return f"{size / 1_000_000:.1f}\N{NO-BREAK SPACE}MB"
