"""CITATION.cff: what the format's rules ask for."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
import yaml

from synth.export.citation_file import to_cff
from synth.export.content import content_of
from synth.link.graph import Graph
from synth.model.review import Person
from synth.overview.overview import Overview
from tests.export.conftest import SITE, Written

NAME = {"type": "string", "minLength": 1}
ORCID = {"type": "string", "pattern": r"^https://orcid\.org/[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]$"}
ADDRESS = {"type": "string", "pattern": "^(https|http|ftp|sftp)://.+"}
# The rules of the Citation File Format 1.2.0 for the keys that we write.
RULES = {
    "type": "object",
    "required": ["cff-version", "message", "title", "authors"],
    "properties": {
        "cff-version": {"const": "1.2.0"},
        "message": NAME,
        "title": NAME,
        "abstract": NAME,
        "type": {"enum": ["dataset", "software"]},
        "version": NAME,
        "date-released": {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$"},
        "license": {"type": "string", "pattern": r"^CC(0-1\.0|-BY(-NC)?(-SA|-ND)?-(1\.0|2\.0|2\.5|3\.0|4\.0))$"},
        "license-url": ADDRESS,
        "url": ADDRESS,
        "authors": {
            "type": "array",
            "minItems": 1,
            "uniqueItems": True,
            "items": {
                "anyOf": [
                    {
                        "type": "object",
                        "properties": {
                            **dict.fromkeys(
                                ("given-names", "name-particle", "family-names", "name-suffix", "alias"), NAME
                            ),
                            "orcid": ORCID,
                        },
                        "additionalProperties": False,
                    },
                    {
                        "type": "object",
                        "required": ["name"],
                        "properties": {"name": NAME},
                        "additionalProperties": False,
                    },
                ]
            },
        },
    },
    "additionalProperties": False,
}


def citation(text: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(text, yaml.CSafeLoader)
    # A date that YAML would take for one must be text, as the format's own note says.
    jsonschema.validate(found, RULES)
    return found


def text_of(graph: Graph, site_url: str = SITE, **changes: Any) -> str:
    review = graph.review.model_copy(update=changes)
    return to_cff(content_of(Overview(replace(graph, review=review)), site_url, "1.2.3"))


def of(graph: Graph, site_url: str = SITE, **changes: Any) -> dict[str, Any]:
    return citation(text_of(graph, site_url, **changes))


def person(name: str, orcid: str | None = None) -> Person:
    return Person(name=name, orcid=orcid, role="Wrote", interests="None.")


def test_it_says_what_the_review_says(graph: Graph, rich: Written) -> None:
    found = citation(rich.text("CITATION.cff"))
    review = graph.review
    assert (found["title"], found["version"], found["date-released"]) == (review.title, review.version, review.date)
    assert found["url"] == SITE
    assert len(found["authors"]) == len(review.people)


@pytest.mark.parametrize(
    ("name", "orcid", "author"),
    [
        ("The bus group", None, {"name": "The bus group"}),
        ("Jens Hansen", None, {"name": "Jens Hansen"}),
        ("Jens Hansen", "0000-0001-6200-9279", {"given-names": "Jens", "family-names": "Hansen"}),
        (
            "Ludwig van Beethoven",
            "0000-0001-6200-9279",
            {"given-names": "Ludwig", "name-particle": "van", "family-names": "Beethoven"},
        ),
        ("King, Jr., Martin Luther", "0000-0001-6200-9279", {"given-names": "Martin Luther"}),
        ("山田 太郎", "0000-0001-6200-9279", {"family-names": "山田", "given-names": "太郎"}),
        ("Anna", "0000-0001-6200-9279", {"family-names": "Anna"}),
        ("Anna and Bo", "0000-0001-6200-9279", {"alias": "Anna and Bo"}),
    ],
)
def test_people_have_an_orcid_and_groups_a_name(
    graph: Graph, name: str, orcid: str | None, author: dict[str, str]
) -> None:
    (found,) = of(graph, people=(person(name, orcid),))["authors"]
    assert author.items() <= found.items()
    assert ("orcid" in found) == (orcid is not None)


@pytest.mark.parametrize(
    ("address", "licence"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", {"license": "CC-BY-4.0"}),
        ("http://creativecommons.org/licenses/by-nc-sa/3.0/deed.da", {"license": "CC-BY-NC-SA-3.0"}),
        ("https://creativecommons.org/publicdomain/zero/1.0/", {"license": "CC0-1.0"}),
        ("https://example.org/licence", {"license-url": "https://example.org/licence"}),
    ],
)
def test_a_licence_has_its_short_name_or_its_address(graph: Graph, address: str, licence: dict[str, str]) -> None:
    found = of(graph, licence_url=address)
    assert {name: found[name] for name in found if name.startswith("license")} == licence


def test_what_is_not_known_is_left_out(graph: Graph) -> None:
    found = of(graph, site_url="", date="2026-01")
    assert "url" not in found
    assert "date-released" not in found


def test_texts_that_yaml_would_misread_stay_texts(graph: Graph) -> None:
    title = "= no: 'yes' # [x] & *y \N{BUS} " + "long " * 40
    text = text_of(graph, title=title.strip(), version="1.0", people=(person("1e3"), person("1e3"), person("- x")))
    found = citation(text)
    assert (found["title"], found["version"]) == (title.strip(), "1.0")
    assert found["authors"] == [{"name": "1e3"}, {"name": "- x"}]
    assert re.search(r"(?m)^date-released: '\d{4}-\d{2}-\d{2}'$", text)
