from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from synth.check.project import check_project
from synth.index import write_redirects
from synth.link.graph import Graph
from tests.projects import PROJECTS


@pytest.fixture(scope="module")
def graph() -> Graph:
    graph = check_project(PROJECTS / "rich").graph
    assert graph is not None
    return graph


def page(out: Path, address: str) -> str:
    return (out / address / "index.html").read_text("utf-8")


def test_aliases_and_retired_records_lead_on(graph: Graph, tmp_path: Path) -> None:
    assert write_redirects(graph, "https://example.org/x/", tmp_path) == 3
    for old in ("barriers/waiting-long", "barriers/standing-still"):
        html = page(tmp_path, old)
        assert '<meta http-equiv="refresh" content="0; url=../../barriers/left-waiting/">' in html
        assert '<link rel="canonical" href="https://example.org/x/barriers/left-waiting/">' in html
        assert '<a href="../../barriers/left-waiting/">Left waiting</a>' in html
    assert "../../solutions/benches/" in page(tmp_path, "solutions/seats")


def test_a_retired_record_without_a_successor_says_so(graph: Graph, tmp_path: Path) -> None:
    retired = graph.records["standing-still"]
    alone = replace(retired, data=retired.data.model_copy(update={"replaced_by": None, "title": "<b>Still</b>"}))
    write_redirects(replace(graph, records={"standing-still": alone}), "", tmp_path)
    html = page(tmp_path, "barriers/standing-still")
    assert "“&lt;b&gt;Still&lt;/b&gt;” no longer stands on this site" in html
    assert "refresh" not in html


def test_a_page_that_stands_there_is_not_written_over(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "barriers/waiting-long").mkdir(parents=True)
    (tmp_path / "barriers/waiting-long/index.html").write_text("a page", "utf-8")
    with pytest.raises(FileExistsError):
        write_redirects(graph, "", tmp_path)
