"""The JSON of EPPI-Reviewer: its shape, and that studies have the codes that their records give them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from synth.export import eppi
from synth.link.graph import Graph
from tests.export.conftest import SITE, Written, only_references, written

TEXT = {"type": "string"}
NUMBER = {"type": "integer", "minimum": 1, "maximum": 2**53 - 1}
# As EPPI-Reviewer's own reports have it.
SHAPE = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["CodeSets", "References"],
    "properties": {
        "CodeSets": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["SetName", "SetId", "ReviewSetId", "SetType", "SetDescription", "Attributes"],
                "properties": {
                    "SetName": TEXT,
                    "SetId": NUMBER,
                    "SetType": {"type": "object", "required": ["SetTypeName", "SetTypeDescription"]},
                    "Attributes": {"$ref": "#/$defs/attributes"},
                },
            },
        },
        "References": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["Codes", "Outcomes", "ItemId", "Title", "Authors", "Year", "TypeName", "QuickCitation"],
                "properties": {
                    "ItemId": NUMBER,
                    "Outcomes": {"type": "array", "maxItems": 0},
                    "Codes": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["AttributeId", "AdditionalText", "ItemAttributeFullTextDetails"],
                            "properties": {
                                "AttributeId": NUMBER,
                                "AdditionalText": TEXT,
                                "ItemAttributeFullTextDetails": {"type": "array"},
                            },
                        },
                    },
                },
                "additionalProperties": TEXT,
            },
        },
    },
    "additionalProperties": False,
    "$defs": {
        "attributes": {
            "type": "object",
            "required": ["AttributesList"],
            "properties": {
                "AttributesList": {
                    "type": "array",
                    "minItems": 1,
                    "items": {
                        "type": "object",
                        "required": ["AttributeId", "AttributeSetId", "AttributeName", "AttributeType"],
                        "properties": {
                            "AttributeId": NUMBER,
                            "AttributeSetId": NUMBER,
                            "AttributeName": {"type": "string", "minLength": 1},
                            "AttributeType": {"enum": ["Selectable (show checkbox)", "Not selectable (no checkbox)"]},
                            "Attributes": {"$ref": "#/$defs/attributes"},
                        },
                    },
                }
            },
        }
    },
}


def report(made: Written) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(made.text("eppi-reviewer.json"))
    jsonschema.validate(found, SHAPE)
    return found


def codes(holder: dict[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every code with the names that lead to it."""
    for code in holder.get("Attributes", {}).get("AttributesList", ()):
        path = (*above, code["AttributeName"])
        yield code["AttributeId"], path
        yield from codes(code, path)


def all_codes(found: dict[str, Any]) -> dict[int, tuple[str, ...]]:
    listed = [code for each in found["CodeSets"] for code in codes(each)]
    assert len({number for number, _ in listed}) == len(listed)
    return dict(listed)


def coded(found: dict[str, Any], key: str) -> dict[tuple[str, ...], str]:
    """The codes of the study with a citation key, and what is said to each."""
    names = all_codes(found)
    (study,) = [reference for reference in found["References"] if reference["OldItemId"] == key]
    return {names[code["AttributeId"]]: code["AdditionalText"] for code in study["Codes"]}


def test_a_set_has_one_top_code_that_a_map_can_be_drawn_by(rich: Written) -> None:
    found = report(rich)
    assert [each["SetName"] for each in found["CodeSets"]] == [
        "Barriers",
        "Roots",
        "Solutions",
        "Facilitators",
        "People who took part",
        "Study designs",
        "Countries",
        "What was read",
    ]
    for each in found["CodeSets"]:
        (top,) = each["Attributes"]["AttributesList"]
        assert (top["AttributeName"], top["AttributeType"]) == (each["SetName"], "Not selectable (no checkbox)")


def test_studies_have_the_codes_that_their_records_give_them(graph: Graph, rich: Written) -> None:
    found = report(rich)
    assert [reference["OldItemId"] for reference in found["References"]] == [
        study.data.cite[0] for study in graph.of("study")
    ]
    ito = coded(found, "ito-2019")
    liked = "Some people liked to wait, as they met others. (p. 14)"
    background = "Buses are late where there is little money. (p. 12)"
    assert ito["Barriers", "Arriving", "Against: Left waiting"] == f"Contradicts: {liked}"
    assert ito["Barriers", "Arriving", "Left waiting"] == f"Refines, as background: {background}"
    assert ito["Countries", "Japan"] == ito["Countries", "Denmark"] == "by the authors' affiliations"
    assert ito["What was read", "Full text"] == ""


def test_a_study_that_only_contradicts_is_not_coded_as_support(rich: Written) -> None:
    found = report(rich)
    for reference in found["References"]:
        for path, said in coded(found, reference["OldItemId"]).items():
            if path[0] in ("Barriers", "Roots", "Solutions", "Facilitators"):
                stances = {line.partition(":")[0].partition(",")[0] for line in said.splitlines()}
                assert ("Contradicts" in stances) == path[-1].startswith("Against: ")


def test_a_reference_says_what_its_entry_says(rich: Written) -> None:
    (ito,) = [reference for reference in report(rich)["References"] if reference["OldItemId"] == "ito-2019"]
    entry = {
        "Title": "Waiting together: what passengers tell at stops in three towns",
        "Authors": "Ito Hana; Mori Ken; Sato Yui",
        "Year": "2019",
        "DOI": "10.1234/example.2019.2",
        "ParentTitle": "Journal of Small Examples",
        "Volume": "2",
        "Issue": "4",
        "Pages": "11-29",
    }
    assert entry.items() <= ito.items()
    assert (ito["TypeName"], ito["ItemStatus"]) == ("Journal, Article", "I")
    assert ito["Comments"] == f"The full text was read. {SITE}studies/ito-2019/"


def test_numbers_stay_the_same_when_records_come_and_go(graph: Graph, rich: Written) -> None:
    before = {path: number for number, path in all_codes(report(rich)).items()}
    assert before["Barriers", "Arriving", "Left waiting"] == eppi._number("for/left-waiting")
    assert len(set(before.values())) == len(before)


def test_an_empty_review_has_no_studies(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> None:
    found = report(written(only_references(graph, ()), tmp_path_factory.mktemp("empty")))
    assert found["References"] == []
