"""What an imported file holds, before anything is done with it: works, passages that were marked in them, codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from synth.diagnostics import Place
from synth.model.reference import Name

Decision = Literal["", "included", "excluded", "undecided"]
"""What the screeners of a work decided; empty where the file tells of no screening."""
Stage = Literal["", "title and abstract", "full text"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that somebody marked in a work, with the code that they gave it. Each text may be empty, not both."""

    code: str
    text: str = ""
    locator: str = ""
    note: str = ""
    """What the coder wrote beside it."""


@dataclass(slots=True)
class Work:
    """One record of an imported file, with fields as BibTeX names them.

    `dropped` counts what has no place here, by the name that the file gives it. `codes` were given to the work as a
    whole, without a passage. `is_source` is false where the file tells no more of a work than its name. `unsure` are
    those of the authors and editors of whom the file does not say which part of the name is the family name.
    """

    place: Place
    type: str = "misc"
    fields: dict[str, str] = field(default_factory=dict)
    authors: list[Name] = field(default_factory=list)
    editors: list[Name] = field(default_factory=list)
    unsure: list[Name] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
    decision: Decision = ""
    stage: Stage = ""
    reason: str = ""
    number: str = ""
    """What the program for screening calls it by, where it says: the same work may stand in several of its lists."""
    passages: list[Passage] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    is_source: bool = True

    @property
    def name(self) -> str:
        """What the work is called in messages."""
        return self.fields.get("title", "") or "a work without a title"


@dataclass(frozen=True, slots=True)
class Code:
    """A code of a codebook: `within` names the codes above it, outermost first."""

    name: str
    description: str = ""
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coding:
    """A unit that was coded, with the code of each person who coded it."""

    unit: str
    codes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Intake:
    """One file, read. `format` is its format in words, `dropped` what it holds beside works and codes."""

    path: str
    format: str
    works: Sequence[Work] = ()
    codes: Sequence[Code] = ()
    codings: Sequence[Coding] = ()
    dropped: Mapping[str, int] = field(default_factory=dict)
    remark: str = ""
    """What a person has to know of all works of this format."""
