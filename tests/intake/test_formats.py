from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
import rispy  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st

from synth.cite import to_bibtex, to_csl, to_ris
from synth.diagnostics import Diagnostics
from synth.intake import bring_in
from synth.intake.formats import FORMATS, read_file
from synth.intake.work import Intake
from synth.model.reference import Name, Reference
from tests.intake.exporting import EXPORTS, WORKS, project_file

RIS = (EXPORTS / "isoq.ris").read_text("utf-8")
DOCTYPE = (
    '<?xml version="1.0"?>\n<!DOCTYPE xml [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>\n<xml><records>&b;</records></xml>'
)


def read(data: bytes, name: str = "file") -> tuple[Intake | None, list[str]]:
    diagnostics = Diagnostics()
    return read_file(data, name, "", diagnostics), [item.code for item in diagnostics.ordered()]


@pytest.mark.parametrize("name", WORKS)
def test_the_content_tells_the_format(name: str) -> None:
    intake, codes = read((EXPORTS / name).read_bytes())
    assert intake is not None
    assert len(intake.works) == WORKS[name]
    assert codes == []


@pytest.mark.parametrize("name", WORKS)
def test_a_mark_first_and_windows_line_ends_change_nothing(name: str) -> None:
    data = (EXPORTS / name).read_bytes()
    plain, _ = read(data, name)
    other, codes = read(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"), name)
    assert plain is not None
    assert other is not None
    assert [work.fields for work in other.works] == [work.fields for work in plain.works]
    assert [work.place.line for work in other.works] == [work.place.line for work in plain.works]
    assert codes == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "S601"),
        (b"Dear all,\nhere is my list.", "S601"),
        (b"%PDF-1.7\n\x00", "S601"),
        (b"%0 Journal Article\n%A Smith\n", "S601"),
        (b"<html><body>Export</body></html>", "S601"),
        (b"<PubmedArticleSet></PubmedArticleSet>", "S601"),
        (b"a,b,c,d\n1,2,3,4\n", "S601"),
        (RIS.encode("utf-16"), "S002"),
        (RIS.replace("Ada", "Åse").encode("latin-1"), "S001"),
        (b'[{"title": "a" "b": 1}]', "S602"),
        (b"[" * 100_000, "S602"),
        (b'[{"title": "a"', "S603"),
        (b"[1]", "S602"),
        (b"<xml><records><record></records></xml>", "S602"),
        (b"<xml><records><record><titles><title>a", "S603"),
        (DOCTYPE.encode(), "S605"),
        (b"<xml>" + b"<a>" * 200 + b"</a>" * 200 + b"</xml>", "S605"),
        (b"TY  - JOUR\nTI  - a\n", "S603"),
        (b"TY  - JOUR\nTI  - a\nTY  - JOUR\nER  - \n", "S608"),
        (b"Export\nTY  - JOUR\nTI  - a\nER  - \n", "S607"),
        (RIS.encode() + b"\n@article{a,\n  title = {b}\n}\n", "S609"),
        (b"PMID- 1\nTI  - a\n", "S603"),
        (b'key,title,year,authors,journal\n1,"a', "S603"),
        (b"key,title,year,authors,journal\n1,a\n", "S602"),
        (b"PK\x03\x04cut", "S603"),
    ],
)
def test_bad_input_has_a_code(data: bytes, code: str) -> None:
    assert read(data)[1] == [code]


def archive(names: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in names.items():
            file.writestr(name, data)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ({"project.qde": b"<Project/>", "../../evil.txt": b"a"}, "S604"),
        ({"project.qde": b"<Project/>", "/etc/evil": b"a"}, "S604"),
        ({"project.qde": b"<Project/>", "C:\\evil": b"a"}, "S604"),
        ({"project.qde": b"<Project/>", "sources/bomb.txt": bytes(30_000_000)}, "S604"),
        ({"project.qde": DOCTYPE.encode()}, "S605"),
        ({"[Content_Types].xml": b"<a/>"}, "S601"),
        ({"notes.txt": b"a"}, "S601"),
    ],
)
def test_an_archive_is_looked_through_first(names: dict[str, bytes], code: str) -> None:
    assert read(archive(names))[1] == [code]


def test_an_archive_cut_anywhere_is_an_error(tmp_path: Path) -> None:
    data = project_file(tmp_path).read_bytes()
    for end in range(4, len(data), 7):
        assert read(data[:end])[1], end


@pytest.mark.parametrize("name", ["isoq.ris", "zotero.json", "endnote.xml", "eppi.json", "pubmed.nbib", "rayyan.csv"])
def test_a_cut_file_is_an_error_or_holds_whole_works(name: str) -> None:
    data = (EXPORTS / name).read_bytes()
    whole, _ = read(data, name)
    assert whole is not None
    titles = [work.fields.get("title") for work in whole.works]
    for end in range(0, len(data), 5):
        intake, codes = read(data[:end], name)
        if intake is not None and not codes:
            found = [work.fields.get("title") for work in intake.works]
            assert found == titles[: len(found)], end


_words = st.text(st.characters(categories=("L", "N", "P", "S"), exclude_characters="\u061c"), min_size=1, max_size=20)
_names = st.builds(
    Name,
    family=st.from_regex(r"[A-Z][a-zé]{2,9}", fullmatch=True),
    given=st.from_regex(r"[A-Z][a-zø]{2,9}", fullmatch=True),
)
_references = st.builds(
    Reference,
    key=st.just("a"),
    type=st.sampled_from(["article", "book", "incollection", "report", "thesis", "online"]),
    fields=st.fixed_dictionaries(
        {"title": _words, "year": st.integers(1900, 2020).map(str)},
        optional={"volume": st.integers(1, 99).map(str), "keywords": _words, "doi": st.just("10.1234/a.b")},
    ),
    authors=st.lists(_names, max_size=3).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_references, min_size=1, max_size=6))
def test_as_many_come_in_as_went_out(works: list[Reference]) -> None:
    numbered = [Reference(f"a{number}", work.type, work.fields, work.authors) for number, work in enumerate(works)]
    ris = "".join(map(to_ris, numbered))
    files = {
        "a.ris": ris,
        "a.json": json.dumps([to_csl(work) for work in numbered]),
        "a.bib": "\n\n".join(map(to_bibtex, numbered)),
    }
    assert len(rispy.loads(ris)) == len(numbered)
    for name, text in files.items():
        intake, codes = read(text.encode(), name)
        assert intake is not None
        assert len(intake.works) == len(numbered)
        assert not set(codes) & {"S602", "S603"}
        assert [tuple(work.authors) for work in intake.works] == [work.authors for work in numbered]


def test_fifty_thousand_works_are_told_to_be_too_many(root: Path, tmp_path: Path) -> None:
    record = "TY  - JOUR\nAU  - Smith, Ada\nTI  - {0:06} {1}\nPY  - 2020\nJO  - Journal of Small Examples\nER  - \n\n"
    file = tmp_path / "search.ris"
    file.write_text("".join(record.format(number, "waiting " * 20) for number in range(50_000)), "utf-8")
    before = (root / "references.bib").read_bytes()
    imported = bring_in(root, [file])
    assert [item.code for item in imported.diagnostics.items] == ["S610"]
    assert len(imported.plan.outcomes) == 50_000
    assert (root / "references.bib").read_bytes() == before


def test_every_format_has_words() -> None:
    assert all(format.words for format in FORMATS.values())
