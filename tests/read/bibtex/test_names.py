"""Names by BibTeX's rules, against a table of lists."""

import tomllib
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synth.read.bibtex.names import parse_names

LISTS = tomllib.loads((Path(__file__).parent / "names.toml").read_text("utf-8"))["list"]
WORDS = st.lists(
    st.sampled_from(
        ["and", "And", ",", "{", "}", "van", "Smith", "J.", "~", "\\", "é", "中", " ", "  ", "&", ";", "others"]
    )
).map("".join)


@pytest.mark.parametrize("case", LISTS, ids=[case["written"] for case in LISTS])
def test_list(case: dict[str, Any]) -> None:
    told: list[str] = []
    names = parse_names(case["written"], lambda code, *_: told.append(code))
    assert [{part: text for part, text in asdict(name).items() if text} for name in names] == case["names"]
    assert told == case.get("told", [])


@given(WORDS)
def test_nothing_is_raised_and_no_name_is_empty(text: str) -> None:
    names = parse_names(text, lambda *_: None)
    assert (
        all(name.literal or name.family or name.given or name.particle for name in names)
        or "{}" in text
        or "\\" in text
    )


@pytest.mark.parametrize("text", ["and ", "A and ", "{", "}", ",", "{} ", "a ", "A. ", "~", "\\~", "& "])
def test_long_lists_end(text: str) -> None:
    parse_names(text * 50_000, lambda *_: None)
