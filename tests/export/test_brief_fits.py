"""A printed brief takes one page in front and three behind, and says so where it leaves something out for that."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from synth.export.brief_fits import FITS, PAGES, FittedBriefs
from synth.export.briefs import pdf_of, write_briefs
from synth.export.content import content_of
from synth.link.graph import Graph
from synth.overview.overview import Overview
from tests.export.pdf import read, text_of
from tests.pathways import review_of

SITE = "https://example.org/buses/"
CUT = "Cuttofitonfourpages"
SENTENCE = "In one study, people who wait said that nobody had asked them when the bus should come. "


def full_review(graph: Graph, summary: int) -> Overview:
    """Six records of each kind, all joined, with long statements and summaries of so many sentences."""
    ids = [f"{kind}{number}" for kind in "srb" for number in range(6)]
    steps = [f"s{a}>r{b}" for a in range(6) for b in range(6)] + [f"r{a}~b{b}" for a in range(6) for b in range(6)]
    past = [f"s{a}>b{b}" for a in range(6) for b in range(0, 6, 2)]
    data = {id: {"statement": SENTENCE * 14, "summary": SENTENCE * summary} for id in ids}
    title = "{}: a name that says in ninety letters what it is that stands here and why that matters"
    return review_of(graph, " ".join(ids), *steps, *past, title=title, data=data)


def fitted(overview: Overview) -> FittedBriefs:
    return FittedBriefs(content_of(overview, SITE, "1.2.3"))


def begins_behind(pdf: PdfReader) -> int:
    """The page, from 0, on which the first section behind the front begins."""
    outline: list[Any] = pdf.outline
    (problem,) = (item for item in outline if not isinstance(item, list) and item["/Title"] == "The problem")
    page = pdf.get_destination_page_number(problem)
    assert page is not None
    return page


@pytest.mark.parametrize("summary", [4, 60])
def test_much_to_tell_is_cut_to_four_pages_and_said_to_be(graph: Graph, tmp_path: Path, summary: int) -> None:
    write_briefs(full_review(graph, summary), SITE, "1.2.3", tmp_path)
    pdf = PdfReader(tmp_path / "briefs/solutions/s1/s1-brief.pdf")
    assert len(pdf.pages) <= PAGES
    assert begins_behind(pdf) == 1
    assert f"{CUT},towhatmoststudiestell" in text_of(pdf)
    assert f"{SITE}briefs/solutions/s1/" in text_of(pdf)
    assert "Nottoldhere:" in text_of(pdf)


def test_what_fits_is_told_as_its_page_tells_it(graph: Graph) -> None:
    (whole, pages), *_ = fitted(Overview(graph)).ways("process", "arriving")
    pdf = read(pdf_of(whole, pages))
    assert begins_behind(pdf) == 1 and CUT not in text_of(pdf)


def test_smaller_letters_alone_leave_nothing_out(graph: Graph) -> None:
    made = [json.loads(data) for data, _ in fitted(Overview(graph)).ways("process", "arriving")]
    assert [data.pop("dense") for data in made] == [False, True, True, True, True]
    assert made[0] == made[1]
    assert [any(words.startswith("Cut to fit") for words in data["limits"]) for data in made] == [False] * 4 + [True]


def test_a_summary_that_is_too_long_gives_way_to_the_statement(graph: Graph) -> None:
    made = [json.loads(data) for data, _ in fitted(full_review(graph, 15)).ways("solution", "s0")]
    assert len(SENTENCE * 15) > FITS[1].lead
    leads = [" ".join(span["text"] for block in data["lead"] for span in block["spans"]) for data in made]
    assert [len(lead) for lead in leads] == [len(SENTENCE * 15) - 1] + [len(SENTENCE * 14) - 1] * 4


def test_the_last_way_is_printed_whatever_it_takes(graph: Graph) -> None:
    *_, (data, pages) = fitted(full_review(graph, 4)).ways("solution", "s0")
    assert pages == 0 and pdf_of(data, pages)
    assert pdf_of(data.replace(SENTENCE.strip(), SENTENCE * 40), PAGES) == b""
    assert len(read(pdf_of(data.replace(SENTENCE.strip(), SENTENCE * 40), 0)).pages) > PAGES
