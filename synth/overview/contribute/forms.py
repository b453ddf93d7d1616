"""The forms by which readers contribute, worked out from the models: fields, their words and the rules for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from synth.model import fields
from synth.model.descriptions import descriptions
from synth.model.fields import Citation, FindingTarget, Markdown, Target, Term
from synth.model.kinds import REVIEW_FINDINGS
from synth.model.structure import Shape, shapes, written_order
from synth.model.study import Design, Finding, Setting, Study
from synth.overview import words

# What a reviewer sets when taking a contribution in, and what asks for a tool of its own.
_LEFT_OUT = {(Study, name) for name in ("status", "aliases", "replaced_by", "appraisal", "checked_by")}
# Optional in a record, and still what a contributor is asked for first.
_ASKED_FIRST = {
    (Study, "participants"),
    (Study, "extracted_by"),
    (Design, "data_collection"),
    (Setting, "countries"),
    (Finding, "bears_on"),
}
# What one entry of a list is called, where entries are added one by one.
_ONE: Mapping[tuple[type[BaseModel], str], str] = {
    (Study, "participants"): "Group",
    (Study, "extracted_by"): "Person",
    (Study, "findings"): "Finding",
    (Setting, "countries"): "Country",
    (Finding, "bears_on"): "Record",
}
# Numbered by the form.
_NUMBERED: Mapping[tuple[type[BaseModel], str], str] = {(Finding, "id"): "f"}
_LABELS: Mapping[str, Mapping[str, str]] = {
    "source_depth": words.DEPTH,
    "role": words.ROLE,
    "stance": words.STANCE,
    "list_completeness": words.LIST,
    "credibility": words.CREDIBILITY,
    "result": words.SOUGHT,
    "countries_basis": words.COUNTRIES_BASIS,
}
_BY_PATTERN = {
    fields.ID_PATTERN: "id",
    fields.COUNTRY_PATTERN: "country",
    fields.DATE_PATTERN: "date",
    fields.PERIOD_PATTERN: "period",
    fields.LANGUAGE_PATTERN: "language",
}


@dataclass(frozen=True, slots=True)
class Value:
    """What a field holds. `type` names the widget and the rule: a key of the tests' table of values.

    `options` are code and label; `scheme` names the vocabulary's list; `kinds` those of the records to choose from;
    `block` the block of a nested part; `item` what each entry of a list holds, and `least` how many there are.
    """

    type: str
    options: tuple[tuple[str, str], ...] = ()
    scheme: str = ""
    kinds: tuple[str, ...] = ()
    block: str = ""
    item: Value | None = None
    least: int = 0
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class FormField:
    """One field: how a record names it, and how a reader is asked for it. `first`: it is not folded away.

    `one` is what an entry of a list is called.
    """

    name: str
    label: str
    help: str
    required: bool
    first: bool
    value: Value
    one: str = ""


@dataclass(frozen=True, slots=True)
class FormBlock:
    """Fields that stand together, in the order of a record; `label` says what they are."""

    label: str
    fields: tuple[FormField, ...]


def form_blocks() -> dict[str, FormBlock]:
    """Every block that the forms for a study and a finding are made of, by its id; the study's is first."""
    return {block_id(model): _block(model) for model in dict.fromkeys(_models(Study))}


def block_id(model: type[BaseModel]) -> str:
    """`study`, `finding`: the id of the block of a model."""
    return model.__name__.lower()


def rules() -> dict[str, Any]:
    """What checks of texts need to know, as patterns that Python and browsers read alike, and bounds."""
    return {
        "blank": fields.BLANK_PATTERN,
        "placeholder": fields.UNWRITTEN_PATTERN,
        "id": fields.ID_PATTERN,
        "id_length": fields.ID_LENGTH,
        "reserved": sorted(fields.RESERVED_IDS),
        "date": fields.DATE_PATTERN,
        "language": fields.LANGUAGE_PATTERN,
        # The latest is next year on the day of writing, so the browser works it out.
        "earliest_year": fields.EARLIEST_YEAR,
        "count": fields.LARGEST_COUNT,
    }


def plain(part: FormBlock) -> dict[str, Any]:
    """A block as plain data, without what is empty."""
    return _without_empty(asdict(part))  # type: ignore[no-any-return]


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_empty(item) for key, item in value.items() if item}
    if isinstance(value, list | tuple):
        return [_without_empty(item) for item in value]
    return value


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for name in _names(model):
        inner = _innermost(shapes(model)[name]).model
        if inner is not None:
            yield from _models(inner)


def _names(model: type[BaseModel]) -> list[str]:
    return [name for name in written_order(model) if (model, name) not in _LEFT_OUT]


def _innermost(shape: Shape) -> Shape:
    while shape.item is not None:
        shape = shape.item
    return shape


def _block(model: type[BaseModel]) -> FormBlock:
    return FormBlock(
        words_of(model.__doc__ or "")[0].removesuffix("."), tuple(_field(model, name) for name in _names(model))
    )


