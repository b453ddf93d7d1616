from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

import pytest

from synth.link.dependence import Dependence, dependence_of
from synth.link.graph import Record


@dataclass
class Data:
    shares_participants_with: tuple[str, ...] = ()
    same_team_as: tuple[str, ...] = ()
    may_contain: tuple[str, ...] = ()


@dataclass
class Study:
    id: str
    data: Data = field(default_factory=Data)


def studies(**data: Data) -> list[Record]:
    return [cast(Record, Study(id, held)) for id, held in data.items()]


def test_studies_that_say_nothing_stand_alone() -> None:
    assert dependence_of(studies(a=Data(), b=Data())) == Dependence()


@pytest.mark.parametrize("sharing", [{"a": ("b",)}, {"b": ("a",)}, {"a": ("b",), "b": ("a",)}])
def test_one_side_is_enough(sharing: dict[str, tuple[str, ...]]) -> None:
    held = {id: Data(shares_participants_with=sharing.get(id, ())) for id in "abc"}
    found = dependence_of(studies(**held))
    assert found.people == {"a": ("a", "b"), "b": ("a", "b")}


def test_who_shares_with_one_of_a_group_shares_with_the_group() -> None:
    held = {"a": Data(same_team_as=("b",)), "b": Data(), "c": Data(same_team_as=("b",)), "d": Data()}
    assert dependence_of(studies(**held)).teams == dict.fromkeys("abc", ("a", "b", "c"))


def test_a_review_and_what_it_may_contain_know_each_other() -> None:
    found = dependence_of(studies(review=Data(may_contain=("b", "a")), a=Data(), b=Data()))
    assert found.holds == {"review": ("a", "b")}
    assert found.held == {"a": ("review",), "b": ("review",)}


def test_what_is_not_there_and_itself_are_left_out() -> None:
    held = Data(shares_participants_with=("a", "gone"), same_team_as=("gone",), may_contain=("a", "gone"))
    assert dependence_of(studies(a=held)) == Dependence()


def test_groups_count_once_in_the_order_in_which_they_are_met() -> None:
    a, b, c = studies(a=Data(), b=Data(), c=Data(shares_participants_with=("a",)))
    found = dependence_of([a, b, c])
    assert found.samples([b, c, a]) == ((b,), (c, a))
    assert found.samples([]) == ()


def test_a_chain_of_thousands_is_one_group() -> None:
    held = {f"s{number}": Data(shares_participants_with=(f"s{number + 1}",)) for number in range(5_000)}
    group = dependence_of(studies(**held, s5000=Data())).people
    assert {len(members) for members in group.values()} == {5_001}
