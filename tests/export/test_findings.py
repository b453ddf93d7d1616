"""The Summary of Qualitative Findings and the evidence profile, as rows of text and as documents."""

from __future__ import annotations

import csv
import io
import re
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from synth.export import sheets
from synth.export.content import content_of
from synth.export.sheet import Sheet, SheetColumn, SheetGroup, SheetRow, says
from synth.export.spreadsheet import unguarded
from synth.export.word import to_docx
from synth.export.wording import Wording
from synth.link.graph import Graph
from synth.overview.overview import Overview
from synth.overview.tables.summary import Summary
from tests.export.conftest import SITE, Written, only_references, written
from tests.projects import PROJECTS, edit, graph_of

SUMMARY_HEAD = [
    "#",
    "Summarised review finding",
    "GRADE-CERQual assessment of confidence",
    "Explanation of GRADE-CERQual Assessment",
    "References",
]
PROFILE_HEAD = [
    "#",
    "Summarised review finding",
    "Methodological limitations",
    "Coherence",
    "Adequacy",
    "Relevance",
    "GRADE-CERQual assessment of confidence",
    "References",
]
NAMES = ("summary-of-findings", "evidence-profile")


def table(made: Written, name: str) -> list[list[str]]:
    rows = csv.reader(io.StringIO(made.data(f"{name}.csv").decode("utf-8-sig"), newline=""), strict=True)
    return [[unguarded(cell) for cell in row] for row in rows]


def document(made: Written, name: str) -> Document:
    return docx.Document(io.BytesIO(made.data(f"{name}.docx")))


def cells(found: Document) -> list[list[str]]:
    """The text of all tables, each with its row of headings."""
    return [[cell.text for cell in row.cells] for table in found.tables for row in table.rows]


def texts(found: Document, style: str) -> list[str]:
    """The paragraphs outside tables that are set in a style."""
    return [each.text for each in found.paragraphs if each.style is not None and each.style.name == style]


def test_columns_are_those_of_isoq(rich: Written) -> None:
    assert table(rich, "summary-of-findings")[0] == SUMMARY_HEAD
    assert table(rich, "evidence-profile")[0] == PROFILE_HEAD
    assert cells(document(rich, "summary-of-findings"))[0] == SUMMARY_HEAD
    assert cells(document(rich, "evidence-profile"))[0] == PROFILE_HEAD


def test_order_and_numbers_are_those_of_the_page_of_findings(graph: Graph, rich: Written) -> None:
    rows = Summary.of(Overview(graph)).rows
    assert len(rows) > 5
    for name in NAMES:
        found = [row[:2] for row in table(rich, name)[1:]]
        assert [number for number, _ in found] == [str(row.number) for row in rows]
        for (_, statement), row in zip(found, rows, strict=True):
            assert statement.startswith(row.record.data.statement)


def test_cells_say_what_the_records_say(rich: Written) -> None:
    waiting = table(rich, "summary-of-findings")[1]
    assert waiting[2:] == [
        "Low confidence\nProvisional",
        "Two small studies that differ.",
        "Ito et al. 2019; Smith & Jones 2020\nContradicting findings in: Ito et al. 2019",
    ]
    profile = table(rich, "evidence-profile")[1]
    # Citations and pointers are names, not marks.
    assert profile[2:6] == [
        "Minor concerns\nOne study does not describe the stops (Smith & Jones, 2020).",
        "Moderate concerns\nSome people liked to wait, in Ito et al. 2019 (finding f1).",
        "Serious concerns\nFew people were asked.",
        "No concerns",
    ]
    draft = table(rich, "summary-of-findings")[2]
    assert draft[1].endswith("\nDraft: still being written.")
    assert draft[2:4] == ["Not yet assessed", "Nobody has judged it yet."]
    assert table(rich, "evidence-profile")[2][2:7] == ["Not yet assessed"] * 5


def test_a_rating_out_of_date_is_said_in_words(tmp_path: Path) -> None:
    root = shutil.copytree(PROJECTS / "rich", tmp_path / "project")
    edit(
        root,
        "content/barriers/left-waiting.yml",
        "overall: {level: low, explanation: Two small studies that differ.}",
        "overall: {level: low, explanation: Two small studies that differ., fingerprint: '000000000000'}",
    )
    made = written(graph_of(root), tmp_path)
    row = table(made, "summary-of-findings")[1]
    assert row[2] == "Low confidence\nProvisional\nOut of date"
    assert row[3].endswith("\nOut of date: what was assessed has changed since, so this needs to be judged again.")
    assert "Out of date: what was assessed" in table(made, "evidence-profile")[1][6]
    assert "Out of date" in cells(document(made, "summary-of-findings"))[1][2]


@pytest.mark.parametrize("name", NAMES)
def test_the_document_says_the_same_as_the_csv(rich: Written, name: str) -> None:
    head, *rows = table(rich, name)
    shown = [row for row in cells(document(rich, name)) if row != head]
    # The document has the name of the row's page below its statement.
    without = [[row[0], row[1].rpartition("\n")[0], *row[2:]] for row in shown]
    assert without == rows


