"""CSV, its description and the database: what is read back is what was written."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from synth.export.content import content_of
from synth.export.spreadsheet import to_csv, unguarded
from synth.export.table import Column, Table, joined
from synth.export.tables import tables
from synth.link.graph import Graph
from synth.model.kinds import KINDS
from synth.overview.overview import Overview
from tests.export.conftest import SITE, Written, written
from tests.projects import edit, graph_of, minimal

NAMES = (*(kind.folder for kind in KINDS.values()), "findings", "evidence", "links", "references")
NASTY = (
    "=HYPERLINK(1)",
    "+1",
    "-1",
    "@a",
    "\tindented",
    "'quoted'",
    "'=1",
    "''=1",
    "＝1",
    "a\nb",
    'say "no", twice',
    "a;b,c",
    " blank ",
    "né 山田 🚌",
)


def as_text(cell: object) -> str:
    return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)


def parted(cell: str) -> list[str]:
    """A list in a cell taken apart, as the page of downloads says."""
    return [re.sub(r"\\(.)", r"\1", value) for value in re.split(r" \| ", cell)]


@pytest.mark.parametrize("name", NAMES)
def test_every_table_read_back_is_what_was_written(graph: Graph, rich: Written, name: str) -> None:
    table = next(table for table in tables(content_of(Overview(graph), SITE, "1.2.3")) if table.name == name)
    assert table.rows
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert rich.rows(name) == [dict(zip(names, map(as_text, row), strict=True)) for row in table.rows]


def test_a_csv_file_begins_with_a_mark_and_ends_each_row_in_two_signs(rich: Written) -> None:
    data = rich.data("links.csv")
    assert data.startswith(b"\xef\xbb\xbfsource,source_kind,relation")
    assert data.endswith(b"\r\n")
    assert data.count(b"\r\n") == len(rich.rows("links")) + 1


def test_nasty_texts_stay_text_and_come_back(tmp_path: Path) -> None:
    table = Table("t", "T", "", (Column("a", ""), Column("b", "")), tuple((text, None) for text in NASTY))
    file = tmp_path / "data" / "t.csv"
    file.parent.mkdir()
    file.write_bytes(to_csv(table))
    assert [row["a"] for row in Written(tmp_path / "data", ()).rows("t")] == list(NASTY)
    # What a spreadsheet sees: no cell begins with a sign that starts a formula.
    shown = to_csv(table).decode("utf-8-sig")
    assert not re.search(r'(?m)^"?[=+\-@\t＝]', shown)
    assert "'=HYPERLINK(1)" in shown


@pytest.mark.parametrize("text", ["", "'", "''", "'a'", "a=b", "'-", "plain"])
def test_a_guard_is_taken_off_only_where_one_was_put(text: str) -> None:
    table = Table("t", "T", "", (Column("a", ""), Column("b", "")), ((text, "x"),))
    (cell, _) = to_csv(table).decode("utf-8-sig").splitlines()[1].split(",")
    assert unguarded(cell) == text


def test_values_of_a_list_come_back_whatever_signs_they_hold() -> None:
    for values in (["a", "b"], ["a | b", "c"], ["a\\", "b"], ["|", "\\|"], ["one"]):
        assert parted(joined(values) or "") == values
    assert joined([]) is None


def test_nasty_content_reaches_every_format(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    aim = '=1+1 "now",\n\nand then'
    study = "content/studies/smith-2020.yml"
    edit(root, study, "aim: To learn why people wait.", f"aim: {json.dumps(aim)}\ntags: ['@x | y', 'z']")
    made = written(graph_of(root), tmp_path)
    (row,) = made.rows("studies")
    assert (row["aim"], parted(row["tags"])) == (aim, ["@x | y", "z"])
    (record,) = json.loads(made.text("synth.json"))["records"]["study"]
    assert (record["fields"]["aim"], record["fields"]["tags"]) == (aim, ["@x | y", "z"])
    with closing(sqlite3.connect(made.folder / "synth.sqlite")) as database:
        assert database.execute("SELECT aim FROM studies").fetchall() == [(aim,)]


def test_rows_say_what_the_records_say(rich: Written) -> None:
    ito = next(row for row in rich.rows("studies") if row["id"] == "ito-2019")
    assert ito["page"] == "https://example.org/buses/studies/ito-2019/"
    assert ito["title"] == "Waiting together: what passengers tell at stops in three towns"
    assert ito["label"] == "Ito et al. 2019"
    assert ito["setting_countries"] == "JP | DK"
    assert json.loads(ito["participants"]) == [
        {"role": "passenger", "n": 9},
        {"role": "driver", "note": "Drivers came and went."},
    ]
    finding = next(row for row in rich.rows("findings") if row["id"] == "ito-2019/f1")
    assert (finding["study"], finding["supports"], finding["contradicts"]) == (
        "ito-2019",
        "meeting-others",
        "left-waiting",
    )
    assert {"finding": "ito-2019/f1", "study": "ito-2019", "record": "left-waiting", "kind": "barrier"} | {
        "stance": "contradicts"
    } in rich.rows("evidence")
    reported = [row for row in rich.rows("links") if row["basis"] == "reported"]
    assert reported
    assert all(row["findings"] and row["studies"] and not row["by"] for row in reported)
    assert all(row["rationale"] and row["by"] for row in rich.rows("links") if row["basis"] == "inferred")


def test_what_was_taken_back_is_in_no_table(graph: Graph, rich: Written) -> None:
    retired = [record for record in graph.records.values() if record.retired]
    assert retired
    for record in retired:
        assert record.id not in {row["id"] for row in rich.rows(record.kind.folder)}


def test_the_description_names_every_column_in_its_place(rich: Written) -> None:
    package = json.loads(rich.text("datapackage.json"))
    assert [resource["name"] for resource in package["resources"]][: len(NAMES)] == list(NAMES)
    assert {f"{resource['name']}.csv" for resource in package["resources"]} == {
        path.name for path in rich.folder.glob("*.csv") if path.name != "flow.csv"
    }
    headings = {
        resource["name"]: [field["name"] for field in resource["schema"]["fields"]] for resource in package["resources"]
    }
    for resource in package["resources"]:
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        assert resource["path"] == f"{resource['name']}.csv"
        rows = rich.rows(resource["name"])
        assert list(rows[0]) == headings[resource["name"]]
        for row in rows:
            for name, cell in row.items():
                _fits(fields[name], cell)
        for key in resource["schema"].get("foreignKeys", ()):
            (column,), other = key["fields"], key["reference"]
            there = {row[other["fields"][0]] for row in rich.rows(other["resource"])}
            assert {row[column] for row in rows} <= there
        if key := resource["schema"].get("primaryKey"):
            assert len({tuple(row[name] for name in key) for row in rows}) == len(rows)


def _fits(field: dict[str, object], cell: str) -> None:
    """Whether a cell is what its column says."""
    constraints = field.get("constraints") or {}
    assert isinstance(constraints, dict)
    assert field["description"]
    if not cell:
        assert not constraints.get("required"), field
        return
    assert cell in constraints.get("enum", [cell])
    match field["type"]:
        case "integer":
            int(cell)
        case "boolean":
            assert cell in ("true", "false")
        case "array":
            assert isinstance(json.loads(cell), list)
        case "object":
            assert isinstance(json.loads(cell), dict)
        case other:
            assert other == "string"


def test_the_database_holds_the_same_tables(graph: Graph, rich: Written) -> None:
    with closing(sqlite3.connect(rich.folder / "synth.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA freelist_count").fetchone() == (0,)
        for table in tables(content_of(Overview(graph), SITE, "1.2.3")):
            found = database.execute(f'SELECT * FROM "{table.name}" ORDER BY rowid')
            assert [column[0] for column in found.description] == [column.name for column in table.columns]
            assert found.fetchall() == list(table.rows)
