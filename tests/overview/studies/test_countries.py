from __future__ import annotations

import pytest

from synth.link.graph import Graph
from synth.model.territories import TERRITORIES
from synth.overview.overview import Overview
from synth.overview.studies.countries import Countries
from tests.pathways import review_of


@pytest.fixture(scope="module")
def countries(graph: Graph) -> Countries:
    return Countries.of(Overview(graph))


def test_countries_stand_by_name_with_how_they_are_known(countries: Countries) -> None:
    assert [(country.code, country.reported) for country in countries.countries] == [
        ("DK", False),
        ("JP", False),
        ("NO", True),
    ]


def test_a_country_tells_whose_perspective_and_what_on(countries: Countries) -> None:
    japan = countries.countries[1].place
    assert [study.id for study in japan.studies] == ["ito-2019"]
    assert (japan.number, japan.silent) == (1, 0)
    assert japan.roles == ("passenger", "driver")


def test_what_was_found_is_counted_apart_from_what_is_only_stated(countries: Countries) -> None:
    japan, unplaced = countries.countries[1].place, countries.unplaced
    assert (japan.findings, japan.stated) == (2, 1)
    assert japan.records == (("barrier", 1), ("root", 1), ("facilitator", 1))
    assert (unplaced.findings, unplaced.stated, unplaced.records) == (0, 1, ())


def test_what_comes_from_no_known_country_is_counted_too(countries: Countries) -> None:
    unplaced = countries.unplaced
    assert [study.id for study in unplaced.studies] == ["noroute-2021"]
    assert (unplaced.roles, unplaced.silent) == ((), 1)


def test_every_other_country_is_named_as_one_without_a_study(countries: Countries) -> None:
    assert len(countries.without) == len(TERRITORIES) - 3
    assert set(countries.without) == TERRITORIES - {"DK", "JP", "NO"}
    assert countries.without[0] == "AF"


def test_studies_that_share_participants_count_once(conqual: Overview) -> None:
    countries = Countries.of(conqual)
    places = [country.place for country in countries.countries] + [countries.unplaced]
    assert any(place.number < len(place.studies) for place in places)


def test_a_review_without_studies(graph: Graph) -> None:
    countries = Countries.of(review_of(graph, "b1"))
    assert (countries.studies, countries.countries, countries.unplaced.number) == (0, (), 0)
    assert len(countries.without) == len(TERRITORIES)
