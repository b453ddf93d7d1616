"""Where an answer leads; what leads nowhere is in tests/cases/records/entreq-*.toml."""

from __future__ import annotations

from dataclasses import replace

import pytest

from synth.check.whereabouts import SHOWN_AT, Nowhere, Spot, Whereabouts
from synth.link.graph import Graph
from synth.model.review import Methods, Review


@pytest.fixture(scope="module")
def whereabouts(graph: Graph) -> Whereabouts:
    return Whereabouts(graph)


@pytest.mark.parametrize("address", sorted(set(SHOWN_AT.values())))
def test_every_place_at_which_a_field_is_shown_is_there(whereabouts: Whereabouts, address: str) -> None:
    assert whereabouts.find(f"/{address}").address == address


def test_every_field_of_the_review_has_a_place() -> None:
    fields = {*Review.model_fields, *(f"methods.{name}" for name in Methods.model_fields)}
    assert fields - set(SHOWN_AT) == {"reporting", "methods.summary"}


@pytest.mark.parametrize(
    ("written", "address", "words"),
    [
        ("question.perspective", "methods/#the_question", "Methods: The question"),
        ("methods.searches", "methods/#the_searches", "Methods: Searches"),
        ("flow.new_studies", "flow/", "How the studies were found"),
        ("title", "", "Home"),
        ("pages/contribute.md", "contribute/", "How to contribute"),
        ("findings/", "findings/", "Summary of findings"),
        ("/findings/#the_profile", "findings/#the_profile", "Summary of findings: Evidence profile"),
        ("studies/smith-2020/#f1", "studies/smith-2020/#f1", "Study smith-2020: finding f1"),
        ("barriers/left-waiting/", "barriers/left-waiting/", "Barrier left-waiting"),
        ("references/smith-2020/", "references/smith-2020/", "Reference smith-2020"),
    ],
)
def test_a_place_has_its_address_and_its_words(
    whereabouts: Whereabouts, written: str, address: str, words: str
) -> None:
    assert whereabouts.find(written) == Spot(address, words)


@pytest.mark.parametrize("written", ["roots/left-waiting/", "barriers/frame/", "pages/frame.md", "methods.", "#x", ""])
def test_what_is_not_there_is_told(whereabouts: Whereabouts, written: str) -> None:
    with pytest.raises(Nowhere) as told:
        whereabouts.find(written)
    assert str(told.value).endswith(".") and told.value.help


def test_a_page_of_the_project_takes_the_place_of_the_one_that_comes_with_synth(graph: Graph) -> None:
    own = Whereabouts(replace(graph, pages={**graph.pages, "methods.md": "# Our way\n\n## Searches made\n"}))
    assert own.find("methods.searches") == Spot("methods/", "Our way")
    assert own.find("methods/#searches-made") == Spot("methods/#searches-made", "Our way: Searches made")
    with pytest.raises(Nowhere):
        own.find("methods/#the_searches")
