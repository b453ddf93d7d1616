"""What the heads of pages tell programs: linked data, citation tags, Open Graph."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from synth.diagnostics import Diagnostics
from synth.link.graph import Graph
from synth.model.reference import Reference
from synth.pour.head.description import PageDescription
from synth.pour.head.works import citation_of_work, work_in_full
from synth.read.bibtex import read_bibliography
from tests.pour.conftest import Poured, poured_into

_VOCABULARY = tomllib.loads((Path(__file__).parent / "schemaorg.toml").read_text("utf-8"))
TYPES: dict[str, str] = _VOCABULARY["types"]
PROPERTIES: dict[str, list[str]] = _VOCABULARY["properties"]
WORKS = (Path(__file__).parents[1] / "cite/references.bib").read_text("utf-8")
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def linked_data(html: str) -> dict[str, Any]:
    [written] = DATA.findall(html)
    found: dict[str, Any] = json.loads(written)
    return found


def tags(html: str, prefix: str) -> list[tuple[str, str]]:
    found = re.findall(rf'<meta (?:name|property)="{prefix}([^"]*)" content="([^"]*)">', html)
    return [(name, unescape(value)) for name, value in found]


def faults(thing: Any, where: str = "") -> Iterator[str]:
    """What schema.org's vocabulary does not have, or has for other types; empty values too."""
    if isinstance(thing, list):
        for item in thing:
            yield from faults(item, where)
    if not isinstance(thing, dict):
        if thing in ("", None) or thing == []:
            yield f"{where}: empty"
        return
    kind = thing.get("@type", "Thing")
    lineage = [kind]
    while lineage[-1] in TYPES:
        lineage.append(TYPES[lineage[-1]])
    if lineage[-1] != "Thing":
        yield f"{where}: no type {kind}"
    for name, value in thing.items():
        if name.startswith("@"):
            if name == "@graph":
                yield from faults(value, where)
            elif name not in ("@context", "@id", "@type"):
                yield f"{where}: {name}"
        elif not set(lineage) & set(PROPERTIES.get(name, ())):
            yield f"{where}: {kind} has no {name}"
        else:
            yield from faults(value, f"{where}/{name}")


def pages(poured: Poured) -> Iterator[tuple[str, str]]:
    for address in poured.report.addresses:
        yield address, poured.page(address)


