from __future__ import annotations

from pydantic import Field

from synth.model.descriptions import descriptions
from synth.model.fields import Model
from synth.model.review_finding import Barrier, Cause


class Told(Model):
    above: str
    """Two lines
    of words."""
    own: str = Field("", description="Its own words.")
    """Words that give way."""
    silent: str = ""


def test_a_docstring_below_a_field_says_what_it_is_for() -> None:
    assert descriptions(Told)["above"] == "Two lines\nof words."


def test_a_description_of_its_own_goes_before_the_docstring() -> None:
    assert descriptions(Told)["own"] == "Its own words."


def test_a_field_without_either_has_none() -> None:
    assert descriptions(Told)["silent"] == ""
    assert "description" not in Told.model_json_schema()["properties"]["silent"]


def test_what_is_inherited_keeps_the_words_of_its_base() -> None:
    assert descriptions(Cause)["basis"].startswith("reported: a study says so.")
    assert list(descriptions(Barrier)) == list(Barrier.model_fields)
