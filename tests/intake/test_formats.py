from __future__ import annotations

import json
from pathlib import Path

import pytest
import rispy  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from synth.cite import to_bibtex, to_csl, to_ris
from synth.diagnostics import Diagnostics
from synth.intake.formats import FORMATS, read_file
from synth.intake.work import Intake
from synth.model.reference import Name, Reference
from tests.chance import examples
from tests.intake.exporting import EXPORTS, WORKS, project_file


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


@examples(60)
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


def test_every_format_has_words() -> None:
    assert all(format.words for format in FORMATS.values())