def _field(model: type[BaseModel], name: str) -> FormField:
    info = model.model_fields[name]
    label, help = words_of(descriptions(model)[name])
    value = _value(model, name)
    if any(code in help.lower() for code, _ in value.options):
        # It spells out what there is to choose from.
        help = ""
    first = info.is_required() or (model, name) in _ASKED_FIRST
    return FormField(name, label, help, info.is_required(), first, value, _ONE.get((model, name), ""))


def words_of(description: str) -> tuple[str, str]:
    """A field's description as a label and the help beside it.

    The label is the first sentence, or what stands before its colon or semicolon. What stands between brackets at
    its end is for those who write files.
    """
    text = " ".join(description.split())
    text = re.sub(r"`([^`]*)`", r"“\1”", text)
    text = re.sub(r"(?<=[a-z])'(?=[a-z])", "’", text)
    found = re.match(r"(?:[0-9]+\. )?(.*?)(?:[:;] |\. (?=[A-Z“])|\.?$)(.*)", text)
    assert found
    label, rest = re.sub(r" \([^()]*\)$", "", found[1]), found[2]
    return label, rest[:1].upper() + rest[1:]


def _value(model: type[BaseModel], name: str) -> Value:
    if prefix := _NUMBERED.get((model, name)):
        return Value("numbered", prefix=prefix)
    schema = _given(_properties(model)[name])
    shape = shapes(model)[name]
    if shape.item is None:
        return _one(shape, schema, name)
    return Value("list", item=_one(shape.item, schema.get("items", {}), name), least=schema.get("minItems", 0))


def _one(shape: Shape, schema: Mapping[str, Any], name: str) -> Value:
    """What a single value is: by its mark, then by its model, its words, and what the JSON Schema says of it."""
    match shape.mark:
        case Target(kinds=kinds):
            return Value("record", kinds=kinds or REVIEW_FINDINGS)
        case Term(scheme=scheme):
            return Value("term", scheme=scheme)
        case Citation():
            return Value("citation")
        case FindingTarget():
            return Value("finding")
        case Markdown():
            return Value("prose")
    if shape.model is not None:
        return Value("block", block=block_id(shape.model))
    if shape.words:
        labels = _LABELS.get(name, {})
        return Value("choice", options=tuple((word, labels.get(word, word)) for word in shape.words))
    if schema.get("type") == "integer":
        return Value("count")
    return Value(_BY_PATTERN.get(schema.get("pattern", ""), "text"))


def _given(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a value that is there, for one that may be left out."""
    options = [option for option in schema.get("anyOf", [schema]) if option.get("type") != "null"]
    return options[0]  # type: ignore[no-any-return]


@cache
def _properties(model: type[BaseModel]) -> dict[str, Any]:
    properties: dict[str, Any] = model.model_json_schema()["properties"]
    return properties


# -- forms that are not of a record --


def reference_block() -> FormBlock:
    """What a reader is asked about a source that the review does not know yet."""
    kinds = (
        ("article", "An article in a journal"),
        ("report", "A report"),
        ("book", "A book"),
        ("incollection", "A chapter of a book"),
    )
    return FormBlock(
        "The source",
        (
            FormField("type", "What kind of source it is", "", True, True, Value("choice", options=kinds)),
            FormField(
                "author",
                "Authors, in the order of the source",
                "Family name, comma, given names. An organisation goes without a comma.",
                True,
                True,
                Value("list", item=Value("text"), least=1),
                "Author",
            ),
            FormField("title", "Title of the source", "As printed.", True, True, Value("text")),
            FormField(
                "container",
                "Where it was published",
                "The name of the journal, the organisation, the publisher, or the book that holds the chapter.",
                True,
                True,
                Value("text"),
            ),
            FormField("year", "Year", "", True, True, Value("year")),
            FormField(
                "doi",
                "DOI",
                "It begins with 10. and stands on the first page, where there is one.",
                False,
                True,
                Value("doi"),
            ),
            FormField("volume", "Volume", "", False, False, Value("text")),
            FormField("number", "Issue", "", False, False, Value("text")),
            FormField("pages", "Pages", "Such as 11-29.", False, False, Value("text")),
            FormField("url", "Web address", "Where there is no DOI.", False, False, Value("address")),
        ),
    )


def problem_block() -> FormBlock:
    """What a reader is asked who has seen that something is wrong."""
    return FormBlock(
        "Something is wrong here",
        (
            FormField("page", "The page", "Its address, or what it is called.", True, True, Value("line")),
            FormField("wrong", "What is wrong, or hard to understand, or hurtful", "", True, True, Value("long")),
            FormField("right", "What would be right", "As far as you know.", False, True, Value("long")),
            FormField(
                "source", "Where the right thing stands", "A link or a title is enough.", False, True, Value("line")
            ),
        ),
    )
