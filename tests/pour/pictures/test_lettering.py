from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synth.pour.pictures.lettering import width, wrapped

JAPANESE = (
    "精神科病院に長く入院していた人々が地域で暮らしはじめるときに、住まいと仕事と人とのつながりを得ることがむずかしい。"
    * 2
)


@pytest.mark.parametrize(
    ("text", "em", "lines", "made"),
    [
        ("", 10, 3, ()),
        ("   ", 10, 3, ()),
        ("Waiting", 10, 3, ("Waiting",)),
        ("Left waiting at  the stop", 8.4, 3, ("Left waiting", "at the stop")),
        ("Left waiting at the stop", 8.4, 1, ("Left waitin…",)),
        ("Donaudampfschifffahrt", 7.2, 9, ("Donaudamp", "fschifffahrt")),
        ("バスを待つ", 3.4, 9, ("バスを", "待つ")),
        ("待つ人、待たない人", 3.4, 9, ("待つ", "人、待", "たない", "人")),
        ("「待つ」人", 3.4, 9, ("「待", "つ」人")),
        ("Bus と電車", 4.6, 9, ("Bus と", "電車")),
    ],
)
def test_where_lines_break(text: str, em: float, lines: int, made: tuple[str, ...]) -> None:
    assert wrapped(text, em, lines) == made


@given(st.text(), st.floats(1.5, 30), st.integers(1, 8))
def test_no_line_is_wider_than_it_may_be(text: str, em: float, lines: int) -> None:
    made = wrapped(text, em, lines)
    assert len(made) <= lines
    assert all(width(line) <= em for line in made)


@given(st.text(), st.floats(1.5, 30))
def test_nothing_is_lost_where_there_are_lines_enough(text: str, em: float) -> None:
    assert "".join("".join(wrapped(text, em, 10_000)).split()) == "".join(text.split())


@given(st.text(alphabet=st.characters(categories=("L", "Mn"))), st.floats(1.5, 9))
def test_marks_stay_with_the_letter_that_they_are_set_on(text: str, em: float) -> None:
    for line in wrapped(text, em, 10_000)[1:]:
        assert unicodedata.category(line[0]) != "Mn"


def test_90_japanese_characters_fit_a_card() -> None:
    made = wrapped(JAPANESE[:90], 16, 8)
    assert "".join(made) == JAPANESE[:90]
    assert len(made) <= 7
    assert not any(line[0] in "。、" for line in made)


def test_a_wide_character_is_as_wide_as_it_is_high_with_room_for_wider_spacing() -> None:
    assert width("待つ") == pytest.approx(2 * 1.12)
    assert width("iii") < width("nnn") < width("MMM") < 3 * 1.12


def test_there_is_room_for_letters_and_words_as_far_apart_as_readers_may_set_them() -> None:
    """WCAG 2.2, 1.4.12: letters by 0.12 em, words by 0.16 em."""
    assert width("a b") - width("ab") == pytest.approx(0.29 + 0.12 + 0.16)
    assert width("e\u0301") == width("e")
