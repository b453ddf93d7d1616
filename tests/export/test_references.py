"""References in three formats, each read back by a reader of its own."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path

import pytest

from synth.cite import to_csl, to_ris
from synth.diagnostics import Diagnostics
from synth.link.graph import Graph
from synth.model.reference import Name, Reference
from synth.read.bibtex import read_bibliography
from tests.export.conftest import Written, only_references, written

SOUND = read_bibliography(
    (Path(__file__).parents[1] / "cite" / "references.bib").read_text("utf-8"), "references.bib", Diagnostics()
)


def read_ris(text: str) -> list[dict[str, list[str]]]:
    """A small strict reader: every line is a tag and a value, every entry goes from TY to ER."""
    found: list[dict[str, list[str]]] = []
    entry: dict[str, list[str]] | None = None
    for line in text.split("\r\n"):
        if not line and entry is None:
            continue
        parts = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert parts, line
        tag, value = parts.groups()
        assert (tag == "TY") == (entry is None), line
        if tag == "ER":
            assert entry is not None
            found.append(entry)
            entry = None
        else:
            entry = entry if entry is not None else defaultdict(list)
            entry[tag].append(value)
    assert entry is None
    return found


def shown(names: tuple[Name, ...]) -> list[str]:
    """Names as RIS writes them."""
    return [
        name.literal
        or ", ".join(part for part in (f"{name.particle} {name.family}".strip(), name.given, name.suffix) if part)
        for name in names
    ]


def test_bibtex_read_back_says_the_same(graph: Graph, rich: Written) -> None:
    diagnostics = Diagnostics()
    found = read_bibliography(rich.text("references.bib"), "references.bib", diagnostics)
    assert not diagnostics.has_errors
    assert [reference.key for reference in found] == sorted(graph.references)
    for reference in found:
        original = graph.references[reference.key]
        assert (reference.type, reference.fields, reference.authors, reference.editors) == (
            original.type,
            original.fields,
            original.authors,
            original.editors,
        )


def test_ris_read_back_says_the_same(graph: Graph, rich: Written) -> None:
    entries = read_ris(rich.text("references.ris"))
    assert [entry["ID"] for entry in entries] == [[key] for key in sorted(graph.references)]
    ito = next(entry for entry in entries if entry["ID"] == ["ito-2019"])
    assert ito == {
        "TY": ["JOUR"],
        "ID": ["ito-2019"],
        "AU": ["Ito, Hana", "Mori, Ken", "Sato, Yui"],
        "TI": ["Waiting together: what passengers tell at stops in three towns"],
        "T2": ["Journal of Small Examples"],
        "PY": ["2019"],
        "VL": ["2"],
        "IS": ["4"],
        "SP": ["11"],
        "EP": ["29"],
        "DO": ["10.1234/example.2019.2"],
    }
    report = next(entry for entry in entries if entry["ID"] == ["noroute-2021"])
    assert (report["TY"], report["AU"], report["PB"]) == (["RPRT"], ["The Office for Buses"], ["The Office for Buses"])


def test_csl_read_back_says_the_same(graph: Graph, rich: Written) -> None:
    items = {item["id"]: item for item in json.loads(rich.text("references.json"))}
    assert list(items) == sorted(graph.references)
    assert items["ito-2019"] == {
        "id": "ito-2019",
        "type": "article-journal",
        "title": "Waiting together: what passengers tell at stops in three towns",
        "author": [
            {"family": "Ito", "given": "Hana"},
            {"family": "Mori", "given": "Ken"},
            {"family": "Sato", "given": "Yui"},
        ],
        "issued": {"date-parts": [[2019]]},
        "container-title": "Journal of Small Examples",
        "volume": "2",
        "issue": "4",
        "page": "11-29",
        "DOI": "10.1234/example.2019.2",
    }
    assert items["noroute-2021"]["author"] == [{"literal": "The Office for Buses"}]
    assert items["noroute-2021"]["URL"] == "https://example.org/buses?a=1&b=2"


@pytest.mark.parametrize("reference", SOUND, ids=lambda reference: reference.key)
def test_every_kind_of_entry_keeps_who_when_and_where(reference: Reference) -> None:
    (ris,) = read_ris(to_ris(reference))
    csl = to_csl(reference)
    title = ": ".join(reference.fields[name] for name in ("title", "subtitle") if name in reference.fields)
    assert (" ".join(ris["TI"]), csl.get("title", "")) == (" ".join(title.split()), title)
    assert ris["AU"] == shown(reference.authors)
    assert len(csl.get("author", ())) == len(reference.authors)
    assert (ris["DO"], csl.get("DOI")) == (
        ([reference.fields["doi"]], reference.fields["doi"]) if "doi" in reference.fields else ([], None)
    )
    assert (ris["PY"] != []) == ("issued" in csl) == ("year" in reference.fields)


def made(**fields: str) -> Reference:
    return Reference("a-key", fields.pop("type", "article"), fields)


@pytest.mark.parametrize(
    ("reference", "issued", "ris"),
    [
        (made(year="2020"), {"date-parts": [[2020]]}, ("2020", None)),
        (made(year="2020", month="sept"), {"date-parts": [[2020, 9]]}, ("2020", "2020/09//")),
        (made(year="2020", month="March", day="4"), {"date-parts": [[2020, 3, 4]]}, ("2020", "2020/03/04/")),
        (made(year="2020", month="spring"), {"date-parts": [[2020]]}, ("2020", None)),
        (made(year="2020", date="2020-03/2021-01"), {"date-parts": [[2020, 3], [2021, 1]]}, ("2020", "2020/03//")),
        (made(year="2020", date="2020-03-04/"), {"date-parts": [[2020, 3, 4]]}, ("2020", "2020/03/04/")),
        (made(year="in press"), {"literal": "in press"}, ("in press", None)),
    ],
)
def test_dates_are_told_as_far_as_they_are_known(
    reference: Reference, issued: dict[str, object], ris: tuple[str, str | None]
) -> None:
    assert to_csl(reference)["issued"] == issued
    (entry,) = read_ris(to_ris(reference))
    assert (entry["PY"], entry["DA"]) == ([ris[0]], [ris[1]] if ris[1] else [])


def test_nasty_references_lose_nothing(graph: Graph, tmp_path: Path) -> None:
    people = tuple(Name(family=f"Name{number}", given="A. B.", particle="van") for number in range(200))
    title = "=SUM(1)\tand\nER  - \nTY  - JOUR"
    nasty = Reference("nasty", "article", {"title": title, "year": "2020", "note": "@x"}, people)
    files = written(only_references(graph, (nasty,)), tmp_path)
    (row,) = files.rows("references")
    assert (row["title"], row["note"], len(row["authors"].split(" | "))) == (title, "@x", 200)
    (entry,) = read_ris(files.text("references.ris"))
    assert entry["TI"] == ["=SUM(1) and ER  - TY  - JOUR"]
    assert entry["AU"] == [f"van Name{number}, A. B." for number in range(200)]
    (item,) = json.loads(files.text("references.json"))
    assert item["title"] == title
    assert item["author"][199] == {"family": "Name199", "given": "A. B.", "non-dropping-particle": "van"}
    (back,) = read_bibliography(files.text("references.bib"), "references.bib", Diagnostics())
    assert back.authors == people
