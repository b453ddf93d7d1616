"""Whether summaries are easy to read."""

from __future__ import annotations

import pytest

from synth.check.rules.plain_language import _ACRONYM, lix


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("", 0),
        ("The cat sat.", 3),
        # Six words in two sentences, two of them of seven letters or more.
        ("The carriage stood. The weather turned.", 3 + 100 * 2 / 6),
        # A full stop within a number or an address ends no sentence.
        ("It was 0.68 there.", 4),
    ],
)
def test_the_index_adds_words_in_a_sentence_to_long_words_in_a_hundred(text: str, index: float) -> None:
    assert lix(text) == pytest.approx(index)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CBT and EMDRs", ["CBT", "EMDRs"]),
        ("rated with GRADE-CERQual", ["GRADE-CERQual"]),
        ("World War II, part IV, and I", []),
        ("In Japan, A. Smith", []),
        ("McDonald", []),
    ],
)
def test_short_forms_are_told_from_words(text: str, found: list[str]) -> None:
    assert _ACRONYM.findall(text) == found
