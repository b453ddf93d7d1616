"""One text in YAML: whatever it holds, it reads back as it was, with quotes only where they are needed."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from synth.write.texts import WIDTH, on_one_line, written_out
from tests.write.awkward import TEXTS


def read(source: str) -> object:
    return yaml.load(source, yaml.BaseLoader)


@given(TEXTS, st.sampled_from(["", "'", '"', "|", ">"]))
def test_a_text_reads_back_from_one_line(text: str, style: str) -> None:
    line = on_one_line(text, style)
    assert "\n" not in line
    assert read(f"key: {line}\n") == {"key": text}


@given(TEXTS, st.sampled_from(["", "'", '"', "|", ">"]))
def test_a_text_reads_back_from_between_brackets(text: str, style: str) -> None:
    line = on_one_line(text, style, bracketed=True)
    assert read(f"{{key: {line}, list: [{line}, {line}]}}\n") == {"key": text, "list": [text, text]}


@given(TEXTS, st.sampled_from(["", "'", '"', "|", ">"]), st.integers(1, 6))
def test_a_text_reads_back_from_its_lines(text: str, style: str, depth: int) -> None:
    indent = 2 * depth
    first, *others = written_out(text, style, indent + 5, indent)
    nested = "".join(f"{'  ' * level}k:\n" for level in range(depth - 1))
    source = f"{nested}{' ' * (indent - 2)}key: {first}\n" + "".join(f"{line}\n" for line in others)
    value = read(source)
    for _ in range(depth - 1):
        assert isinstance(value, dict)
        value = value["k"]
    assert value == {"key": text}


@pytest.mark.parametrize(
    "text", ["Left waiting", "NO", "12:30", "1.10", "see [[no-plan]]", "50% of", "a#b", "a:b", "é, 待つ"]
)
def test_a_text_that_needs_no_quotes_gets_none(text: str) -> None:
    assert on_one_line(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Barriers: a review", "'Barriers: a review'"),
        ("Issue #3 of C #", "'Issue #3 of C #'"),
        ("it's: so", '"it\'s: so"'),
        ("'quoted' \"twice\"", "'''quoted'' \"twice\"'"),
        (" a", "' a'"),
        ("", "''"),
        ("@x", "'@x'"),
        ("**x**", "'**x**'"),
    ],
)
def test_a_text_that_needs_quotes_gets_the_plainest(text: str, written: str) -> None:
    assert on_one_line(text) == written


@pytest.mark.parametrize("text", ["NO", "yes", "12:30", "2026-01-31", "1e3", "0x1F", "42", "1.10", "~", "null"])
def test_quotes_stay_where_other_programs_would_see_something_else(text: str) -> None:
    assert on_one_line(text, "'") == f"'{text}'"
    assert on_one_line(text) == text


@pytest.mark.parametrize("text", ["48287f0d0270", "Half of the 12", "p. 4", "2016-07/2018-01"])
def test_quotes_go_where_nobody_needs_them(text: str) -> None:
    assert on_one_line(text, "'") == text


def test_long_prose_becomes_a_block_of_short_lines() -> None:
    lines = written_out("word " * 60 + "end.", "", 10, 4)
    assert lines[0] == ">-" and len(lines) > 2
    assert all(len(line) <= WIDTH and line.startswith("    word") for line in lines[1:])


def test_a_long_address_stays_on_its_line() -> None:
    address = "https://example.org/" + "x" * 150
    assert written_out(address, "", 10, 4) == [address]


def test_line_breaks_of_a_block_stay_where_they_are_short_enough() -> None:
    source = ">-\n    One sentence.\n    Another one."
    assert written_out("One sentence. Another one.", ">", 10, 2, source) == [">-", "  One sentence.", "  Another one."]
