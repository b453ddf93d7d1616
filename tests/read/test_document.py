from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from synth.diagnostics import Diagnostic, Diagnostics, Place
from synth.read.document import Document, parse_document
from tests.chance import examples
from tests.read.texts import records, yaml_like

RECORD = """\
title: 'Left waiting'  # a comment
design: {type: qualitative, data_collection: [focus-group]}
findings:
  - id: f1
    text: >-
      People 日本 😀 said [@smith-2020,
      p. 4] so.
    quotes: []
  - id: f2
    text: "tab\\tand \\"quote\\""
note: |
  two
  lines
"""


def parsed(text: str) -> tuple[Document | None, list[Diagnostic]]:
    diagnostics = Diagnostics()
    return parse_document(text, "x.yml", diagnostics), diagnostics.ordered()


def document(text: str) -> Document:
    found, told = parsed(text)
    assert found is not None
    assert told == []
    return found


def at(place: Place) -> tuple[int, int, int]:
    return place.line, place.column, place.length


def test_values_are_dicts_lists_and_texts() -> None:
    assert document(RECORD).value == {
        "title": "Left waiting",
        "design": {"type": "qualitative", "data_collection": ["focus-group"]},
        "findings": [
            {"id": "f1", "text": "People 日本 😀 said [@smith-2020, p. 4] so.", "quotes": []},
            {"id": "f2", "text": 'tab\tand "quote"'},
        ],
        "note": "two\nlines\n",
    }


@pytest.mark.parametrize(
    "text",
    [
        "NO",
        "12:30:45",
        "010",
        "1_000",
        "0x1F",
        "1.10",
        "1e3",
        "2024-01-31",
        "true",
        "~",
        "null",
        ".inf",
        "=",
        "0o7",
        "+1",
    ],
)
def test_a_text_without_quotes_stays_as_typed(text: str) -> None:
    assert document(f"a: {text}\nb: [{text}]\n").value == {"a": text, "b": [text]}


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ((), (1, 1, 34)),
        (("title",), (1, 8, 14)),
        (("design", "data_collection", 0), (2, 47, 11)),
        (("findings", 0), (4, 5, 6)),
        (("findings", 0, "text"), (5, 11, 2)),
        (("findings", 1, "text"), (10, 11, 20)),
        (("findings", 1, "quotes", 3), (9, 5, 6)),
        (("findings", 7), (4, 3, 8)),
        (("nothing",), (1, 1, 34)),
        (("title", "deeper", 0), (1, 8, 14)),
    ],
)
def test_a_place_is_that_of_the_value_or_of_what_exists_of_the_way_to_it(
    keys: tuple[str | int, ...], expected: tuple[int, int, int]
) -> None:
    assert at(document(RECORD).place(*keys)) == expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("title",), (1, 1, 5)),
        (("design", "type"), (2, 10, 4)),
        (("findings", 1, "text"), (10, 5, 4)),
        (("findings", 1), (9, 5, 6)),
        (("nothing",), (1, 1, 34)),
    ],
)
def test_a_key_has_a_place_of_its_own(keys: tuple[str | int, ...], expected: tuple[int, int, int]) -> None:
    assert at(document(RECORD).key_place(*keys)) == expected


def test_the_place_shows_its_line() -> None:
    place = document(RECORD).place("title")
    assert place == Place("x.yml", 1, 8, 14, "title: 'Left waiting'  # a comment")


@pytest.mark.parametrize(
    ("needle", "keys", "expected"),
    [
        ("😀", ("findings", 0, "text"), (6, 17, 1)),
        ("said", ("findings", 0, "text"), (6, 19, 4)),
        ("[@smith-2020, p. 4]", ("findings", 0, "text"), (6, 24, 13)),
        ("lines", ("note",), (13, 3, 5)),
        ("said", ("findings", 1, "text"), (10, 11, 20)),
        ("two", ("title",), (1, 8, 14)),
        ("  ", ("title",), (1, 8, 14)),
        ("x", ("nothing",), (1, 1, 34)),
    ],
)
def test_words_are_found_within_the_source_of_a_value(
    needle: str, keys: tuple[str | int, ...], expected: tuple[int, int, int]
) -> None:
    assert at(document(RECORD).text_place(needle, *keys)) == expected


