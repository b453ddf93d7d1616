"""The files that the forms for contributors read."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from synth.check.project import check_project
from synth.index.forms import form_data, living_data, write_form_data
from synth.link.graph import Graph
from synth.overview.contribute.living import living
from synth.overview.overview import Overview
from tests.projects import PROJECTS


def _graph(project: Path) -> Graph:
    graph = check_project(project).graph
    assert graph
    return graph


def test_terms_and_countries_have_their_labels() -> None:
    graph = _graph(PROJECTS / "rich")
    data = form_data(graph.vocabulary)
    assert [id for id, _, _ in data["schemes"]["roles"]] == list(graph.vocabulary.schemes["roles"].terms)
    assert ("JP", "Japan") in data["countries"]
    needed = {
        value["scheme"]
        for block in data["blocks"].values()
        for field in block["fields"]
        for value in (field["value"], field["value"].get("item", {}))
        if "scheme" in value
    }
    assert needed == data["schemes"].keys()


def test_what_can_be_pointed_at() -> None:
    graph = _graph(PROJECTS / "rich")
    data = living_data(living(Overview(graph)))
    columns = data["records"]
    assert sorted(columns["id"]) == sorted(record.id for record in graph.records.values() if not record.retired)
    titles = dict(zip(columns["id"], columns["title"], strict=True))
    assert titles["left-waiting"] == "Left waiting"
    assert titles["smith-2020"] == "Smith & Jones 2020: Waiting for a bus that does not come"
    assert data["findings"]["ito-2019"] == ("f1", "f2", "f3")
    assert "waiting-long" in data["taken"]
    assert data["references"]["id"] == sorted(graph.references)


def test_retired_records_keep_their_names_and_are_not_offered(tmp_path: Path) -> None:
    project = Path(shutil.copytree(PROJECTS / "rich", tmp_path / "project"))
    bench = project / "content/solutions/benches.yml"
    text = bench.read_text("utf-8")
    bench.write_text(re.sub("status: .*", "status: retired", text), "utf-8")
    assert "status: retired" in bench.read_text("utf-8")
    data = living_data(living(Overview(_graph(project))))
    assert "benches" not in data["records"]["id"]
    assert "benches" in data["taken"]


def test_the_files_are_written(tmp_path: Path) -> None:
    graph = _graph(PROJECTS / "rich")
    write_form_data(Overview(graph), tmp_path)
    forms = json.loads((tmp_path / "contribute/forms.json").read_text("utf-8"))
    assert {"study", "finding", "reference", "problem"} <= forms["blocks"].keys()
    re.compile(forms["rules"]["unwanted"])
    assert json.loads((tmp_path / "contribute/living.json").read_text("utf-8"))["records"]["id"]
