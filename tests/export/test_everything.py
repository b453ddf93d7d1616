"""synth.json and its schema; all downloads together: the same bytes, an empty review, a kind to come."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, ClassVar

import jsonschema
import pytest

from synth.link.graph import Graph, Record
from synth.model.fields import Count, Model, Prose, Text, Title
from synth.model.kinds import KINDS, Kind
from tests.export.conftest import SITE, Written, only_references, written


def everything(made: Written) -> dict[str, Any]:
    """synth.json, held against the schema beside it."""
    whole: dict[str, Any] = json.loads(made.text("synth.json"))
    schema = json.loads(made.text("synth.schema.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(whole, schema)
    return whole


def test_everything_is_in_it(graph: Graph, rich: Written) -> None:
    whole = everything(rich)
    assert (whole["format"], whole["made_with"], whole["site"]) == (1, "synth 1.2.3", SITE)
    assert whole["review"]["title"] == graph.review.title
    assert set(whole["vocabulary"]["schemes"]) == set(graph.vocabulary.schemes)
    for kind in KINDS:
        assert [record["id"] for record in whole["records"][kind]] == [record.id for record in graph.of(kind)]
        for record in whole["records"][kind]:
            data = graph.records[record["id"]].data
            assert record["fields"] == json.loads(data.model_dump_json(exclude_none=True))
    assert len(whole["links"]) == sum(len(links) for links in graph.links_from.values())
    assert [reference["key"] for reference in whole["references"]] == sorted(graph.references)
    for reference in whole["references"]:
        assert reference["fields"] == dict(graph.references[reference["key"]].fields)
    assert {item["id"] for item in whole["retired"]} == {
        record.id for record in graph.records.values() if record.retired
    }


def test_the_schema_refuses_what_does_not_fit(rich: Written) -> None:
    whole = everything(rich)
    schema = json.loads(rich.text("synth.schema.json"))
    whole["records"]["barrier"][0]["fields"]["status"] = "unheard-of"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(whole, schema)


def test_each_record_stands_on_a_line_of_its_own(rich: Written) -> None:
    lines = rich.text("synth.json").splitlines()
    (line,) = [line for line in lines if line.startswith('{"id":"ito-2019"')]
    assert json.loads(line.rstrip(","))["fields"]["cite"] == ["ito-2019"]


def test_the_same_content_gives_the_same_bytes(graph: Graph, rich: Written, tmp_path: Path) -> None:
    shuffled = replace(
        graph,
        records=dict(reversed(list(graph.records.items()))),
        references=dict(reversed(list(graph.references.items()))),
    )
    again = written(shuffled, tmp_path)
    assert again.exports == rich.exports
    for export in rich.exports:
        assert again.data(export.name) == rich.data(export.name), export.name


def test_what_is_reported_is_what_is_there(rich: Written) -> None:
    assert {path.name: path.stat().st_size for path in rich.folder.iterdir()} == {
        export.name: export.size for export in rich.exports
    }
    assert all(export.description.endswith(".") for export in rich.exports)


def test_an_empty_review_has_all_files_with_nothing_in_them(graph: Graph, rich: Written, tmp_path: Path) -> None:
    made = written(only_references(graph, ()), tmp_path)
    assert [export.name for export in made.exports] == [export.name for export in rich.exports]
    whole = everything(made)
    assert whole["records"] == {kind: [] for kind in KINDS}
    assert (whole["links"], whole["references"], whole["retired"]) == ([], [], [])
    assert json.loads(made.text("references.json")) == []
    assert made.data("references.bib") == made.data("references.ris") == b""
    for name in (*(kind.folder for kind in KINDS.values()), "findings", "evidence", "links", "references"):
        assert made.data(f"{name}.csv").count(b"\r\n") == 1
    for name in ("summary-of-findings", "evidence-profile"):
        assert made.data(f"{name}.csv").count(b"\r\n") == 1


def test_without_an_address_of_the_site_pages_are_named_from_its_root(graph: Graph, tmp_path: Path) -> None:
    made = written(graph, tmp_path, "")
    whole = everything(made)
    assert whole["site"] is None
    assert whole["records"]["study"][0]["page"].startswith("studies/")
    assert "homepage" not in json.loads(made.text("datapackage.json"))


class Charm(Model):
    """A kind of record that synth has never heard of."""

    kind: ClassVar[str] = "charm"

    title: Title
    """What it is called."""
    strength: Count | None = None
    """How strong it is."""
    told: Annotated[tuple[Prose, ...], "any mark"] = ()
    """What is told of it."""
    status: Text = "reviewed"
    """How far it has come."""


def test_a_kind_to_come_needs_no_code(graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kind = Kind("charm", "charms", Charm, "Charm", "Charms")
    monkeypatch.setitem(KINDS, "charm", kind)
    data = Charm.model_construct(title="A penny", strength=3, told=("One", "Two | three"), status="reviewed")
    record = Record(kind, "a-penny", data, next(iter(graph.records.values())).document)
    made = written(replace(graph, records={**graph.records, "a-penny": record}), tmp_path)
    assert made.rows("charms") == [
        {
            "id": "a-penny",
            "page": f"{SITE}charms/a-penny/",
            "title": "A penny",
            "strength": "3",
            "told": "One | Two \\| three",
            "status": "reviewed",
        }
    ]
    assert everything(made)["records"]["charm"][0]["fields"]["strength"] == 3
    fields = json.loads(made.text("datapackage.json"))["resources"][len(KINDS) - 1]["schema"]["fields"]
    assert [field["type"] for field in fields] == ["string", "string", "string", "integer", "string", "string"]
