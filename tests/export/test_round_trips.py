"""Sources read back by other libraries than our own, and files held against those of the last agreed state."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypandoc  # type: ignore[import-untyped]
import pytest
import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts

from synth.cite import to_csl
from synth.export import Export
from synth.link.graph import Graph
from synth.model.reference import Name, Reference
from tests.export.conftest import Written, only_references, written
from tests.export.golden import GOLDEN, NAMES

PEOPLE = (
    Name(family="Ōkubo", given="Ai"),
    Name(family="Beethoven", given="Ludwig", particle="van"),
    Name(family="King", given="Martin Luther", suffix="Jr."),
    Name(literal="Ministry of Health and Care"),
    Name(family="山田", given="太郎"),
)
HARD = Reference(
    "hard-2020",
    "article",
    {
        "title": "50% of A & B: a_b, {x} ~ “quoted” — C# 7*7 <i>",
        "journal": "Tidsskrift for Åbne & Lukkede Døre",
        "year": "2020",
        "volume": "3",
        "number": "4",
        "pages": "11–29",
        "doi": "10.1234/a_b(c)<d>%25#e",
        "url": "https://example.org/a?b=1&c=%20d#e_f",
        "note": "=SUM(1)",
    },
    PEOPLE,
)


@pytest.fixture(scope="module")
def hard(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Written:
    """A bibliography of one entry with all that is hard to write."""
    return written(only_references(graph, (HARD,)), tmp_path_factory.mktemp("hard"))


def shown(name: Name) -> str:
    last = name.literal or f"{name.particle} {name.family}".strip()
    return ", ".join(part for part in (last, name.given, name.suffix) if part)


# -- RIS, by rispy --


def test_rispy_reads_the_same_sources(graph: Graph, rich: Written) -> None:
    entries = {entry["id"]: entry for entry in rispy.loads(rich.text("references.ris"))}
    assert list(entries) == sorted(graph.references)
    for key, entry in entries.items():
        reference = graph.references[key]
        assert entry["title"] == reference.fields["title"]
        assert entry.get("authors", []) == [shown(name) for name in reference.authors]
        assert entry.get("doi") == reference.fields.get("doi")
        assert entry["year"] == reference.fields["year"]


def test_rispy_reads_what_is_hard(hard: Written) -> None:
    (entry,) = rispy.loads(hard.text("references.ris"))
    fields = HARD.fields
    assert (entry["type_of_reference"], entry["title"], entry["secondary_title"]) == (
        "JOUR",
        fields["title"],
        fields["journal"],
    )
    assert entry["authors"] == [shown(name) for name in PEOPLE]
    assert (entry["start_page"], entry["end_page"], entry["doi"]) == ("11", "29", fields["doi"])
    assert (entry["urls"], entry["notes"]) == ([fields["url"]], [fields["note"]])


# -- BibTeX, by bibtexparser --


def entries_of(text: str) -> Mapping[str, Any]:
    library = parse_string(text, append_middleware=[SeparateCoAuthors(), SplitNameParts(), LatexDecodingMiddleware()])
    assert not library.failed_blocks
    return library.entries_dict


def unbraced(text: str) -> str:
    """Without the braces that keep capitals."""
    return text.replace("{", "").replace("}", "")


def test_bibtexparser_reads_the_same_sources(graph: Graph, rich: Written) -> None:
    entries = entries_of(rich.text("references.bib"))
    assert sorted(entries) == sorted(graph.references)
    for key, entry in entries.items():
        reference = graph.references[key]
        assert entry.entry_type == reference.type
        assert unbraced(entry["title"]) == reference.fields["title"]
        assert entry["year"] == reference.fields["year"]
        named = (
            [unbraced(" ".join(name.von + name.last)) for name in entry.get("author", None).value]
            if "author" in entry
            else []
        )
        assert named == [name.literal or f"{name.particle} {name.family}".strip() for name in reference.authors]


def test_bibtexparser_reads_what_is_hard(hard: Written) -> None:
    (entry,) = entries_of(hard.text("references.bib")).values()
    names = [
        (" ".join(name.von), unbraced(" ".join(name.last)), " ".join(name.first), " ".join(name.jr))
        for name in entry["author"]
    ]
    assert names == [(name.particle, name.family or name.literal, name.given, name.suffix) for name in PEOPLE]
    assert (entry["volume"], entry["number"]) == ("3", "4")
    # Addresses are taken letter for letter by all that read BibTeX.
    raw = parse_string(hard.text("references.bib")).entries[0]
    assert (raw["doi"], raw["url"]) == (HARD.fields["doi"], HARD.fields["url"])


# -- CSL-JSON --


def test_csl_json_has_the_names_and_numbers_of_the_format(hard: Written) -> None:
    (item,) = json.loads(hard.text("references.json"))
    assert item["author"] == [
        {"family": "Ōkubo", "given": "Ai"},
        {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"},
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        {"literal": "Ministry of Health and Care"},
        {"family": "山田", "given": "太郎"},
    ]
    assert item["title"] == HARD.fields["title"]
    assert (item["container-title"], item["page"], item["DOI"], item["URL"]) == (
        HARD.fields["journal"],
        "11-29",
        HARD.fields["doi"],
        HARD.fields["url"],
    )


# -- all three, by pandoc --


def by_pandoc(text: str, form: str) -> dict[str, dict[str, Any]]:
    """Citation key to entry, in CSL-JSON; quotation marks and apostrophes plain, as pandoc sets them anew."""
    entries = json.loads(pypandoc.convert_text(text, "csljson", format=form))
    return {entry["id"]: straight(entry) for entry in entries}


def straight(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: straight(each) for name, each in value.items()}
    if isinstance(value, list):
        return [straight(each) for each in value]
    return value.translate(str.maketrans("‘’“”", "''\"\"")) if isinstance(value, str) else value


def people(entry: dict[str, Any], form: str) -> list[Any]:
    """The authors, whatever kind of particle theirs is; for RIS the words alone, as it does not say what a group is."""
    authors = [{part.removeprefix("non-"): text for part, text in each.items()} for each in entry.get("author", [])]
    return [sorted(" ".join(each.values()).split()) for each in authors] if form == "ris" else authors


FORMS = [("bib", "bibtex"), ("bib", "biblatex"), ("ris", "ris"), ("json", "csljson")]


@pytest.mark.parametrize(("name", "form"), FORMS)
def test_pandoc_reads_the_same_sources(graph: Graph, rich: Written, name: str, form: str) -> None:
    ours = {key: straight(to_csl(reference)) for key, reference in graph.references.items()}
    found = by_pandoc(rich.text(f"references.{name}"), form)
    assert sorted(found) == sorted(ours)
    for key, entry in found.items():
        assert people(entry, form) == people(ours[key], form), key
        for part in ("type", "issued", "container-title", "volume", "issue", "page", "DOI", "URL"):
            assert entry.get(part) == ours[key].get(part), (key, part)
        # pandoc takes titles of BibTeX to be in capitals, and makes sentences of them.
        assert entry["title"].casefold() == ours[key]["title"].casefold()


@pytest.mark.parametrize(("name", "form"), [("bib", "biblatex"), ("ris", "ris"), ("json", "csljson")])
def test_pandoc_reads_what_is_hard(hard: Written, name: str, form: str) -> None:
    (entry,) = by_pandoc(hard.text(f"references.{name}"), form).values()
    assert people(entry, form) == people(straight(to_csl(HARD)), form)
    assert (entry["DOI"], entry["page"], entry["container-title"]) == (
        HARD.fields["doi"],
        "11-29",
        HARD.fields["journal"],
    )
    # The one thing lost on the way through BibTeX: pandoc does not know its commands for braces.
    title = straight(HARD.fields["title"]).casefold()
    assert entry["title"].casefold() == (unbraced(title) if form == "biblatex" else title)


# -- tables, by frictionless --


def test_frictionless_finds_the_description_valid(rich: Written) -> None:
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"]
    done = subprocess.run(command, cwd=rich.folder, capture_output=True, text=True, check=False)
    found = json.loads(done.stdout)
    assert found["valid"], done.stdout
    assert {task["place"] for task in found["tasks"]} == {
        path.name for path in rich.folder.glob("*.csv") if path.name != "flow.csv"
    }
    assert sum(task["stats"]["rows"] for task in found["tasks"]) > 30


def test_frictionless_tells_what_does_not_fit(rich: Written, tmp_path: Path) -> None:
    for export in rich.exports:
        (tmp_path / export.name).write_bytes(rich.data(export.name))
    links = tmp_path / "links.csv"
    links.write_bytes(links.read_bytes().replace(b",reported,", b",guessed,"))
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert not json.loads(done.stdout)["valid"]


# -- golden --


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_as_it_was_agreed(rich: Written, name: str) -> None:
    """After a change that is meant, `python -m tests.export.golden` writes them anew; read what changed."""
    assert rich.data(name) == (GOLDEN / name).read_bytes()


def test_every_file_is_made_once(rich: Written) -> None:
    names = [export.name for export in rich.exports]
    assert len(names) == len(set(names))
    assert all(isinstance(export, Export) for export in rich.exports)
    assert set(NAMES) <= set(names)
