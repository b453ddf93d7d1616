"""Published lists of what to report and whom to look for, read from the TOML files beside this module, one a list."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal


@dataclass(frozen=True, slots=True)
class Item:
    """One item. `label` names it, `text` says what it asks or means, both in our words; numbers count from 1."""

    key: str
    number: int
    domain: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """A published list. `doi` is that of its source; `use` says what it is asked of: the review, or each study."""

    key: str
    name: str
    use: Literal["reporting", "equity"]
    title: str
    about: str
    source: str
    doi: str
    items: tuple[Item, ...]

    @property
    def domains(self) -> tuple[str, ...]:
        """The domains that the items fall into, in order."""
        return tuple(dict.fromkeys(item.domain for item in self.items))


@cache
def checklists(use: str) -> tuple[Checklist, ...]:
    """The lists of one use, by key; a further file is a further list."""
    folder = files(__package__)
    found = sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml"))
    read = (_read(key, (folder / f"{key}.toml").read_text("utf-8")) for key in found)
    return tuple(checklist for checklist in read if checklist.use == use)


def _read(key: str, text: str) -> Checklist:
    held = tomllib.loads(text)
    items = tuple(Item(name, number, **item) for number, (name, item) in enumerate(held.pop("items").items(), 1))
    return Checklist(key, items=items, **held)