@pytest.fixture(scope="module")
def placed(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Poured:
    """The pages of a site whose address is known."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SITE_URL", "https://example.org/review/")
        return poured_into(tmp_path_factory.mktemp("placed"), graph)


@pytest.mark.parametrize("site", ["poured", "placed"])
def test_every_page_says_what_it_is_in_the_words_of_schema_org(site: str, request: pytest.FixtureRequest) -> None:
    seen = 0
    for address, html in pages(request.getfixturevalue(site)):
        assert list(faults(linked_data(html), address)) == []
        assert "ClaimReview" not in html
        seen += 1
    assert seen > 20


def test_the_check_of_the_vocabulary_can_fail() -> None:
    assert list(faults({"@type": "Claim", "isbn": "1"})) == [": Claim has no isbn"]
    assert list(faults({"@type": "Clam"})) == [": no type Clam"]
    assert list(faults({"@type": "Claim", "name": ""})) == ["/name: empty"]


def test_each_kind_of_page_is_what_it_is(placed: Poured) -> None:
    kinds = {
        "": "WebSite",
        "barriers/left-waiting": "Claim",
        "roots/no-plan": "Claim",
        "studies/ito-2019": "ScholarlyArticle",
        "studies/noroute-2021": "Report",
        "references/ito-2019": "WebPage",
        "data": "Dataset",
        "methods": "WebPage",
    }
    assert {address: linked_data(placed.page(address))["@type"] for address in kinds} == kinds
    words = linked_data(placed.page("words"))["@graph"]
    assert {item["@type"] for item in words} == {"WebPage", "DefinedTermSet"}
    assert words[1]["hasDefinedTerm"][0]["url"].startswith("https://example.org/review/words/#")


def test_a_claim_never_comes_without_how_sure_we_are(placed: Poured) -> None:
    page = placed.page("barriers/left-waiting")
    claim = linked_data(page)
    assert claim["description"].startswith("Low confidence, provisional (GRADE-CERQual). ")
    assert dict(tags(page, "og:"))["description"].startswith("Low confidence, provisional (GRADE-CERQual). ")
    assert linked_data(placed.page("barriers/no-seat"))["description"].startswith("Confidence not yet assessed")
    assert [work["@type"] for work in claim["isBasedOn"]] == ["ScholarlyArticle", "ScholarlyArticle"]
    assert claim["url"] == "https://example.org/review/barriers/left-waiting/"


def test_only_the_page_of_a_study_is_cited_as_the_study(placed: Poured) -> None:
    study = "Waiting for a bus that does not come"
    told = {address: tags(html, "citation_") for address, html in pages(placed)}
    assert all(told.values())
    assert [address for address, found in told.items() if ("title", study) in found] == ["studies/smith-2020/"]
    assert [address for address, found in told.items() if "doi" in dict(found)] == [
        "studies/ito-2019/",
        "studies/smith-2020/",
    ]
    assert told["studies/smith-2020/"][:3] == [("title", study), ("author", "Smith, Ada"), ("author", "Jones, Bo")]
    assert told["barriers/left-waiting/"] == [
        ("title", "Left waiting"),
        ("author", "The example's makers"),
        ("author", "Åse Ødegård"),
        ("publication_date", "2026/01/31"),
        ("public_url", "https://example.org/review/barriers/left-waiting/"),
        ("language", "en"),
    ]
    assert dict(told["references/smith-2020/"])["title"] == "Smith & Jones 2020"


def test_open_graph_tells_the_address_where_it_is_known(poured: Poured, placed: Poured) -> None:
    assert dict(tags(placed.page("barriers/left-waiting"), "og:")) | {"description": ""} == {
        "title": "Left waiting",
        "description": "",
        "type": "article",
        "url": "https://example.org/review/barriers/left-waiting/",
        "site_name": "Why people wait",
    }
    assert "url" not in dict(tags(poured.page("barriers/left-waiting"), "og:"))
    assert "example.org/review" not in poured.page("barriers/left-waiting")
    assert dict(tags(poured.page(""), "og:"))["title"] == "Why people wait"


@pytest.mark.parametrize(("page", "names_it"), [(".", True), ("changes", True), ("methods", False)])
def test_two_pages_name_the_feed_of_changes(placed: Poured, page: str, names_it: bool) -> None:
    found = re.search(r'<link rel="alternate" type="application/atom\+xml"[^>]* href="([^"]*)">', placed.page(page))
    feed = found and urljoin(f"https://example.org/{page}/", found[1])
    assert feed == ("https://example.org/changes/feed.xml" if names_it else None)


def test_a_retracted_study_says_so_in_its_data(graph: Graph, tmp_path: Path) -> None:
    reference = graph.references["ito-2019"]
    marked = replace(reference, fields={**reference.fields, "pubstate": "retracted"})
    poured = poured_into(tmp_path, replace(graph, references={**graph.references, "ito-2019": marked}))
    assert linked_data(poured.page("studies/ito-2019"))["creativeWorkStatus"] == "retracted"
    basis = linked_data(poured.page("barriers/left-waiting"))["isBasedOn"]
    assert [work.get("creativeWorkStatus") for work in basis] == ["retracted", None]


@pytest.mark.parametrize(
    "reference", read_bibliography(WORKS, "references.bib", Diagnostics()), ids=lambda reference: reference.key
)
def test_every_kind_of_source_fits_the_vocabulary(reference: Reference) -> None:
    assert list(faults(work_in_full(reference))) == []
    assert dict(citation_of_work(reference))["title"].startswith(reference.fields["title"])


def test_no_text_can_end_the_data() -> None:
    text = "</script><!-- ]]> & \u2028 \u2029 \" ' <"
    html = PageDescription(text, text, "", "S", "article", [("title", text)], {"@type": "Claim", "name": text}).html()
    [written] = DATA.findall(html)
    assert json.loads(written)["name"] == text
    assert not set("<>&\u2028\u2029") & set(written)
    assert html.count("<script") == html.count("</script") == 1
    assert tags(html, "citation_") == [("title", text)]
