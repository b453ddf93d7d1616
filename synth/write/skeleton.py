"""A blank record with a comment above each field: what the field is for stands in its model, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from textwrap import wrap

from pydantic import BaseModel

from synth.diagnostics.words import conjoined
from synth.model.descriptions import descriptions
from synth.model.fields import Markdown, Term
from synth.model.structure import Shape, shapes, written_order
from synth.write.layout import STEP
from synth.write.texts import WIDTH, on_one_line

PLACEHOLDER = "TODO"
"""What stands where a person has to write; the check reports each."""

Filled = Mapping[tuple[type[BaseModel], str], str | Sequence[str]]
"""What is known already: model and field to a text or a list of texts."""
Terms = Callable[[str], Sequence[str]]
"""The terms of a scheme."""

_MOST_WORDS = 12


def skeleton(model: type[BaseModel], filled: Filled, terms: Terms) -> list[str]:
    """The lines of a blank record: each field with its comment, optional ones with a '#' before them."""
    return _Blank(filled, terms).explained(model, 0, apart=True)


def blank_item(model: type[BaseModel], filled: Filled, terms: Terms, indent: int) -> list[str]:
    """The lines of a blank item of a list, explained, with its hyphen at `indent`."""
    return _as_item(_Blank(filled, terms).explained(model, indent + STEP, apart=False), indent)


class _Blank:
    def __init__(self, filled: Filled, terms: Terms) -> None:
        self._filled = filled
        self._terms = terms

    def explained(self, model: type[BaseModel], indent: int, *, apart: bool) -> list[str]:
        """The fields of a model with their comments; `apart`: an empty line between them."""
        lines: list[str] = []
        for name in written_order(model):
            field = model.model_fields[name]
            shape = shapes(model)[name]
            above = [f"{' ' * indent}# {line}" for line in self._comment(descriptions(model)[name], shape, indent)]
            if field.is_required() or (model, name) in self._filled:
                written = self._field(model, name, shape, indent, explained=True)
            else:
                below = self._field(model, name, shape, 0, explained=False)
                written = [f"{' ' * indent}#{line}" for line in below]
            lines += [*([""] if apart and lines else []), *above, *written]
        return lines

    def _comment(self, description: str, shape: Shape, indent: int) -> list[str]:
        text = " ".join(description.split())
        while shape.item is not None:
            shape = shape.item
        words = self._terms(shape.mark.scheme) if isinstance(shape.mark, Term) else shape.words
        if words and not all(re.search(rf"\b{re.escape(word)}\b", text) for word in words):
            shown = conjoined([*words[:_MOST_WORDS], *(["…"] if len(words) > _MOST_WORDS else [])])
            text = f"{text} One of: {shown}."
        return wrap(text, WIDTH - indent - 2, break_long_words=False, break_on_hyphens=False)

    def _field(self, model: type[BaseModel], name: str, shape: Shape, indent: int, *, explained: bool) -> list[str]:
        before = f"{' ' * indent}{name}:"
        known = self._filled.get((model, name), PLACEHOLDER)
        if shape.item is not None and (below := shape.item.model) is not None:
            if shape.holds == "named":
                written = self._block(below, indent + 2 * STEP, explained=explained)
                return [before, f"{' ' * (indent + STEP)}{PLACEHOLDER}:", *written]
            written = self._block(below, indent + 2 * STEP, explained=explained)
            return [before, *_as_item(written, indent + STEP)]
        if shape.item is not None:
            items = [known] if isinstance(known, str) else known
            return [f"{before} [{', '.join(on_one_line(item, bracketed=True) for item in items)}]"]
        if shape.model is not None:
            return [before, *self._block(shape.model, indent + STEP, explained=explained)]
        text = known if isinstance(known, str) else known[0]
        if isinstance(shape.mark, Markdown):
            return [f"{before} >-", f"{' ' * (indent + STEP)}{text}"]
        return [f"{before} {on_one_line(text)}"]

    def _block(self, model: type[BaseModel], indent: int, *, explained: bool) -> list[str]:
        """The fields of a block: with comments, or bare within a field that has a '#' before it."""
        if explained:
            return self.explained(model, indent, apart=False)
        names = written_order(model)
        if not any(model.model_fields[name].is_required() for name in names):
            # One of many that are alike shows how all of them are written.
            names = names[:1]
        return [
            line for name in names for line in self._field(model, name, shapes(model)[name], indent, explained=False)
        ]


def _as_item(lines: list[str], indent: int) -> list[str]:
    """The lines of a block of keys as an item of a list: the first key goes behind the hyphen, its comment above."""
    first = next(place for place, line in enumerate(lines) if not line.lstrip().startswith("#"))
    above = [line[STEP:] for line in lines[:first]]
    return [*above, f"{' ' * indent}- {lines[first].lstrip()}", *lines[first + 1 :]]
