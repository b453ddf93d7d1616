"""The fields of a model as columns, read from its types, so that a new kind of record needs no code here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from synth.export.table import LIST_RULE, Cell, CellType, Column, joined
from synth.model.descriptions import descriptions
from synth.model.equity import Equity
from synth.model.review_finding import Basis
from synth.model.structure import Shape, shapes
from synth.model.study import Bearing, Finding

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
# What has a table of its own: links.csv, findings.csv, evidence.csv, equity.csv.
_ELSEWHERE = (Basis, Finding, Bearing, Equity)


@dataclass(frozen=True, slots=True)
class FieldColumn:
    """A column and the way to its value in a record's data."""

    column: Column
    path: tuple[str, ...]
    form: Literal["value", "list", "json"]

    def cell(self, data: Any) -> Cell:
        """The value in one record's data; None where it has none."""
        for name in self.path:
            data = getattr(data, name)
            if data is None:
                return None
        if self.form == "value":
            value: Cell = data
            return value
        if not data:
            return None
        return joined(data) if self.form == "list" else as_json(_plain(data))


def as_json(value: Any) -> str:
    """JSON text on one line, without blanks, letters as they are."""
    return _COMPACT.encode(value)


def _plain(data: Any) -> Any:
    """A list or block of models as plain values."""
    if isinstance(data, BaseModel):
        return data.model_dump(mode="json", exclude_none=True)
    if isinstance(data, dict):
        return {name: _plain(value) for name, value in data.items()}
    return [_plain(value) for value in data] if isinstance(data, tuple) else data


@cache
def field_columns(model: type[BaseModel]) -> tuple[FieldColumn, ...]:
    """The columns of a model in the order of its fields; a block of keys is spread as `block_key`."""
    return tuple(_columns(model, (), "", required=True))


def _columns(model: type[BaseModel], path: tuple[str, ...], about: str, *, required: bool) -> Iterator[FieldColumn]:
    for name, shape in shapes(model).items():
        field = model.model_fields[name]
        description = " ".join(part for part in (about, descriptions(model)[name]) if part)
        here = (*path, name)
        needed = required and field.is_required()
        inner = shape.model if shape.item is None else shape.item.model
        if inner is not None and issubclass(inner, _ELSEWHERE):
            continue
        if shape.item is None and shape.model is not None:
            yield from _columns(shape.model, here, descriptions(model)[name], required=needed)
        else:
            yield _column(here, shape, description, field.annotation, required=needed)


def _column(path: tuple[str, ...], shape: Shape, description: str, annotation: Any, *, required: bool) -> FieldColumn:
    name = "_".join(path)
    if shape.item is None:
        column = Column(name, description, _type(annotation), required, tuple(map(str, shape.words)))
        return FieldColumn(column, path, "value")
    if shape.holds == "many" and shape.item.model is None and shape.item.item is None:
        return FieldColumn(Column(name, f"{description} {LIST_RULE}"), path, "list")
    kind: CellType = "array" if shape.holds == "many" else "object"
    return FieldColumn(Column(name, f"{description} As JSON.", kind), path, "json")


def _type(annotation: Any) -> CellType:
    origin = get_origin(annotation)
    if origin is Annotated:
        return _type(get_args(annotation)[0])
    if origin is Union or type(annotation).__name__ == "UnionType":
        return _type(next(option for option in get_args(annotation) if option is not type(None)))
    return "boolean" if annotation is bool else "integer" if annotation is int else "string"
