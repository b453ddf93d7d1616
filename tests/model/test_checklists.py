from __future__ import annotations

import pytest

from synth.model.checklists import Checklist, checklists

ALL = [*checklists("reporting"), *checklists("equity")]


def test_the_lists_have_the_items_of_their_sources() -> None:
    assert {checklist.key: len(checklist.items) for checklist in ALL} == {
        "entreq": 21,
        "gripp2": 5,
        "progress_plus": 13,
    }


def test_entreq_has_its_five_domains() -> None:
    entreq = checklists("reporting")[0]
    assert entreq.domains == ("Introduction", "Methods", "Search and selection", "Appraisal", "Synthesis")
    ends = [
        item.number for item, after in zip(entreq.items, entreq.items[1:], strict=False) if item.domain != after.domain
    ]
    assert ends == [1, 2, 9, 13]


@pytest.mark.parametrize("checklist", ALL, ids=lambda checklist: checklist.key)
def test_items_are_numbered_in_order_and_say_what_they_ask(checklist: Checklist) -> None:
    assert [item.number for item in checklist.items] == list(range(1, len(checklist.items) + 1))
    assert all(item.key.isidentifier() and item.key.islower() for item in checklist.items)
    assert all(item.text.endswith("?" if checklist.use == "reporting" else ".") for item in checklist.items)
    assert len({item.label for item in checklist.items}) == len(checklist.items)


@pytest.mark.parametrize("checklist", ALL, ids=lambda checklist: checklist.key)
def test_items_of_a_domain_stand_together(checklist: Checklist) -> None:
    changes = sum(one.domain != other.domain for one, other in zip(checklist.items, checklist.items[1:], strict=False))
    assert len(checklist.domains) == changes + 1
