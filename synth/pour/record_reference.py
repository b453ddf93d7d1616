"""The record reference: every field of every record, read from the models and their docstrings."""

from __future__ import annotations

import inspect
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from synth.model.changes import Changes
from synth.model.descriptions import descriptions
from synth.model.double_coding import DoubleCoding
from synth.model.fields import Citation, FindingTarget, Markdown, PartTarget, Target, Term
from synth.model.kinds import KINDS
from synth.model.review import Review
from synth.model.structure import Shape, shapes
from synth.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the words for a value; `id` leads to the block of keys that it names, or is empty."""

    text: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a block of keys."""

    name: str
    required: bool
    value: tuple[Piece, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A record, or a block of keys within one. `path` is where a record's file stands, empty for a block within."""

    id: str
    title: str
    text: str
    path: str
    fields: tuple[Field, ...]


_NAMES = {"Entreq": "ENTREQ", "Gripp2": "GRIPP2", "ConQual": "ConQual"}
"""Models of what has a spelling of its own."""


def record_reference() -> list[Block]:
    """Records first, then the blocks of keys they hold, each once, in the order in which they are met."""
    tops: dict[type[BaseModel], tuple[str, str]] = {
        kind.model: (kind.label, f"content/{kind.folder}/ID.yml") for kind in KINDS.values()
    }
    tops[Review] = ("The review", "content/review.yml")
    tops[Vocabulary] = ("The vocabulary", "content/vocabulary.yml")
    tops[Changes] = ("What changed", "content/changes.yml")
    tops[DoubleCoding] = ("What several people coded", "content/double_coding.yml")
    models = dict.fromkeys(tops)
    for model in tops:
        models.update(dict.fromkeys(_within(model)))
    names = Counter(_spaced(model) for model in models)
    return [_block(model, *tops.get(model, (_title(model, names), ""))) for model in models]


def _title(model: type[BaseModel], names: Counter[str]) -> str:
    """The model's name, and where it belongs where another has the same."""
    name = _spaced(model)
    return name if names[name] == 1 else f"{name} ({model.__module__.rpartition('.')[2].replace('_', ' ')})"


def _within(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for shape in shapes(model).values():
        inner = _innermost(shape).model
        if inner is not None:
            yield inner
            yield from _within(inner)


def _block(model: type[BaseModel], title: str, path: str) -> Block:
    fields = tuple(
        Field(name, field.is_required(), tuple(_value(shapes(model)[name], name, model)), descriptions(model)[name])
        for name, field in model.model_fields.items()
    )
    return Block(_id(model), title, inspect.cleandoc(model.__doc__ or ""), path, fields)


def _value(shape: Shape, name: str, model: type[BaseModel]) -> Iterator[Piece]:
    if shape.item is not None:
        yield Piece("a list: each " if shape.holds == "many" else "named entries: each ")
        yield from _value(shape.item, name, model)
    elif shape.model is not None:
        name = _spaced(shape.model)
        yield Piece(name if name in _NAMES.values() else name.lower(), _id(shape.model))
    elif shape.words:
        yield Piece("one of: " + ", ".join(shape.words))
    else:
        yield Piece(_plain_value(shape, name, model))


def _plain_value(shape: Shape, name: str, model: type[BaseModel]) -> str:
    match shape.mark:
        case Target(kinds=()):
            return "the id of a barrier, root, solution or facilitator"
        case Target(kinds=kinds):
            return "the id of a " + " or ".join(kinds)
        case Term(scheme=scheme):
            return f"a term of the vocabulary’s list “{scheme}”"
        case FindingTarget():
            return "a finding, as study/finding"
        case PartTarget():
            return "the id of a record, study/finding, study/item or record -> record"
        case Citation():
            return "a key of references.bib"
        case Markdown():
            return "prose"
    schema = _properties(model)[name]
    types = {each.get("type") for each in schema.get("anyOf", [schema])}
    if "boolean" in types:
        return "true or false"
    return "a whole number" if "integer" in types else "text"


@cache
def _properties(model: type[BaseModel]) -> dict[str, Any]:
    properties: dict[str, Any] = model.model_json_schema()["properties"]
    return properties


def _innermost(shape: Shape) -> Shape:
    while shape.item is not None:
        shape = shape.item
    return shape


def _id(model: type[BaseModel]) -> str:
    # The underscore keeps it apart from every heading's own id.
    return f"{model.__module__.rpartition('.')[2]}__{model.__name__.lower()}"


def _spaced(model: type[BaseModel]) -> str:
    """`AppraisalItem` as `Appraisal item`."""
    return _NAMES.get(model.__name__) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).capitalize()
