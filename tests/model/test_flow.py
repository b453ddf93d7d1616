from __future__ import annotations

from typing import Any

import pytest

from synth.model.flow import Excluded, Flow

_REASONS = [{"reason": "Not about waiting", "n": 6}, {"reason": "No people were asked", "n": 3}]
_UNKNOWN = [{"reason": "Not about waiting", "n": 6}, {"reason": "No people were asked"}]


@pytest.mark.parametrize(
    ("given", "total"),
    [
        ({}, None),
        ({"n": 9}, 9),
        ({"n": 9, "reasons": _UNKNOWN}, 9),
        ({"reasons": _REASONS}, 9),
        ({"reasons": _UNKNOWN}, None),
    ],
)
def test_what_is_excluded_is_given_or_added_up(given: dict[str, Any], total: int | None) -> None:
    assert Excluded.model_validate(given).total == total


def test_what_databases_and_registers_gave_is_given_or_added_up() -> None:
    sources = [{"source": "First", "n": 3}, {"source": "Second", "n": 0}]
    flow = Flow.model_validate({"database_specific_results": sources, "register_results": 2})
    assert (flow.databases, flow.registers) == (3, 2)
    assert (Flow().databases, Flow().registers) == (None, None)


@pytest.mark.parametrize(
    ("given", "included"),
    [
        ({}, None),
        ({"new_studies": 2}, 2),
        ({"new_studies": 2, "total_studies": 3}, 3),
        ({"previous_studies": 1, "new_studies": 2}, None),
        ({"previous_reports": 1, "new_studies": 2, "total_studies": 3}, 3),
    ],
)
def test_included_are_new_studies_only_where_there_was_no_earlier_version(
    given: dict[str, int], included: int | None
) -> None:
    assert Flow.model_validate(given).included == included


def test_an_arm_is_there_when_one_of_its_numbers_is() -> None:
    assert not Flow(new_studies=1).has_previous
    assert Flow(previous_reports=0).has_previous
    assert not Flow(database_results=1, dbr_assessed=1).has_other
    assert Flow(other_assessed=0).has_other
    assert Flow(citations_results=0).has_other
    assert Flow(other_excluded=Excluded()).has_other


def test_a_flow_is_empty_without_any_number() -> None:
    assert Flow().is_empty
    assert Flow.model_validate({"dbr_excluded": {"reasons": [{"reason": "Not about waiting"}]}}).is_empty
    assert not Flow.model_validate({"dbr_excluded": {"reasons": _UNKNOWN}}).is_empty
    assert not Flow(duplicates=0).is_empty
