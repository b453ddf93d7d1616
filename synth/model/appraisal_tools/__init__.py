"""The tools for appraising studies, read from the TOML files beside this module, one file a tool.

The wording is our own and short on purpose: the originals, with their guidance, stand where `address` leads.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the answers that an item can have: how records write it, how pages say it, and a mark of one sign."""

    key: str
    word: str
    mark: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a tool asks. `fits` are the words for how it fits the rest of the study, where the tool asks."""

    key: str
    name: str
    group: str
    answers: Mapping[str, Answer]
    fits: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool: its name, where the original stands and under which terms, and its items in the original's order."""

    key: str
    name: str
    full_name: str
    about: str
    source: str
    address: str
    rights: str
    items: Mapping[str, Item]


@cache
def _read() -> dict[str, Tool]:
    found = {
        entry.name.removesuffix(".toml"): tomllib.loads(entry.read_text("utf-8"))
        for entry in files(__package__).iterdir()
        if entry.name.endswith(".toml")
    }
    return {key: _tool(key, found[key]) for key in sorted(found)}


def _tool(key: str, values: dict[str, Any]) -> Tool:
    groups = values.pop("groups")
    items = {name: _item(name, label, group) for group in groups for name, label in group["items"].items()}
    return Tool(key=key, items=items, **values)


def _item(key: str, name: str, group: dict[str, Any]) -> Item:
    return Item(key, name, group["name"], _answers(group["answers"]), _answers(group.get("fits", {})))


def _answers(values: dict[str, dict[str, str]]) -> dict[str, Answer]:
    return {key: Answer(key, **value) for key, value in values.items()}


TOOLS = _read()
