"""Plain values to validated models; what does not fit becomes located messages in plain words."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from synth.diagnostics import Diagnostics
from synth.diagnostics.nearest import Nearest
from synth.diagnostics.words import listed, quoted
from synth.model.appraisal import NO_SCORE, NO_SCORE_HELP, SCORES, Appraisal, AppraisalItem
from synth.model.confidence import Confidence
from synth.model.descriptions import descriptions
from synth.model.structure import shape_at
from synth.model.study import Study
from synth.read.document import Document

_Model = TypeVar("_Model", bound=BaseModel)

_EXPECTED = {
    "string_type": "a text",
    "tuple_type": "a list",
    "dict_type": "a block of keys",
    "model_type": "a block of keys",
    "model_attributes_type": "a block of keys",
    "int_type": "a whole number",
    "bool_type": "'true' or 'false'",
}


def validated(document: Document, model: type[_Model], diagnostics: Diagnostics) -> _Model | None:
    """The document's value as a `model`; None, with a message for each fault, where it does not fit."""
    try:
        data = model.model_validate(document.value)
    except ValidationError as error:
        for fault in error.errors(include_url=False, include_context=True):
            # What the reading of the file has reported is not told twice.
            if not any(fault["loc"][:depth] in document.unread for depth in range(len(fault["loc"]) + 1)):
                _report(fault, document, model, diagnostics)
        return None
    # A stand-in for a value that could not be read may happen to fit.
    return None if document.unread else data


def _report(fault: ErrorDetails, document: Document, model: type[BaseModel], diagnostics: Diagnostics) -> None:
    keys = fault["loc"]
    if keys and keys[-1] == "[key]":
        help = "write another name here, made of a-z, digits and hyphens, as in 'focus-group'"
        diagnostics.add(fault["type"], document.key_place(*keys[:-1]), _sentence(fault["msg"]), help)
        return
    kind = fault["type"]
    if kind == "missing":
        _report_missing(keys, document, model, diagnostics)
    elif kind == "extra_forbidden":
        _report_unknown_key(keys, document, model, diagnostics)
    elif kind == "literal_error":
        words = shape_at(model, keys).words
        value = fault["input"]
        known = isinstance(value, str)
        message = f"{quoted(value)} cannot stand in '{keys[-1]}'." if known else "One of a few words is expected here."
        hint = Nearest(words).hint(value) if known else ""
        diagnostics.add("S104", document.place(*keys), message, hint or f"write {listed(words)}")
    elif kind in _EXPECTED:
        diagnostics.add(
            "S103",
            document.place(*keys),
            _sentence(f"{_EXPECTED[kind]} is expected here, but this is {_found(fault['input'])}"),
            _shape_help(kind, keys),
        )
    elif kind == "too_short":
        if fault["input"]:
            return  # entries stand there, each with a message of its own
        message = f"'{keys[-1]}' is empty; it needs at least one entry."
        diagnostics.add("S105", document.place(*keys), message, _what_belongs_here(keys, model))
    elif kind == "too_long":
        most = fault.get("ctx", {}).get("max_length")
        message = f"'{keys[-1]}' has too many entries; at most {most} are shown."
        diagnostics.add("S106", document.place(*keys), message, "take out what readers need least, or join two")
    else:
        diagnostics.add(kind, document.place(*keys), _sentence(fault["msg"]), _what_belongs_here(keys, model))


def _what_belongs_here(keys: tuple[str | int, ...], model: type[BaseModel]) -> str:
    """What the innermost field on the way to a value is for, in the words of its model."""
    for depth in range(len(keys), 0, -1):
        holder = shape_at(model, keys[: depth - 1]).model
        description = descriptions(holder).get(str(keys[depth - 1])) if holder else None
        if description:
            return f"'{keys[depth - 1]}': {' '.join(description.split())}"
    return ""


def _report_missing(
    keys: tuple[str | int, ...], document: Document, model: type[BaseModel], diagnostics: Diagnostics
) -> None:
    holder = shape_at(model, keys[:-1]).model or model
    name = str(keys[-1])
    code = "S305" if holder is Confidence and name in Confidence.model_fields else "S101"
    diagnostics.add(
        code,
        document.place(*keys[:-1]),
        f"'{name}' is missing{f' in {_named(keys[:-1])}' if len(keys) > 1 else ''}.",
        f"add '{name}: …': {_first_sentence(descriptions(holder)[name])}",
    )


def _report_unknown_key(
    keys: tuple[str | int, ...], document: Document, model: type[BaseModel], diagnostics: Diagnostics
) -> None:
    holder = shape_at(model, keys[:-1]).model or model
    name = str(keys[-1])
    if name == "confidence" and model is Study:
        diagnostics.add(
            "S304",
            document.key_place(*keys),
            "GRADE-CERQual confidence belongs to a review finding, never to a study.",
            "take it out; write it in the review finding, such as a barrier, that the study's findings bear on",
        )
        return
    if name.casefold() in SCORES and holder in (Appraisal, AppraisalItem):
        diagnostics.add(
            "S352",
            document.key_place(*keys),
            f"{quoted(name)}: {NO_SCORE}",
            NO_SCORE_HELP,
        )
        return
    diagnostics.add(
        "S102",
        document.key_place(*keys),
        f"{quoted(name)} is not a key{f' of {_named(keys[:-1])}' if len(keys) > 1 else ''}.",
        Nearest(holder.model_fields).hint(name) or f"known keys: {listed(holder.model_fields, 'and')}",
    )


def _named(keys: tuple[str | int, ...]) -> str:
    """`findings, entry 2`: a key path in words."""
    return ", ".join(f"entry {key + 1}" if isinstance(key, int) else f"'{key}'" for key in keys)


def _found(value: Any) -> str:
    if isinstance(value, str):
        return f"the text {quoted(value)}" if value else "empty"
    return "a list" if isinstance(value, list) else "a block of keys"


def _shape_help(kind: str, keys: tuple[str | int, ...]) -> str:
    name = keys[-1] if keys and isinstance(keys[-1], str) else "key"
    if kind == "tuple_type":
        return f"write a list: '{name}: [first, second]', or one entry a line, each after '- '"
    if kind in ("dict_type", "model_type"):
        return "write keys with values below it, indented by two spaces"
    if kind == "string_type":
        return "write plain text; put it in quotes if it starts with [ or {"
    if kind == "bool_type":
        return f"write '{name}: true' or '{name}: false'"
    return f"write the number alone, as in '{name}: 12'"


def _first_sentence(text: str) -> str:
    return text.split("\n")[0]


def _sentence(message: str) -> str:
    return message[:1].upper() + message[1:] + ("" if message.endswith((".", "?")) else ".")
