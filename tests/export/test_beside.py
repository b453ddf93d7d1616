"""The files beside pages: the same as their parts of the whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from synth.diagnostics import Diagnostics
from synth.export import write_beside
from synth.link.graph import Graph
from synth.model.kinds import KINDS
from synth.overview.overview import Overview
from synth.read.bibtex import read_bibliography
from tests.export.conftest import SITE, Written


@pytest.fixture(scope="module")
def beside(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("beside")
    written = write_beside(Overview(graph), SITE, "1.2.3", folder)
    assert written == sum(path.is_file() for path in folder.rglob("*"))
    return folder


def test_a_record_is_what_it_is_in_the_whole(beside: Path, rich: Written) -> None:
    whole = json.loads(rich.text("synth.json"))["records"]
    seen = 0
    for kind in KINDS.values():
        for record in whole[kind.name]:
            path = beside / kind.folder / record["id"] / f"{record['id']}.json"
            assert json.loads(path.read_text("utf-8")) == record
            seen += 1
    assert seen == len(list(beside.glob("*/*/*.json"))) - len(list(beside.glob("references/*/*.json")))


def test_a_record_has_the_sources_that_its_page_lists(beside: Path) -> None:
    text = (beside / "barriers/left-waiting/left-waiting.bib").read_text("utf-8")
    found = read_bibliography(text, "left-waiting.bib", Diagnostics())
    assert [reference.key for reference in found] == ["ito-2019", "smith-2020"]
    ris = (beside / "barriers/left-waiting/left-waiting.ris").read_bytes().decode("utf-8")
    assert [line[6:] for line in ris.split("\r\n") if line.startswith("ID  - ")] == ["ito-2019", "smith-2020"]


def test_a_reference_stands_alone_as_in_the_whole(beside: Path, rich: Written, graph: Graph) -> None:
    bibliography, listed = rich.text("references.bib"), json.loads(rich.text("references.json"))
    for key in graph.references:
        folder = beside / "references" / key
        assert (folder / f"{key}.bib").read_text("utf-8").strip() in bibliography
        assert (folder / f"{key}.ris").read_bytes() in rich.data("references.ris")
        assert json.loads((folder / f"{key}.json").read_text("utf-8")) == [item for item in listed if item["id"] == key]


def test_what_rests_on_nothing_has_no_empty_files(graph: Graph, tmp_path: Path) -> None:
    overview = Overview(graph)
    write_beside(overview, "", "1.2.3", tmp_path)
    for kind in KINDS:
        for record in graph.of(kind):
            sources = tmp_path / record.kind.folder / record.id / f"{record.id}.bib"
            assert sources.exists() == bool(overview.keys_of(record))


def test_what_was_taken_back_has_none(beside: Path) -> None:
    assert not (beside / "barriers/standing-still").exists()
