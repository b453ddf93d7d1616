"""What a field lets in and what it refuses, and why."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from synth.model.fields import Count, Country, Date, Id, Language, Orcid, Period, Text, Title, WebAddress, id_fault

KEPT = [
    (Text, "NO"),
    (Text, "12:30:45"),
    (Text, "010"),
    (Text, "1_000"),
    (Text, "0x1F"),
    (Text, "1.10"),
    (Text, "1e3"),
    (Text, "2024-01-31"),
    (Text, "null"),
    (Title, "W" * 90),
    (Title, "安全感"),
    (Id, "sense-of-safety"),
    (Id, "x" * 80),
    (Date, "2024"),
    (Date, "2024-02"),
    (Date, "2024-02-29"),
    (Period, "2016-07/2018-01"),
    (Period, "2016/2016-07"),
    (Country, "NO"),
    (Country, "XK"),
    (Language, "ja-Latn"),
    (Orcid, "0000-0001-6200-9279"),
    (WebAddress, "https://creativecommons.org/licenses/by/4.0/"),
]
REFUSED = [
    (Text, "", "S110"),
    (Text, " \t\u200b\u2060\ufeff", "S110"),
    (Title, "tbd", "S111"),
    (Title, "…", "S111"),
    (Title, "W" * 91, "S112"),
    (Title, "two\nlines", "S112"),
    (Id, "x" * 81, "S120"),
    (Id, "-a", "S120"),
    (Id, "a--b", "S120"),
    (Id, "lpt1", "S120"),
    (Id, "a\n", "S120"),
    (Count, "-1", "S113"),
    (Count, "1e12", "S113"),
    (Count, "1000001", "S113"),
    (Count, "9" * 5000, "S113"),
    (Count, "٣", "S113"),
    (Count, "+3", "S113"),
    (Count, "3.0", "S113"),
    (Date, "2024-13-45", "S114"),
    (Date, "2023-02-29", "S114"),
    (Date, "3025", "S114"),
    (Date, "-1", "S114"),
    (Date, "1" * 5000, "S114"),
    (Date, "２０２４", "S114"),
    (Period, "2018-01/2016-07", "S115"),
    (Period, "2016/", "S114"),
    (Country, "UK", "S116"),
    (Country, "no", "S116"),
    (Country, "EU", "S116"),
    (Language, "Danish", "S117"),
    (WebAddress, "javascript:alert(1)", "S118"),
    (WebAddress, "https://a@b/", "S118"),
    (Orcid, "0000-0001-6200-9278", "S119"),
]


@pytest.mark.parametrize(("kind", "value"), KEPT)
def test_text_is_kept_character_for_character(kind: Any, value: str) -> None:
    assert TypeAdapter(kind).validate_python(value, strict=True) == value


@pytest.mark.parametrize(("kind", "value", "code"), REFUSED, ids=lambda item: str(item)[:24])
def test_what_cannot_be_is_refused_with_its_code(kind: Any, value: str, code: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value, strict=True)
    assert [fault["type"] for fault in caught.value.errors()] == [code]


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("12", 12), ("007", 7), ("1000000", 1_000_000)])
def test_counts_become_numbers(text: str, number: int) -> None:
    assert TypeAdapter(Count).validate_python(text, strict=True) == number


@given(st.text(max_size=100))
def test_an_id_is_refused_with_a_reason_or_is_safe_in_an_address(text: str) -> None:
    if not id_fault(text):
        assert text.isascii() and text == text.lower() and not set(text) & set("/\\.% ")
