"""The briefs against PDF/UA-1, by a checker of that standard; and what a checker cannot see, by their tags."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from page import validate_pdf_bytes
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from synth.export.briefs import write_briefs
from synth.overview.overview import Overview
from tests.export.pdf import elements, read
from tests.pages.attack import write_attack_project
from tests.projects import PROJECTS, graph_of

REPOSITORY = Path(__file__).parents[2]
SITES = ["rich", "conqual", "attack", "own"]


def found(pdf: bytes) -> set[str]:
    """The rules that a file breaks, by the checker."""
    return {f"{failure.rule_id}: {failure.message}" for failure in validate_pdf_bytes(pdf, profile="ua1").failures}


def unseen(pdf: PdfReader | PdfWriter) -> list[str]:
    """What is wrong that the standard leaves to people to judge."""
    return [*_of_headings(pdf), *_of_pictures(pdf), *_of_tables(pdf)]


def _of_headings(pdf: PdfReader | PdfWriter) -> Iterator[str]:
    names = [name for name, _ in elements(pdf)]
    if names.count("Title") != 1 or "H1" not in names[names.index("Title") :]:
        yield "one title stands before all headings"
    ranks = [int(name[1]) for name in names if name in ("H1", "H2", "H3", "H4")]
    if any(after - before > 1 for before, after in itertools.pairwise([0, *ranks])):
        yield f"a rank of headings is skipped: {ranks}"


def _of_pictures(pdf: PdfReader | PdfWriter) -> Iterator[str]:
    for name, node in elements(pdf):
        if name == "Figure" and not str(node.get("/Alt", "")).strip():
            yield "a picture has no words"


def _of_tables(pdf: PdfReader | PdfWriter) -> Iterator[str]:
    tags = list(elements(pdf))
    if any(name == "Table" for name, _ in tags) and not any(name == "TH" for name, _ in tags):
        yield "a table has no heads"
    for name, node in tags:
        if name == "TH" and "/Scope" not in _attributes(node):
            yield "the head of a table does not say of what"


def _attributes(node: DictionaryObject) -> set[str]:
    held: Any = node.get("/A")
    held = held.get_object() if held is not None else []
    return {key for item in (held if isinstance(held, list) else [held]) for key in item.get_object()}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], dict[str, bytes]]:
    """The briefs of a review, by name."""

    def made(site: str) -> dict[str, bytes]:
        out = tmp_path_factory.mktemp(site)
        project = REPOSITORY if site == "own" else PROJECTS / site
        if site == "attack":
            project = write_attack_project(out / "project")
        write_briefs(Overview(graph_of(project)), "https://example.org/review/", "1.2.3", out / "made")
        return {path.name: path.read_bytes() for path in sorted((out / "made").rglob("*.pdf"))}

    return made


@pytest.fixture(scope="module")
def brief(files: Callable[[str], dict[str, bytes]]) -> bytes:
    return files("rich")["shared-timetable-brief.pdf"]


@pytest.mark.parametrize("site", SITES)
def test_every_brief_keeps_to_the_standard(files: Callable[[str], dict[str, bytes]], site: str) -> None:
    made = files(site)
    assert made
    assert {name: broken for name, pdf in made.items() if (broken := found(pdf))} == {}
    assert {name: wrong for name, pdf in made.items() if (wrong := unseen(read(pdf)))} == {}


# -- that faults are found --


def _first(pdf: PdfWriter, wanted: str) -> DictionaryObject:
    return next(node for name, node in elements(pdf) if name == wanted)


def _renamed(node: DictionaryObject, name: str) -> None:
    node[NameObject("/S")] = NameObject(name)


def _without_language(pdf: PdfWriter) -> None:
    for node in (pdf.root_object, *(node for _, node in elements(pdf))):
        node.pop("/Lang", None)


def _without_identification(pdf: PdfWriter) -> None:
    metadata: Any = pdf.root_object["/Metadata"].get_object()
    metadata.set_data(metadata.get_data().replace(b"<pdfuaid:part>1</pdfuaid:part>", b""))


def _with_text_outside_of_tags(pdf: PdfWriter) -> None:
    content: Any = pdf.pages[0]["/Contents"].get_object()
    content.set_data(content.get_data() + b"\n0 0 m 50 50 l S\n")


def _without_fonts(pdf: PdfWriter) -> None:
    for item in pdf._objects:
        if isinstance(item, DictionaryObject) and item.get("/Type") == "/FontDescriptor":
            for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                item.pop(key, None)


def _without_words_for_signs(pdf: PdfWriter) -> None:
    for item in pdf._objects:
        if isinstance(item, DictionaryObject) and item.get("/Type") == "/Font":
            item.pop("/ToUnicode", None)


def _without_words_of_links(pdf: PdfWriter) -> None:
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            note.get_object().pop("/Contents", None)


def _with_blank_words(pdf: PdfWriter) -> None:
    _first(pdf, "Figure")[NameObject("/Alt")] = TextStringObject(" ")


def _without_heads(pdf: PdfWriter) -> None:
    for name, node in elements(pdf):
        if name == "TH":
            _renamed(node, "/TD")
            node.pop("/A", None)


SEEN: dict[str, tuple[Callable[[PdfWriter], object], str]] = {
    "no tags": (lambda pdf: pdf.root_object.pop("/StructTreeRoot"), "STRUCT-TREE-ROOT"),
    "not marked": (lambda pdf: pdf.root_object.pop("/MarkInfo"), "TAGGED-DOCUMENT"),
    "title not shown": (lambda pdf: pdf.root_object.pop("/ViewerPreferences"), "VIEWER-PREFERENCES"),
    "no language": (_without_language, "TEXT-LANGUAGE"),
    "does not say what it is": (_without_identification, "ID-SCHEMA"),
    "rank skipped": (lambda pdf: _renamed(_first(pdf, "H2"), "/H4"), "HEADING-NESTING"),
    "picture without words": (lambda pdf: _first(pdf, "Figure").pop("/Alt"), "FIGURE-ALTERNATIVE-TEXT"),
    "links without words": (_without_words_of_links, "LINK-CONTENTS"),
    "list broken": (lambda pdf: _renamed(_first(pdf, "LI"), "/P"), "L-KIDS"),
    "outside of tags": (_with_text_outside_of_tags, "CONTENT-TAGGING"),
    "font not embedded": (_without_fonts, "FONT-EMBEDDING"),
    "signs without words": (_without_words_for_signs, "FONT-UNICODE-MAPPING"),
    "no order of stops": (lambda pdf: [page.pop("/Tabs", None) for page in pdf.pages], "PAGE-TABS"),
}
UNSEEN: dict[str, tuple[Callable[[PdfWriter], object], str]] = {
    "no title": (lambda pdf: _renamed(_first(pdf, "Title"), "/P"), "one title stands before all headings"),
    "words are blank": (_with_blank_words, "a picture has no words"),
    "no heads": (_without_heads, "a table has no heads"),
    "heads of nothing": (lambda pdf: _first(pdf, "TH").pop("/A"), "the head of a table does not say of what"),
}


@pytest.mark.parametrize(("spoil", "rule"), SEEN.values(), ids=SEEN)
def test_the_checker_sees(brief: bytes, tmp_path: Path, spoil: Callable[[PdfWriter], object], rule: str) -> None:
    pdf = PdfWriter(clone_from=read(brief))
    spoil(pdf)
    pdf.write(tmp_path / "spoilt.pdf")
    said = found((tmp_path / "spoilt.pdf").read_bytes())
    assert any(f"-{rule}-" in broken for broken in said), said


@pytest.mark.parametrize(("spoil", "said"), UNSEEN.values(), ids=UNSEEN)
def test_what_the_checker_does_not_see_is_seen_here(
    brief: bytes, spoil: Callable[[PdfWriter], object], said: str
) -> None:
    pdf = PdfWriter(clone_from=read(brief))
    assert unseen(pdf) == []
    spoil(pdf)
    assert said in unseen(pdf)
