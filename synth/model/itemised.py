"""Models with one optional key for each item of a published list, so that a further list needs no code.

An unknown key is told as every unknown key is, and editors offer the known ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field, create_model

from synth.model.checklists import Checklist
from synth.model.fields import Model


def keyed(name: str, about: str, module: str, keys: Mapping[str, tuple[type[Model], str]]) -> type[Model]:
    """A model of optional keys, each with the model of its value and its description."""
    fields: dict[str, Any] = {
        key: (model | None, Field(None, description=description)) for key, (model, description) in keys.items()
    }
    return create_model(name, __base__=Model, __doc__=about, __module__=module, **fields)


def itemised(checklist: Checklist, value: type[Model], name: str) -> type[Model]:
    """A model of a list's items, each holding a `value`."""
    about = f"{checklist.name}: {checklist.title}. {checklist.about}"
    keys = {item.key: (value, f"{item.number}. {item.label}. {item.text}") for item in checklist.items}
    return keyed(name, about, value.__module__, keys)