def test_a_document_can_be_used_in_spite_of_errors_that_leave_the_rest_certain() -> None:
    found, told = parsed("title: @x\nlevel: one\nlevel: two\nsummary:\ntags: [a, &b c]\n")
    assert found is not None
    assert found.value == {"title": "", "level": "one", "summary": "", "tags": ["a", ""]}
    assert found.unread == {("title",), ("summary",), ("tags", 1)}
    assert [(item.code, item.place.line, item.place.column) for item in told] == [
        ("S022", 1, 8),
        ("S031", 3, 1),
        ("S034", 4, 9),
        ("S026", 5, 11),
    ]
    assert at(found.place("title")) == (1, 8, 2)


def test_keys_that_are_lost_leave_nothing_to_use() -> None:
    assert parsed("title: x\nlevel one\nsummary: @y\n")[0] is None


def test_independent_faults_are_all_told() -> None:
    _, told = parsed(
        'a: Barriers: x\nb:\n  - "one\n  - two\nc: [d, e\nf no colon\ng: **h**\ni: \'j\' k\nl: "\\q"\n1: m\nn: o #p\n'
    )
    assert [(item.code, item.place.line, item.place.column) for item in told] == [
        ("S023", 1, 4),
        ("S024", 3, 5),
        ("S025", 5, 4),
        ("S036", 6, 1),
        ("S022", 7, 4),
        ("S038", 8, 8),
        ("S037", 9, 5),
        ("S032", 10, 1),
        ("S033", 11, 6),
    ]


def test_a_hundred_faults_in_one_file_are_all_told() -> None:
    _, told = parsed("".join(f"k{number}: a: b\n" for number in range(99)))
    assert len(told) == 99


def test_characters_that_decoding_refuses_are_refused_here_too() -> None:
    for text, code in (("a: \x00\n", "S003"), ("a: \ud800\n", "S003"), ("a: '\x01", "S003")):
        assert [item.code for item in parsed(text)[1]] == [code]


def plain(node: Any) -> Any:
    """The value of a node, made in the slow and sure way."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: plain(value) for key, value in node.value}
    return [plain(item) for item in node.value] if isinstance(node, yaml.SequenceNode) else node.value


@given(records)
def test_valid_texts_are_read_as_the_library_reads_them(text: str) -> None:
    assert document(text).value == plain(yaml.compose(text, yaml.CBaseLoader))


@given(records, st.data())
def test_every_truncation_is_valid_or_a_located_error(text: str, data: st.DataObject) -> None:
    cut = text[: data.draw(st.integers(0, len(text)))]
    check_answer(cut)


@examples(400)
@given(yaml_like)
@example("a: [\n")
@example("? a\n? b\n")
@example('"a\n')
@example("a: 'b\n\n---\n c'\n")
@example("--- a: b\n")
@example("{a: 1}\nb: 2\n")
def test_every_text_is_answered(text: str) -> None:
    check_answer(text)


def check_answer(text: str) -> None:
    """What holds for every text: an answer, every error in the text, and no doubt about what has none."""
    found, told = parsed(text)
    lines = text.split("\n")
    for item in told:
        assert 1 <= item.place.line <= len(lines)
        assert 1 <= item.place.column <= len(lines[item.place.line - 1]) + 1
        assert item.place.source == lines[item.place.line - 1]
        assert item.message
        assert item.help
    errors = [item for item in told if item.severity == "error"]
    assert len({(item.code, item.place) for item in told}) == len(told)
    if found is None:
        assert errors
    elif not errors:
        assert found.unread == frozenset()
        assert found.value == plain(yaml.compose(text, yaml.CBaseLoader))
