from __future__ import annotations

from typing import get_args

import pytest

from synth.model.confidence import Concern, Confidence, Level
from synth.model.review_finding import Considerations
from synth.model.study import Finding, Sought, SourceDepth, Stance
from synth.overview import words


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (words.CONFIDENCE, get_args(Level)),
        (words.CONFIDENCE_BARS, get_args(Level)),
        (words.CONFIDENCE_MEANING, get_args(Level)),
        (words.CONCERN, get_args(Concern)),
        (words.STANCE, get_args(Stance)),
        (words.DEPTH, get_args(SourceDepth)),
        (words.ROLE, get_args(Finding.model_fields["role"].annotation)),
        (words.READ, get_args(SourceDepth)),
        (words.SOUGHT, get_args(Sought.model_fields["result"].annotation)),
        (words.CONSIDERATION, tuple(Considerations.model_fields)),
    ],
)
def test_every_code_of_the_models_has_its_words(table: dict[str, object], codes: tuple[str, ...]) -> None:
    assert set(table) == set(codes)


def test_every_component_of_confidence_has_its_words() -> None:
    assert set(words.COMPONENT) == set(Confidence.model_fields) - {
        "overall",
        "assessed_by",
        "assessed_on",
        "provisional",
    }


@pytest.mark.parametrize(
    ("items", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_series(items: list[str], expected: str) -> None:
    assert words.series(items) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018", "2018"),
        ("2018-01", "January 2018"),
        ("2018-01-31", "31 January 2018"),
        ("2016-07/2018-01", "July 2016 to January 2018"),
    ],
)
def test_periods_in_words(text: str, expected: str) -> None:
    assert words.period(text) == expected


def test_counts_agree_with_their_noun() -> None:
    assert [words.count(number, "study", "studies") for number in (0, 1, 2)] == ["0 studies", "1 study", "2 studies"]


@pytest.mark.parametrize(
    ("reported", "studies", "said", "short"),
    [
        (True, 1, "reported in 1 study", "reported in 1"),
        (True, 3, "reported in 3 studies", "reported in 3"),
        (False, 2, "our inference, drawn from 2 studies", "inferred from 2"),
        (False, 0, "our inference", "inferred"),
    ],
)
def test_what_a_link_rests_on_is_told_at_length_and_in_short(
    reported: bool, studies: int, said: str, short: str
) -> None:
    assert words.basis(reported, studies) == said
    assert words.basis_in_short(reported, studies) == short


def test_what_no_study_found_out_is_only_stated() -> None:
    assert words.basis(True, 2, result=False) == "only stated in 2 studies"
    assert words.basis_in_short(True, 2, result=False) == "stated in 2"
    assert words.basis(False, 2, result=False) == words.basis(False, 2)
