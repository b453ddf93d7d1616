from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synth.diagnostics import Diagnostics
from synth.read.encoding import MOST_REPORTED, decode, guess_encoding, is_clean

UNWANTED = {
    "S003": "\x00\x01\x08\x0b\x0c\x1b\x1f\x7f\x80\x84\x86\x9b\x9f\ufeff\ufffe\uffff",
    "S004": "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\U000e0000\U000e0041\U000e007f",
    "S005": "\r\x85\u2028\u2029",
}


def told(data: bytes) -> list[tuple[str, int, int]]:
    diagnostics = Diagnostics()
    text = decode(data, "x.yml", diagnostics)
    assert (text is None) == bool(diagnostics.items)
    return [(item.code, item.place.line, item.place.column) for item in diagnostics.ordered()]


@pytest.mark.parametrize(
    ("code", "character"), [(code, found) for code in UNWANTED for found in UNWANTED[code]], ids=ascii
)
def test_an_unwanted_character_is_told_where_it_stands(code: str, character: str) -> None:
    assert told(f"a: b\n日本 😀{character}x\n".encode()) == [(code, 2, 5)]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Cn", "Zl", "Zp"])))
def test_other_text_is_taken_as_it_is(text: str) -> None:
    diagnostics = Diagnostics()
    assert decode(text.encode(), "x.yml", diagnostics) == text
    assert diagnostics.items == []


@pytest.mark.parametrize("text", ["a\tb\n", "e\u0301", "👩\u200d💻", "می\u200cخواهم", "a\u00a0b", "soft\u00adhyphen"])
def test_characters_that_writing_needs_are_taken(text: str) -> None:
    assert is_clean(text)
    assert told(text.encode()) == []


@given(st.text("ab:\n 日"))
def test_windows_line_breaks_give_the_same_text(text: str) -> None:
    diagnostics = Diagnostics()
    assert decode(text.replace("\n", "\r\n").encode(), "x.yml", diagnostics) == text


def test_windows_line_breaks_do_not_shift_places() -> None:
    for ending in ("\n", "\r\n"):
        assert told(f"one{ending}tw\x01o{ending}\x02{ending}".encode()) == [("S003", 2, 3), ("S003", 3, 1)]


def test_many_unwanted_characters_are_counted() -> None:
    diagnostics = Diagnostics()
    decode(b"\x00" + b"x\x01" * 5000, "x.yml", diagnostics)
    assert len(diagnostics.items) == MOST_REPORTED + 1
    assert diagnostics.items[-1].message == "4,981 more such characters stand from here to the end of the file."
    assert diagnostics.items[-1].place.column == 2 * MOST_REPORTED + 1


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        ("Straße, café", "latin-1", "Latin-1 (ISO 8859-1) or Windows-1252"),
        ("“quoted” – Jørgensen", "cp1252", "Windows-1252"),
        ("回復への障壁とは何か", "cp932", "Shift_JIS"),
        ("バリア", "cp932", "Shift_JIS"),
        ("回復への障壁とは何か", "euc_jp", "EUC-JP"),
    ],
)
def test_the_encoding_is_guessed(text: str, encoding: str, name: str) -> None:
    assert guess_encoding(text.encode(encoding)) == name


def test_where_there_is_no_telling_nothing_is_guessed() -> None:
    assert guess_encoding(b"\x81\x8d\xff") == ""
    diagnostics = Diagnostics()
    decode(b"a: \x81\x8d\xff", "x.yml", diagnostics)
    assert [(item.message, item.help) for item in diagnostics.items] == [
        ("The byte 0x81 is not UTF-8.", "save the file as UTF-8")
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_named(encoding: str) -> None:
    assert told("title: Left alone\n".encode(encoding)) == [("S002", 1, 1)]


def test_a_cut_character_is_told_at_its_first_byte() -> None:
    assert told("a: 日本".encode()[:-1]) == [("S001", 1, 5)]


@given(st.binary(max_size=60))
def test_all_bytes_are_answered(data: bytes) -> None:
    told(data)
