"""Two positions give the words that the program meant, however it counts."""

from __future__ import annotations

import pytest

from synth.intake.positions import MARK, Counting, Span


def said(text: str, *spans: tuple[int, int, str], short_ends: bool = False) -> list[str]:
    given = [Span(*span) for span in spans]
    counting = Counting(text, given, short_ends=short_ends)
    return [counting.words(span) for span in given]


def test_characters_are_counted_as_the_standard_has_it() -> None:
    assert said("é \U0001f68c: waiting for it", (5, 12, "")) == ["waiting"]


def test_a_line_end_of_windows_is_two_characters_or_one() -> None:
    assert said("One\r\ntwo three", (5, 8, "")) == ["two"]
    assert said("One\r\ntwo three", (4, 7, ""), short_ends=True) == ["two"]
    assert said("One\r\ntwo three", (4, 7, ""), (8, 13, "")) == ["two", "three"]
    assert said("One\r\ntwo three", (5, 8, ""), (9, 14, ""), short_ends=True) == ["two", "three"]


def test_line_ends_that_xml_made_one_character_may_count_as_two() -> None:
    assert said("One\ntwo three", (5, 8, ""), (9, 14, "")) == ["two", "three"]


def test_an_emoji_may_count_as_two() -> None:
    assert said("a \U0001f68c waiting still", (5, 12, ""), (13, 18, "")) == ["waiting", "still"]


def test_the_mark_at_the_start_may_count_or_not() -> None:
    assert said(f"{MARK}Still waiting", (0, 5, ""), (6, 13, "")) == ["Still", "waiting"]
    assert said(f"{MARK}Still waiting", (1, 6, ""), (7, 14, "")) == ["Still", "waiting"]


def test_what_the_program_calls_a_passage_goes_before_where_words_end() -> None:
    # Half a word is marked: by the ends of words alone, one line end as two characters would fit as well.
    text = "One\r\nto be told"
    assert said(text, (4, 9, "to be…")) == ["to be"]


@pytest.mark.parametrize("span", [(3, 3, ""), (5, 3, ""), (0, 99, "")])
def test_positions_that_lead_nowhere_give_no_words(span: tuple[int, int, str]) -> None:
    assert said("waiting", span) == [""]


def test_half_words_are_counted_except_where_scripts_have_no_blanks() -> None:
    assert Counting("left waiting", [Span(1, 3), Span(0, 4)]).cut == 1
    assert Counting("待ち続けている人", [Span(1, 3)]).cut == 0
