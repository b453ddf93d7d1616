from __future__ import annotations

import pytest
from pydantic import ValidationError

from synth.model.equity import FACTORS, Equity, facts
from synth.model.reporting import REPORTING, Reporting, answers
from synth.model.review import Review
from synth.model.structure import walk

ENTREQ, GRIPP2 = REPORTING


def test_every_list_and_every_item_has_a_key() -> None:
    assert list(Reporting.model_fields) == ["entreq", "gripp2"]
    schema = Review.model_json_schema()["$defs"]
    assert list(schema["Entreq"]["properties"]) == [item.key for item in ENTREQ.items]
    assert schema["Gripp2"]["properties"]["aim"]["description"].startswith("1. Aim. For what purpose")
    assert list(Equity.model_fields) == [factor.key for factor in FACTORS.items]


@pytest.mark.parametrize(
    "value", [{"entreqq": {}}, {"entreq": {"aims": {}}}, {"entreq": {"aim": {"where": "x"}}}, {"entreq": {"aim": []}}]
)
def test_what_no_list_has_is_refused(value: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Reporting.model_validate(value)


def test_items_left_out_have_no_answer() -> None:
    reporting = Reporting.model_validate({"gripp2": {"methods": {"not_yet": "Nobody was involved."}}})
    assert [answer.not_yet if answer else None for _, answer in answers(reporting, GRIPP2)] == [
        None,
        "Nobody was involved.",
        None,
        None,
        None,
    ]
    assert {answer for _, answer in answers(reporting, ENTREQ)} == {None}
    assert {answer for _, answer in answers(None, ENTREQ)} == {None}


def test_prose_of_answers_and_factors_is_followed() -> None:
    reporting = Reporting.model_validate({"entreq": {"aim": {"at": ["question"], "note": "See [@smith-2020]."}}})
    assert [(keys, text) for keys, text, _ in walk(reporting)] == [(("entreq", "aim", "note"), "See [@smith-2020].")]
    equity = Equity.model_validate({"age": {"participants": "Young.", "locator": "p. 3"}})
    assert [(keys, text) for keys, text, _ in walk(equity)] == [(("age", "participants"), "Young.")]


def test_factors_left_out_have_no_fact() -> None:
    equity = Equity.model_validate({"age": {"findings": ["f1"], "locator": "p. 3"}})
    assert [factor.key for factor, fact in facts(equity) if fact is not None] == ["age"]
    assert not any(fact for _, fact in facts(None))
