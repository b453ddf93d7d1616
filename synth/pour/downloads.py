"""The files that readers can take away, as the page that lists them shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, takewhile
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


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be had, and the files that hold it, each with what is to say of that file alone."""

    description: str
    files: tuple[tuple[Download, str], ...]

    @property
    def group(self) -> str:
        """The list in which it stands: that of its files."""
        return self.files[0][0].group


def offers(downloads: Iterable[Download]) -> list[Offer]:
    """Files of one name that begin with the same sentence are the same in several forms; all others stand alone."""
    found = []
    for _, named in groupby(downloads, lambda file: (file.group, file.name.partition(".")[0])):
        files = tuple(named)
        same = _shared_sentences([file.description for file in files])
        if same:
            rests = tuple((file, file.description.removeprefix(same).strip()) for file in files)
            found.append(Offer(same, rests))
        else:
            found.extend(Offer(file.description, ((file, ""),)) for file in files)
    return found


def _shared_sentences(texts: list[str]) -> str:
    """The sentences with which all of the texts begin."""
    places = zip(*(_SENTENCES.split(text) for text in texts), strict=False)
    return " ".join(same[0] for same in takewhile(lambda sentences: len(set(sentences)) == 1, places))


_SENTENCES = re.compile(r"(?<=\.) ")


def size_in_words(size: int) -> str:
    """`290 kB`, `1.2 MB`: thousands of bytes, never less than one."""
    if size < 999_500:
        return f"{max(1, round(size / 1000))}\N{NO-BREAK SPACE}kB"
    return f"{size / 1_000_000:.1f}\N{NO-BREAK SPACE}MB"
