from __future__ import annotations

from dataclasses import replace

import pytest

from synth.link.dependence import Dependence
from synth.link.graph import Graph
from synth.overview.overview import Overview
from synth.overview.studies.equity import Equity, FactorRow, equity_facts


@pytest.fixture(scope="module")
def equity(graph: Graph) -> Equity:
    return Equity.of(Overview(graph))


def factor(equity: Equity, key: str) -> FactorRow:
    return next(row for row in equity.factors if row.factor.key == key)


def test_the_wholes(equity: Equity) -> None:
    assert (len(equity.studies), equity.read_in_full, equity.without_people, equity.unplaced) == (3, 2, 1, 1)


def test_numbers_of_a_role_are_added_up_as_far_as_they_are_given(equity: Equity) -> None:
    told = {
        row.role: (len(row.studies), row.groups, row.groups_with_number, row.people, row.largest)
        for row in equity.roles
    }
    assert told == {"passenger": (2, 2, 2, 21, 12), "driver": (1, 1, 0, 0, 0)}
    assert equity.absent_roles == ()


def test_countries_named_and_countries_by_affiliation_are_kept_apart(equity: Equity) -> None:
    assert [(row.code, len(row.reported), len(row.by_affiliations)) for row in equity.countries] == [
        ("DK", 0, 1),
        ("JP", 0, 1),
        ("NO", 1, 0),
    ]


def test_saying_nothing_and_not_having_been_read_are_kept_apart(equity: Equity) -> None:
    place = factor(equity, "place_of_residence")
    assert [study.id for study, _ in place.saying] == ["smith-2020"]
    assert (place.describing, place.telling, place.silent_in_full, place.silent_so_far) == (1, 0, 1, 1)
    silent = factor(equity, "religion")
    assert (silent.saying, silent.silent_in_full, silent.silent_so_far) == ((), 2, 1)


def test_people_and_findings_are_counted_apart(equity: Equity) -> None:
    assert (factor(equity, "age").describing, factor(equity, "age").telling) == (1, 1)
    assert (factor(equity, "social_capital").describing, factor(equity, "social_capital").telling) == (0, 1)


def test_every_study_is_counted_once_for_each_factor(equity: Equity) -> None:
    for row in equity.factors:
        assert len(row.saying) + row.silent_in_full + row.silent_so_far == len(equity.studies)


def test_roles_without_a_study_are_named(graph: Graph) -> None:
    records = {id: record for id, record in graph.records.items() if id != "ito-2019"}
    assert Equity.of(Overview(replace(graph, records=records))).absent_roles == ("driver",)


def test_the_facts_of_one_study(graph: Graph) -> None:
    assert [item.key for item, _ in equity_facts(graph.records["smith-2020"])] == ["place_of_residence", "age"]
    assert equity_facts(graph.records["noroute-2021"]) == ()


def test_studies_with_the_same_people_are_named_together(graph: Graph) -> None:
    both = ("ito-2019", "smith-2020")
    shared = Equity.of(Overview(replace(graph, dependence=Dependence(people=dict.fromkeys(both, both))))).shared
    assert [[study.id for study in group] for group in shared] == [["ito-2019", "smith-2020"]]
    assert Equity.of(Overview(replace(graph, dependence=Dependence()))).shared == ()
