"""A table of the downloads: columns that say what they hold, and rows of plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Cell = str | int | bool | None
CellType = Literal["string", "integer", "boolean", "array", "object"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `array` and `object` are JSON text; `words` are the only values that can stand in it."""

    name: str
    description: str
    type: CellType = "string"
    required: bool = False
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in a fixed order, each as long as `columns`; None where nothing is known."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    primary_key: tuple[str, ...] = ()
    foreign_keys: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Column to the table and column that it names."""


LIST_RULE = "Several values are parted by ' | '; a '|' or '\\' within a value has a '\\' before it."


def joined(values: list[str] | tuple[str, ...]) -> str | None:
    """A list in one cell, as `LIST_RULE` says; None for an empty one."""
    if not values:
        return None
    return " | ".join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)