@pytest.mark.parametrize("name", NAMES)
def test_the_document_can_be_read_by_everyone(graph: Graph, rich: Written, name: str) -> None:
    found = document(rich, name)
    section = found.sections[0]
    assert (section.page_width or 0) > (section.page_height or 0)
    known = found.core_properties
    assert known.title in ("Summary of Qualitative Findings", "GRADE-CERQual Evidence Profile")
    assert known.language == graph.review.language
    assert str(known.created).startswith(graph.review.date)
    spoken = {element.get(qn("w:val")) for element in found.styles.element.iter(qn("w:lang"))}
    assert spoken == {graph.review.language}
    assert texts(found, "Heading 1")[:4] == ["Barriers", "Roots", "Solutions", "Facilitators"]
    assert len(found.tables) == 4
    for each in found.tables:
        properties = each._tbl.tblPr
        assert properties.find(qn("w:tblCaption")).get(qn("w:val")).startswith(known.title)
        assert properties.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"
        first, *rest = each.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in rest)
        assert not list(each._tbl.iter(qn("w:vMerge"), qn("w:gridSpan")))
    # Styles, no formatting of its own: only names of styles stand in what a run or a paragraph is set in.
    for element in found.element.body.iter(qn("w:rPr"), qn("w:pPr")):
        assert {child.tag for child in element} <= {qn("w:rStyle"), qn("w:pStyle"), qn("w:sectPr")}


def test_links_lead_to_the_site_where_its_address_is_known(graph: Graph, rich: Written, tmp_path: Path) -> None:
    addresses = {rel.target_ref for rel in document(rich, NAMES[0]).part.rels.values() if rel.is_external}
    assert f"{SITE}barriers/left-waiting/" in addresses
    assert f"{SITE}studies/ito-2019/" in addresses
    made = written(graph, tmp_path, "")
    others = {rel.target_ref for rel in document(made, NAMES[0]).part.rels.values() if rel.is_external}
    assert all(address.startswith("https://") and not address.startswith(SITE + "b") for address in others)
    assert "https://doi.org/10.1234/example.2019.2" in others


def test_the_sources_stand_at_the_end(rich: Written) -> None:
    found = document(rich, NAMES[0])
    assert texts(found, "Heading 1")[-1] == "References"
    listed = texts(found, "Bibliography Entry")
    assert [re.split(r"[,.]", text)[0] for text in listed] == ["Ito", "Smith", "The Office for Buses"]


def test_a_source_is_found_by_what_the_table_calls_it(graph: Graph) -> None:
    """Where a style tells works of one year apart in another way than our labels do, and where one was retracted."""
    one, other = graph.references["ito-2019"], graph.references["smith-2020"]
    twin = replace(other, fields={**other.fields, "year": "2019"}, authors=one.authors)
    retracted = replace(one, fields={**one.fields, "retracted": "2021"})
    references = {**graph.references, "smith-2020": twin, "ito-2019": retracted}
    content = content_of(Overview(replace(graph, references=references)), "", "1.2.3")
    labels = content.overview.labels
    for key in ("ito-2019", "smith-2020"):
        said = "".join(span.text for span in Wording(content).entry(key).spans)
        assert labels[key].rpartition(" ")[2] in said
    assert "retracted" in "".join(span.text for span in Wording(content).entry("ito-2019").spans)


def test_no_file_in_a_document_has_a_date_or_a_place_of_its_own(rich: Written) -> None:
    for name in NAMES:
        with zipfile.ZipFile(io.BytesIO(rich.data(f"{name}.docx"))) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert "docProps/thumbnail.jpeg" not in archive.namelist()
            core = archive.read("docProps/core.xml").decode()
        assert set(re.findall(r"\d{4}-\d{2}-\d{2}T[^<]*", core)) == {"2026-01-31T00:00:00Z"}
        assert "python-docx" not in core


def test_an_empty_review_has_documents_that_say_so(graph: Graph, tmp_path: Path) -> None:
    made = written(only_references(graph, ()), tmp_path)
    for name in NAMES:
        found = document(made, name)
        assert not found.tables
        assert "No review finding in this review yet." in [paragraph.text for paragraph in found.paragraphs]


def test_too_many_rows_are_given_as_csv_alone(
    graph: Graph, rich: Written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 3)
    made = written(graph, tmp_path)
    names = {export.name: export.description for export in made.exports}
    assert "summary-of-findings.docx" not in names
    assert "too many for a document" in names["summary-of-findings.csv"]
    assert made.data("summary-of-findings.csv") == rich.data("summary-of-findings.csv")


def test_what_xml_cannot_hold_does_not_stop_a_document(graph: Graph) -> None:
    """A sign that no check reports, such as a noncharacter, is shown as one that is missing."""
    review = graph.review.model_copy(update={"title": "A\uffffB & <b>", "date": "2026"})
    content = content_of(Overview(replace(graph, review=review)), "", "1.2.3")
    row = SheetRow((says("1\x0b2 & <i>\tx"),))
    sheet = Sheet("x", "X", "About x.", (SheetColumn("a", "", 1),), (SheetGroup("", (row,)),))
    found = docx.Document(io.BytesIO(to_docx(content, Wording(content), sheet)))
    assert found.tables[0].rows[1].cells[0].text == "1\N{REPLACEMENT CHARACTER}2 & <i>\tx"
    assert found.core_properties.subject == "A\N{REPLACEMENT CHARACTER}B & <b>"
    assert str(found.core_properties.created).startswith("2026-01-01")
