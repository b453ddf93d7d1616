"""The briefs as PDF: tagged, described, the same bytes each time; what is typed stands as typed."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from synth.export import briefs as press
from synth.export.brief_data import BriefData
from synth.export.brief_fits import PAGES
from synth.export.briefs import SignMissing, pdf_of, write_briefs
from synth.export.content import content_of
from synth.link.graph import Graph
from synth.overview.brief.brief import PRINTED, BriefKind, address_of, pdf_name
from synth.overview.brief.contents import Briefs
from synth.overview.overview import Overview
from tests.export.golden import GOLDEN, brief_json
from tests.export.pdf import elements, ends_of_columns, read, text_of
from tests.pages.attack import write_attack_project
from tests.pathways import review_of
from tests.projects import graph_of

SITE = "https://example.org/buses/"
REPOSITORY = Path(__file__).parents[2]
HEADINGS = [
    "Key messages",
    "How it hangs together",
    "What we do not know, in short",
    "What this brief is, and what it is not",
    "The problem",
    "Why it happens",
    "What could be done",
    "How sure we are",
    "What to weigh before acting",
    "What we do not know",
    "Sources",
]


def data_of(overview: Overview, kind: BriefKind, id: str, site_url: str = SITE) -> str:
    brief = Briefs(overview).brief(kind, id)
    return json.dumps(BriefData(content_of(overview, site_url, "1.2.3")).of(brief), ensure_ascii=False)


@pytest.fixture(scope="module")
def overview(graph: Graph) -> Overview:
    return Overview(graph)


@pytest.fixture(scope="module")
def timetable(overview: Overview) -> PdfReader:
    return read(pdf_of(data_of(overview, "solution", "shared-timetable")))


def test_every_solution_and_process_has_its_file(overview: Overview, tmp_path: Path) -> None:
    printed = write_briefs(overview, SITE, "1.2.3", tmp_path)
    asked = [(kind, id) for kind in PRINTED for id in Briefs(overview).ids[kind]]
    assert [(item.kind, item.id) for item in printed] == asked
    assert not any(item.sign_missing or item.foreign_fonts for item in printed)
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.pdf")) == sorted(
        address_of(kind, id) + pdf_name(id) for kind, id in asked
    )


def test_the_file_says_that_it_is_accessible_and_what_it_is(timetable: PdfReader) -> None:
    root: Any = timetable.root_object
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert timetable.metadata is not None
    assert timetable.metadata.title == "Policy brief: Make the timetable together"
    assert timetable.metadata.author == "The example's makers, Åse Ødegård"
    assert "2026-01-31T00:00:00Z</xmp:CreateDate>" in metadata


def test_tags_stand_in_the_order_of_reading(timetable: PdfReader) -> None:
    tags = [name for name, _ in elements(timetable)]
    assert tags[:2] == ["Document", "P"]
    assert tags.index("Title") < tags.index("H1")
    ranks = [int(name[1]) for name in tags if name in ("H1", "H2", "H3")]
    assert ranks[0] == 1 and all(after - before <= 1 for before, after in itertools.pairwise(ranks))
    outline: list[Any] = timetable.outline
    assert [item["/Title"] for item in outline if not isinstance(item, list)] == HEADINGS


def test_every_picture_has_words_and_every_table_its_heads(timetable: PdfReader) -> None:
    found = list(elements(timetable))
    pictures = [str(node.get("/Alt", "")) for name, node in found if name == "Figure"]
    assert pictures and all(pictures)
    assert any("Make the timetable together: Moderate confidence. Addresses" in words for words in pictures)
    assert "3 of 4 bars filled:" in pictures and "Solution:" in pictures
    names = [name for name, _ in found]
    assert names.count("Table") == 1 and names.count("TH") == 6
    assert names.count("TD") == 6 * 3


def test_links_lead_to_the_site_and_to_the_sources(overview: Overview, timetable: PdfReader) -> None:
    def addresses(reader: PdfReader) -> set[str]:
        notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
        assert all(note.get("/Contents") for note in notes)
        return {note["/A"]["/URI"] for note in notes if "/A" in note}

    assert f"{SITE}solutions/shared-timetable/" in addresses(timetable)
    assert "https://doi.org/10.1234/example.2020.1" in addresses(timetable)
    without = addresses(read(pdf_of(data_of(overview, "solution", "shared-timetable", ""))))
    assert without and all(address.startswith("https://doi.org/") for address in without)


def test_all_that_must_be_told_is_printed(overview: Overview) -> None:
    text = text_of(read(pdf_of(data_of(overview, "process", "arriving"))))
    for told in (
        "Speaks against it:",
        "Low confidence",
        "provisional",
        "Confidence not yet assessed",
        "Nobody has judged it yet.",
        "1 of 6 findings contradicts something that stands here",
        "shelters. Looked for and found absent",
        "This brief recommends nothing.",
        "Version 1.2.0, 31 January 2026",
    ):
        assert "".join(told.split()) in text, told
    plain = text_of(read(pdf_of(data_of(overview, "solution", "benches"))))
    assert plain.count("Noincludedstudyexaminedthis.") == 5


def test_a_review_with_nothing_in_it_still_stands(graph: Graph) -> None:
    empty = review_of(graph, "")
    text = text_of(read(pdf_of(data_of(empty, "process", "resting"))))
    assert "Nobarrierinthisreviewhindersthisprocessyet." in text
    assert "Nosolutioninthisreviewaddressesthisyet." in text


def test_the_same_content_gives_the_same_bytes(overview: Overview) -> None:
    data = data_of(overview, "process", "arriving")
    first = pdf_of(data)
    pdf_of.cache_clear()
    assert pdf_of(data) == first


def test_text_that_looks_like_markup_stands_as_typed(tmp_path: Path) -> None:
    overview = Overview(graph_of(write_attack_project(tmp_path / "project")))
    record = overview.graph.records["shared-timetable"]
    text = text_of(read(pdf_of(data_of(overview, "solution", "shared-timetable"))))
    assert "".join(str(record.data.title).split()) in text
    assert "".join(str(record.data.summary).split()) in text
    assert "<script>window.ran=1</script>" in text


def test_what_typst_reads_as_code_stands_as_typed(graph: Graph) -> None:
    typed = '#let x = 1 $x^2$ *b* _e_ \\ `c` @r <l> = H #panic("!") // no /* no */ [x] "q" -- ~ https://x.example'
    data = {"s1": {"title": typed[:60], "statement": typed, "summary": typed, "considerations": {"harms": typed}}}
    overview = review_of(graph, "s1", data=data)
    shown = text_of(read(pdf_of(data_of(overview, "solution", "s1"))))
    # Emphasis is the small Markdown's own; all else is text.
    for part in ("#letx=1$x^2$", "@r<l>=H", '#panic("!")//no/*no*/[x]"q"--~https://x.example'):
        assert shown.count(part) >= 2, part


def test_records_in_another_language_say_so(graph: Graph) -> None:
    danish = Overview(replace(graph, review=graph.review.model_copy(update={"language": "da"})))
    tags = elements(read(pdf_of(data_of(danish, "process", "arriving"))))
    languages = {str(node["/Lang"]) for _, node in tags if "/Lang" in node}
    assert "da" in languages


def test_a_sign_that_no_font_has_is_never_printed_as_a_box(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    overview = review_of(graph, "s1 s2", data={"s1": {"summary": "待つ人"}})
    data = data_of(overview, "solution", "s1")
    with pytest.raises(SignMissing, match="待"):
        pdf_of(data)
    made = pdf_of

    def without_other_fonts(brief: str, pages: int, *, system_fonts: bool = False) -> bytes:
        return made(brief, pages)

    monkeypatch.setattr(press, "pdf_of", without_other_fonts)
    printed = {item.id: item for item in write_briefs(overview, SITE, "1.2.3", tmp_path) if item.kind == "solution"}
    assert printed["s1"].sign_missing == "待"
    assert not printed["s2"].sign_missing
    assert [path.name for path in (tmp_path / "briefs/solutions").rglob("*.pdf")] == ["s2-brief.pdf"]


def test_where_this_machine_has_the_sign_its_font_is_taken_and_told(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    overview = review_of(graph, "s1", data={"s1": {"summary": "待つ人"}})
    made = pdf_of

    def with_other_fonts(brief: str, pages: int, *, system_fonts: bool = False) -> bytes:
        return made(brief.replace("待つ人", "people who wait") if system_fonts else brief, pages)

    monkeypatch.setattr(press, "pdf_of", with_other_fonts)
    (printed,) = (item for item in write_briefs(overview, SITE, "1.2.3", tmp_path) if item.kind == "solution")
    assert printed.foreign_fonts and not printed.sign_missing
    assert (tmp_path / "briefs/solutions/s1/s1-brief.pdf").is_file()


def test_this_reviews_own_briefs_take_four_pages_at_most(tmp_path: Path) -> None:
    printed = write_briefs(Overview(graph_of(REPOSITORY)), SITE, "1.2.3", tmp_path)
    pages = {path.name: len(PdfReader(path).pages) for path in tmp_path.rglob("*.pdf")}
    assert len(pages) == len(printed) and max(pages.values()) <= PAGES, pages


def test_the_columns_of_the_last_page_end_together(tmp_path: Path) -> None:
    write_briefs(Overview(graph_of(REPOSITORY)), SITE, "1.2.3", tmp_path)
    ends = {path.name: ends_of_columns(PdfReader(path).pages[-1]) for path in tmp_path.rglob("*.pdf")}
    # A source is never cut, and the longest one is this high.
    assert {name: (left, right) for name, (left, right) in ends.items() if abs(left - right) > 110} == {}


def test_where_no_height_suffices_the_columns_are_set_as_they_come(
    overview: Overview, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = data_of(overview, "process", "arriving")
    even = pdf_of(data)
    template = press._template().replace(b"{ 14pt }", b"{ -200pt }")
    assert template != press._template()
    monkeypatch.setattr(press, "_template", lambda: template)
    pdf_of.cache_clear()
    uneven = pdf_of(data)
    pdf_of.cache_clear()
    assert text_of(read(uneven)) == text_of(read(even))
    assert uneven != even


def test_the_brief_on_a_process_begins_with_what_stands_in_its_way(overview: Overview) -> None:
    (front, *_) = read(pdf_of(data_of(overview, "process", "arriving"))).pages
    text = " ".join(front.extract_text().split())
    assert "1 barrier stands in the way: “Left waiting”." in text
    assert text.index("1 barrier stands in the way") < text.index("Getting to where one wants to be")


def test_the_data_of_a_brief_are_as_they_were_agreed(graph: Graph) -> None:
    assert brief_json(graph) == (GOLDEN / "brief.json").read_text("utf-8")


@pytest.mark.parametrize("most", [1, 2])
def test_of_a_kind_with_very_many_briefs_no_file_is_made(
    overview: Overview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(press, "MOST", most)
    few = {kind for kind in PRINTED if len(Briefs(overview).ids[kind]) <= most}
    assert {*press.too_many(Briefs(overview))} == {*PRINTED} - few
    assert {printed.kind for printed in write_briefs(overview, SITE, "1.2.3", tmp_path)} == few
