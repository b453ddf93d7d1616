"""What a model's fields hold, read once from their types: used to walk records without knowing their kinds."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from synth.model.fields import Citation, FindingTarget, Markdown, PartTarget, Target, Term

Mark = Target | Term | FindingTarget | PartTarget | Citation | Markdown
Keys = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """What one value is: its mark, the model behind it, whether it is a list or a block of named values, its words."""

    mark: Mark | None = None
    model: type[BaseModel] | None = None
    holds: Literal["one", "many", "named"] = "one"
    item: Shape | None = None
    words: tuple[str, ...] = ()

    @property
    def leads_to_marks(self) -> bool:
        """Whether anything at or below this value carries a mark."""
        if self.item is not None:
            return self.item.leads_to_marks
        return self.mark is not None or (self.model is not None and bool(marked_fields(self.model)))


def _shape(annotation: Any, metadata: tuple[Any, ...] = ()) -> Shape:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _shape(inner, (*metadata, *more))
    if origin in (Union, types.UnionType):
        (inner,) = (option for option in get_args(annotation) if option is not type(None))
        return _shape(inner, metadata)
    if origin is tuple:
        return Shape(holds="many", item=_shape(get_args(annotation)[0]))
    if origin is dict:
        return Shape(holds="named", item=_shape(get_args(annotation)[1]))
    if origin is Literal:
        return Shape(words=get_args(annotation))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Shape(model=annotation)
    mark = next((item for item in metadata if isinstance(item, Mark)), None)
    return Shape(mark=mark)


@cache
def shapes(model: type[BaseModel]) -> dict[str, Shape]:
    """The shape of each field of a model."""
    return {name: _shape(field.annotation, tuple(field.metadata)) for name, field in model.model_fields.items()}


@cache
def written_order(model: type[BaseModel]) -> tuple[str, ...]:
    """The names of a model's fields in the order in which a file has them."""
    names = tuple(shapes(model))
    wanted: tuple[str, ...] = getattr(model, "reading_order", ("*",))
    others = [name for name in names if name not in wanted]
    order = [name for each in wanted for name in (others if each == "*" else [each])]
    return tuple(name for name in order if name in names)


@cache
def marked_fields(model: type[BaseModel]) -> tuple[tuple[str, Shape], ...]:
    """The fields at or below which a mark stands."""
    return tuple((name, shape) for name, shape in shapes(model).items() if shape.leads_to_marks)


def walk(value: BaseModel, keys: Keys = ()) -> Iterator[tuple[Keys, str, Mark]]:
    """Every marked text of a record with the key path at which it stands, in the order of the fields."""
    for name, shape in marked_fields(type(value)):
        held = getattr(value, name)
        if held is None:
            continue
        yield from _walk_value(held, shape, (*keys, name))


def _walk_value(held: Any, shape: Shape, keys: Keys) -> Iterator[tuple[Keys, str, Mark]]:
    if shape.item is not None:
        items = held.items() if shape.holds == "named" else enumerate(held)
        for key, item in items:
            yield from _walk_value(item, shape.item, (*keys, key))
    elif shape.mark is not None:
        yield keys, held, shape.mark
    else:
        yield from walk(held, keys)


def walk_unvalidated(value: Any, model: type[BaseModel]) -> Iterator[tuple[Keys, str, Mark]]:
    """The same for plain values that did not fit the model: what is marked and is a text, wherever it can be met."""
    yield from _walk_plain(value, Shape(model=model), ())


def _walk_plain(held: Any, shape: Shape, keys: Keys) -> Iterator[tuple[Keys, str, Mark]]:
    if shape.item is not None:
        items = held.items() if isinstance(held, dict) else enumerate(held) if isinstance(held, list) else ()
        for key, item in items:
            yield from _walk_plain(item, shape.item, (*keys, key))
    elif shape.mark is not None:
        if isinstance(held, str):
            yield keys, held, shape.mark
    elif shape.model is not None and isinstance(held, dict):
        for name, field in marked_fields(shape.model):
            if name in held:
                yield from _walk_plain(held[name], field, (*keys, name))


def shape_at(model: type[BaseModel], keys: Keys) -> Shape:
    """The shape of the value at a key path, as far as the path leads through known fields."""
    shape = Shape(model=model)
    for key in keys:
        if shape.item is not None:
            shape = shape.item
        elif shape.model is not None and key in shapes(shape.model):
            shape = shapes(shape.model)[str(key)]
        else:
            break
    return shape
