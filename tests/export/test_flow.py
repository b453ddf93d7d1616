"""The flow in the form of the R package PRISMA2020, read as that package reads it."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest

from synth.link.graph import Graph
from synth.model.flow import Excluded, Flow, FlowReason, FlowSource
from tests.export.conftest import SITE, Written, written

# The first column of the package's template, in its order; NA names the titles of the arms.
_TEMPLATE = """
NA previous_studies previous_reports NA database_results database_specific_results register_results
register_specific_results NA website_results organisation_results citations_results duplicates excluded_automatic
excluded_other records_screened records_excluded dbr_sought_reports dbr_notretrieved_reports other_sought_reports
other_notretrieved_reports dbr_assessed dbr_excluded other_assessed other_excluded new_studies new_reports
total_studies total_reports identification screening included
""".split()


def rows(file: Written) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.text("flow.csv"), newline=""), strict=True))


def numbers(file: Written) -> dict[str, str]:
    return {row["data"]: row["n"] for row in rows(file)}


def parsed(reasons: str) -> list[tuple[str, str]]:
    """Parts and their numbers as the package finds them: parted at `;`, the words before the first `,`."""
    parts = [re.sub(",.*$", "", part) for part in re.split("; ?", reasons)]
    counts = [re.sub(".*?,([ 0-9,]*)|.*()", r"\1", part).replace(",", "").strip() for part in re.split("; ?", reasons)]
    return list(zip(parts, counts, strict=True))


def with_flow(graph: Graph, flow: Flow | None) -> Graph:
    return replace(graph, review=graph.review.model_copy(update={"flow": flow}))


def test_columns_and_rows_are_those_of_the_template(rich: Written) -> None:
    found = rows(rich)
    assert list(found[0]) == ["data", "node", "box", "description", "boxtext", "tooltips", "url", "n"]
    assert [row["data"] for row in found] == _TEMPLATE
    assert set(Flow.model_fields) < set(_TEMPLATE)
    assert all(value for row in found for value in row.values())
    assert {row["url"] for row in found} == {f"{SITE}flow/"}


def test_the_reader_finds_no_byte_order_mark(rich: Written) -> None:
    assert rich.data("flow.csv").startswith(b"data,node,")


def test_numbers_are_those_of_the_flow(rich: Written, graph: Graph) -> None:
    flow, found = graph.review.flow, numbers(rich)
    assert flow
    given = {name: str(value) for name, value in dict(flow).items() if isinstance(value, int)}
    assert len(given) == 22
    assert {name: found[name] for name in given} == given


def test_parts_are_read_with_their_numbers(rich: Written) -> None:
    found = numbers(rich)
    assert parsed(found["database_specific_results"]) == [
        ("Index of Small Examples", "212"),
        ("交通と待ち時間に関する日本語文献データベース", "18"),
    ]
    # A comma or semicolon would part the words.
    assert parsed(found["register_specific_results"]) == [
        ("Register of Made-up Trials on Buses – Trams & Other Slow Vehicles", "6")
    ]
    assert parsed(found["other_excluded"]) == [("Somebody’s opinion – not a study", "6"), ("Not about waiting", "4")]


def test_what_is_not_known_is_not_available(graph: Graph, tmp_path: Path) -> None:
    flow = Flow(
        database_specific_results=(FlowSource(source="First", n=3), FlowSource(source="Second", n=4)),
        duplicates=0,
        dbr_excluded=Excluded(n=7),
        other_excluded=Excluded(reasons=(FlowReason(reason="Not about waiting"),)),
    )
    found = numbers(written(with_flow(graph, flow), tmp_path))
    assert (found["database_results"], found["register_results"]) == ("7", "NA")
    assert (found["duplicates"], found["records_screened"]) == ("0", "NA")
    assert (found["dbr_excluded"], found["other_excluded"]) == ("7", "Not about waiting, NA")
    assert parsed(found["other_excluded"]) == [("Not about waiting", "")]


@pytest.mark.parametrize("reason", ["=1+1", "@SUM(A1)", "-2", "'quoted'", 'a "b" \\ c', "＝1"])
def test_words_neither_run_in_a_spreadsheet_nor_end_a_text_of_the_drawing(
    graph: Graph, tmp_path: Path, reason: str
) -> None:
    flow = Flow(dbr_excluded=Excluded(reasons=(FlowReason(reason=reason, n=3),)))
    found = numbers(written(with_flow(graph, flow), tmp_path))["dbr_excluded"]
    assert found[0] not in "=+-@＝＋－＠"
    assert not set(found) & set("'\"\\")
    assert found.endswith(", 3")


def test_without_a_flow_there_is_no_such_file(graph: Graph, tmp_path: Path) -> None:
    file = written(with_flow(graph, None), tmp_path)
    assert not (file.folder / "flow.csv").exists()
    assert "flow.csv" not in {export.name for export in file.exports}
