"""`synth.json`: everything that the site shows, in one file, and the schema that describes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields as parts_of
from typing import Any

from pydantic.json_schema import models_json_schema

from synth.cite import label
from synth.export.content import Content
from synth.export.flatten import as_json
from synth.link.graph import Link, Record
from synth.model.kinds import KINDS
from synth.model.reference import Name, Reference
from synth.model.schema import DIALECT, file_models

FORMAT = 1
"""Raised when a reader of the older form would misread the newer."""
_NAME_PARTS = tuple(part.name for part in parts_of(Name))
_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}


def to_json(content: Content) -> str:
    """The file's text: one line for each record, link and reference, so that two versions can be compared."""
    graph = content.graph
    parts = {
        "format": as_json(FORMAT),
        "made_with": as_json(f"synth {content.version}"),
        "site": as_json(content.site_url or None),
        "review": graph.review.model_dump_json(exclude_none=True),
        "vocabulary": graph.vocabulary.model_dump_json(exclude_none=True),
        "double_coding": graph.double_coding.model_dump_json(exclude_none=True) if graph.double_coding else "null",
        "records": _block(
            {kind: _listed(record_json(content, record) for record in content.records[kind]) for kind in KINDS}
        ),
        "links": _lines(_link(link) for link in content.links),
        "references": _lines(_reference(content, reference) for reference in content.references),
        "retired": _lines(_retired(content)),
    }
    return _block(parts) + "\n"


def _block(parts: Mapping[str, str]) -> str:
    return "{\n" + ",\n".join(f'"{name}": {text}' for name, text in parts.items()) + "\n}"


def _lines(items: Iterable[Any]) -> str:
    return _listed(as_json(item) for item in items)


def _listed(texts: Iterable[str]) -> str:
    lines = ",\n".join(texts)
    return f"[\n{lines}\n]" if lines else "[]"


def record_json(content: Content, record: Record) -> str:
    """One record as it stands in the file."""
    fields = record.data.model_dump_json(exclude_none=True)
    return f'{{"id":{as_json(record.id)},"page":{as_json(content.page(record))},"fields":{fields}}}'


def _link(link: Link) -> dict[str, Any]:
    return {
        "source": link.source.id,
        "relation": link.relation,
        "target": link.target.id,
        "basis": link.basis,
        "findings": [finding.address for finding in link.findings],
        "rationale": link.rationale,
        "by": link.by,
    }


def _reference(content: Content, reference: Reference) -> dict[str, Any]:
    return {
        "key": reference.key,
        "type": reference.type,
        "page": content.reference_page(reference.key),
        "label": label(reference),
        "fields": {name: reference.fields[name] for name in sorted(reference.fields)},
        "authors": [_name(name) for name in reference.authors],
        "editors": [_name(name) for name in reference.editors],
        "cited_by": [record.id for record in content.graph.cited_by.get(reference.key, ()) if not record.retired],
    }


def _name(name: Name) -> dict[str, str]:
    return {part: text for part in _NAME_PARTS if (text := getattr(name, part))}


def _retired(content: Content) -> Iterable[dict[str, Any]]:
    """Records that were taken back: where they went, and nothing of what they said."""
    return (
        {"id": record.id, "kind": record.kind.name, "replaced_by": record.data.replaced_by}
        for record in sorted(content.graph.records.values(), key=lambda record: record.id)
        if record.retired
    )


# -- schema --


def schema() -> str:
    """The JSON Schema of `synth.json`."""
    models = file_models()
    names, made = models_json_schema([(model, "validation") for model in models.values()])
    fields = {name: names[(model, "validation")] for name, model in models.items()}
    maybe_text = {"type": ["string", "null"]}
    record = {"id": _TEXT, "page": _TEXT}
    name = _closed(dict.fromkeys(_NAME_PARTS, _TEXT), required=False)
    link = {
        "source": _TEXT,
        "relation": {"enum": ["caused-by", "addresses"]},
        "target": _TEXT,
        "basis": {"enum": ["reported", "inferred"]},
        "findings": _TEXTS,
        "rationale": maybe_text,
        "by": maybe_text,
    }
    reference = {
        "key": _TEXT,
        "type": _TEXT,
        "page": _TEXT,
        "label": _TEXT,
        "fields": {"type": "object", "additionalProperties": _TEXT},
        "authors": {"type": "array", "items": name},
        "editors": {"type": "array", "items": name},
        "cited_by": _TEXTS,
    }
    retired = {"id": _TEXT, "kind": {"enum": list(KINDS)}, "replaced_by": maybe_text}
    whole = {
        "format": {"const": FORMAT},
        "made_with": _TEXT,
        "site": maybe_text,
        "review": fields["review"],
        "vocabulary": fields["vocabulary"],
        "double_coding": {"anyOf": [fields["double_coding"], {"type": "null"}]},
        "records": _closed({kind: _list_of(record | {"fields": fields[kind]}) for kind in KINDS}),
        "links": _list_of(link),
        "references": _list_of(reference),
        "retired": _list_of(retired),
    }
    described = {"$schema": DIALECT, "title": "synth.json", **_closed(whole), "$defs": made["$defs"]}
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"


def _closed(properties: Mapping[str, Any], *, required: bool = True) -> dict[str, Any]:
    closed = {"type": "object", "properties": dict(properties), "additionalProperties": False}
    return closed | ({"required": list(properties)} if required else {})


def _list_of(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": _closed(properties)}
