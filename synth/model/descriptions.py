"""What the fields of models are for: the docstrings below them, read where they are shown and not at every start."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel


@cache
def descriptions(model: type[BaseModel]) -> Mapping[str, str]:
    """Field to what it is for: its own description, else the docstring below it, a base's where it is inherited."""
    told: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if issubclass(base, BaseModel) and base.model_fields:
            told |= _docstrings(base.__module__).get(base.__name__, {})
    return {name: field.description or told.get(name, "") for name, field in model.model_fields.items()}


@cache
def _docstrings(module: str) -> dict[str, dict[str, str]]:
    """Class to field to the docstring below it, of the classes of a module."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {part.name: _below_fields(part) for part in tree.body if isinstance(part, ast.ClassDef)}


def _below_fields(part: ast.ClassDef) -> dict[str, str]:
    return {
        field.target.id: inspect.cleandoc(below.value.value)
        for field, below in zip(part.body, part.body[1:], strict=False)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) and isinstance(below.value.value, str)
    }
