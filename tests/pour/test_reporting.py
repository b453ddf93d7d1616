"""The pages on reporting and on who is in the evidence, and what a study's page says of its people."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from synth.link.graph import Graph
from synth.pour.views import equity
from tests.pour.conftest import Poured, poured_into


def text_of(html: str) -> str:
    """What a reader sees, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def row(html: str, name: str) -> str:
    """The row of a table that has an id."""
    found = re.search(rf'<tr id="{name}">.*?</tr>', html, re.DOTALL)
    assert found, name
    return found[0]


def test_an_item_leads_to_where_it_is_answered_and_says_what_is_missing(poured: Poured) -> None:
    item = row(poured.page("reporting"), "entreq__synthesis_methodology")
    assert '<a href="../methods/#how_combined">Methods: How findings were brought together</a>' in item
    assert "Answered in part" in item
    assert "<em>others</em>" in item
    assert "Missing: Why this way was chosen has not been set down." in text_of(item)


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("entreq__aim", "Answered"),
        ("entreq__quotations", "Not yet"),
        ("entreq__software", "Does not apply"),
        ("entreq__coding", "Nothing is said"),
    ],
)
def test_how_an_item_stands_is_said_in_words(poured: Poured, item: str, words: str) -> None:
    assert f'<td data-label="State">{words}</td>' in row(poured.page("reporting"), item)


def test_the_counts_stand_at_the_top_and_a_list_not_begun_is_told(poured: Poured) -> None:
    page = poured.page("reporting")
    lead = page[: page.index("<table")]
    assert "Of 21 items, 5 are answered, 1 is answered in part, 1 is not answered yet, 1 does not apply" in lead
    assert page.count("This review has not begun to answer this list.") == 1
    assert page.index("This review has not begun") > page.index('id="gripp2"')


def test_a_review_without_answers_shows_every_item_as_missing(graph: Graph, tmp_path: Path) -> None:
    silent = replace(graph, review=graph.review.model_copy(update={"reporting": None}))
    page = poured_into(tmp_path / "site", silent).page("reporting")
    assert page.count("The review does not say where this is answered") == 26


def test_roles_and_countries_are_told_with_their_wholes(poured: Poured) -> None:
    text = text_of(poured.page("equity"))
    assert "2 of 3 studies: " in text
    assert "21 in 2 groups, 12 of them in one" in text
    assert "For 1 of 3 studies the country is not known to us." in text
    assert "1 of 3 studies does not say, in what was read, who took part" in text


def test_a_source_that_does_not_say_and_one_not_read_are_kept_apart(poured: Poured) -> None:
    religion = text_of(row(poured.page("equity"), "factor__religion"))
    assert "1 of 3 studies: not said in what was read; the full text has not been read" in religion
    assert "2 of 3 studies: read in full; the source does not say" in religion


def test_a_factor_leads_to_the_findings_told_by_it(poured: Poured) -> None:
    age = row(poured.page("equity"), "factor__age")
    assert 'href="../studies/smith-2020/#f1"' in age and 'href="../studies/smith-2020/#f4"' in age
    assert "1 of 3 studies says something; 1 tells findings for groups that differ by it." in text_of(age)


def test_a_long_list_is_cut_and_says_so(graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(equity, "MOST_STUDIES", 1)
    text = text_of(poured_into(tmp_path / "site", graph).page("equity"))
    assert "2 of 3 studies: " in text
    assert "and 1 more" in text


def test_a_study_says_what_is_known_of_its_people(poured: Poured) -> None:
    text = text_of(poured.page("studies/smith-2020"))
    assert "Age: Half of the 12 were over 70 years old. Findings by it: f1 , f4 . In the source: p. 3" in text
    assert "On 11 of 13 factors nothing is stated in what was read" in text
    assert "Nothing stated in what was read" in text_of(poured.page("studies/noroute-2021"))
