"""JSON Schemas that know the project: its ids, citation keys and terms, for editors to complete, explain and check."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from synth.cite import labels
from synth.diagnostics.words import article, conjoined, shorten
from synth.model.fields import PART_PATTERN, Citation, FindingTarget, PartTarget, Target, Term
from synth.model.kinds import REVIEW_FINDINGS
from synth.model.schema import file_models, schemas
from synth.model.structure import Mark, Shape, shapes
from synth.read.record import Record
from synth.read.sources import Misfit, Sources
from synth.write.saving import replace, write_new

FOLDER = ".cache/schema"
"""Where editors find them, below the project: they change with every record, so they are no part of its history."""

_DESCRIBED = 300


def write_living_schemas(root: Path, sources: Sources) -> None:
    """Write the schema of each kind of file below `root`, where it differs from what stands there. Raises OSError."""
    for name, schema in living_schemas(sources).items():
        path, text = root / FOLDER / name, json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
        if not path.exists():
            write_new(path, text)
        elif path.read_text("utf-8") != text:
            replace(path, text)


def living_schemas(sources: Sources) -> dict[str, dict[str, Any]]:
    """File name (`study.schema.json`) to schema, as far as the project could be read."""
    known = _Known(sources)
    made = {}
    for (name, schema), model in zip(schemas().items(), file_models().values(), strict=True):
        schema = copy.deepcopy(schema)
        _Living(schema, known).bring_in(schema, Shape(model=model))
        made[name] = _as_read(schema)
    return made


def _as_read(schema: Any) -> Any:
    """The schema for values as synth reads them: what an editor takes for a number may be text; empty never may."""
    if isinstance(schema, list):
        return [_as_read(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    read = {key: _as_read(value) for key, value in schema.items() if not (key == "default" and value is None)}
    options = read.get("anyOf")
    if isinstance(options, list) and len(others := [each for each in options if each != {"type": "null"}]) == 1:
        del read["anyOf"]
        read = others[0] | read
    if read.get("type") == "string" and "enum" not in read:
        read["type"] = ["string", "number", "boolean"]
    if read.get("type") == "integer":
        read["type"] = ["integer", "string"]
    return read


class _Known:
    """What a project has, each with a few words about it."""

    def __init__(self, sources: Sources) -> None:
        self._records = sorted(_records(sources))
        self._retired = {record.id for record in sources.records if record.retired}
        self._findings = sorted(_findings(sources))
        named = labels({reference.key: reference for reference in sources.references}, {})
        self._references = sorted(
            (reference.key, f"{named[reference.key]}: {reference.fields.get('title', '')}".rstrip(": "))
            for reference in sources.references
        )
        self._schemes = sources.vocabulary.schemes if sources.vocabulary else {}

    def definition(self, mark: Mark | None) -> tuple[str, dict[str, Any]] | None:
        """The name and the schema of what may stand where a mark is; None where everything may."""
        match mark:
            case Target(kinds=kinds, retired=retired):
                wanted = kinds or REVIEW_FINDINGS
                found = [
                    (identifier, about)
                    for identifier, kind, about in self._records
                    if kind in wanted and (retired or identifier not in self._retired)
                ]
                name = "-".join(("id", *kinds, *(("retired",) if retired else ())))
                return _choice(name, found, f"the id of {article(conjoined(wanted))}")
            case Term(scheme=scheme) if scheme in self._schemes:
                terms = self._schemes[scheme].terms
                about = [(name, f"{term.label}: {' '.join(term.definition.split())}") for name, term in terms.items()]
                return _choice(f"term-{scheme}", about, f"a term of '{scheme}' in content/vocabulary.yml")
            case FindingTarget():
                return _choice("finding", self._findings, "a finding, as study/finding")
            case PartTarget():
                # Links and items of appraisals have no list: what is offered may be followed by another.
                records = [(id, about) for id, _, about in self._records]
                return _offered("part", [*records, *self._findings])
            case Citation():
                return _choice("citation", self._references, "a key of references.bib")
        return None


def _records(sources: Sources) -> Iterator[tuple[str, str, str]]:
    """Id, kind and title of each record, also of those that do not fit their kind yet."""
    cited = {reference.key: reference.fields.get("title", "") for reference in sources.references}
    held: list[Record | Misfit] = [*sources.records, *sources.misfits]
    for each in held:
        value = each.document.value
        keys = value.get("cite")
        title = value.get("title") or (cited.get(str(keys[0])) if isinstance(keys, list) and keys else "")
        kind = each.kind.label
        yield each.id, each.kind.name, f"{kind}: {title}" if isinstance(title, str) and title else kind


def _findings(sources: Sources) -> Iterator[tuple[str, str]]:
    for record in sources.records:
        if record.kind.name == "study":
            yield from ((f"{record.id}/{finding.id}", finding.text) for finding in record.data.findings)


def _choice(name: str, found: Iterable[tuple[str, str]], what: str) -> tuple[str, dict[str, Any]] | None:
    pairs = list(found)
    if not pairs:
        return None
    about = [shorten(text, _DESCRIBED) for _, text in pairs]
    return name, {
        "type": "string",
        "enum": [value for value, _ in pairs],
        "enumDescriptions": about,
        "markdownEnumDescriptions": about,
        "errorMessage": f"This is not {what}.",
    }


def _offered(name: str, found: Iterable[tuple[str, str]]) -> tuple[str, dict[str, Any]] | None:
    """What an editor offers, without a word against anything else of the same form."""
    chosen = _choice(name, found, "")
    if chosen is None:
        return None
    choice = chosen[1]
    del choice["errorMessage"]
    return name, {"anyOf": [choice, {"type": "string", "pattern": PART_PATTERN}]}


class _Living:
    """Brings what a project has into one schema, along the shapes of its model."""

    def __init__(self, schema: dict[str, Any], known: _Known) -> None:
        self._definitions: dict[str, Any] = schema.setdefault("$defs", {})
        self._known = known
        self._done: set[str] = set()

    def bring_in(self, schema: dict[str, Any], shape: Shape) -> None:
        """Bring it into a part of the schema, given the shape of what it describes."""
        if "anyOf" in schema:
            for option in schema["anyOf"]:
                if option.get("type") != "null":
                    self.bring_in(option, shape)
        elif "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            if name not in self._done:
                self._done.add(name)
                self.bring_in(self._definitions[name], shape)
        elif shape.item is not None:
            below = schema.get("items") or schema.get("additionalProperties")
            for part in [below] if isinstance(below, dict) else schema.get("patternProperties", {}).values():
                self.bring_in(part, shape.item)
        elif shape.model is not None:
            self._bring_into_fields(schema.get("properties", {}), shape.model)
        elif found := self._known.definition(shape.mark):
            name, definition = found
            self._definitions[name] = definition
            kept: dict[str, Any] = {key: schema[key] for key in ("title", "description") if key in schema}
            schema.clear()
            schema.update(kept, **{"$ref": f"#/$defs/{name}"})

    def _bring_into_fields(self, properties: Mapping[str, Any], model: type[BaseModel]) -> None:
        for name, shape in shapes(model).items():
            if name in properties:
                self.bring_in(properties[name], shape)
