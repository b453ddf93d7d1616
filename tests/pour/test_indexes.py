"""The lists of records, sources and briefs: short ones as they are, long ones folded by group, nothing left out."""

from __future__ import annotations

import re

import pytest

from synth.link.graph import Graph
from synth.pour.views import changes, indexes, open_questions
from tests.pour.conftest import Poured, poured_into
from tests.pour.test_briefs import main_of, text_of

LISTS = ("barriers", "roots", "solutions", "facilitators", "studies", "references", "briefs", "changes", "gaps")
_KINDS = "(?:barriers|roots|solutions|facilitators|studies|references)"


@pytest.fixture(scope="module")
def long(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Poured:
    """The site as if one entry were many, and each version old."""
    with pytest.MonkeyPatch.context() as few:
        for module in (indexes, open_questions):
            few.setattr(module, "LONG", 0)
        few.setattr(changes, "MUCH", 0)
        few.setattr(changes, "NEWEST", 0)
        return poured_into(tmp_path_factory.mktemp("long"), graph)


def folds(page: str) -> list[str]:
    """The heading and the number of every fold."""
    return [text_of(summary) for summary in re.findall(r"<summary>(<h[23]>.*?)</summary>", page)]


@pytest.mark.parametrize(
    ("name", "kinds"),
    [(name, name) for name in LISTS[:6]] + [("briefs", r"briefs/\w+"), ("changes", _KINDS), ("gaps", _KINDS)],
)
def test_a_long_list_leaves_nothing_out(poured: Poured, long: Poured, name: str, kinds: str) -> None:
    link = re.compile(rf'href="\.\./({kinds}/[^/"#]+/)"')
    listed = set(link.findall(main_of(poured, name)))
    assert listed
    assert listed <= set(link.findall(main_of(long, name)))


@pytest.mark.parametrize("name", LISTS)
def test_a_long_list_can_be_filtered_once_a_script_shows_the_field(poured: Poured, long: Poured, name: str) -> None:
    assert "list-filter" not in main_of(poured, name)
    page = main_of(long, name)
    [form] = re.findall(r'<form class="list-filter".*?</form>', page, re.DOTALL)
    assert " hidden>" in form and '<label for="list_words">' in form and '<p class="list-status" role="status">' in form
    assert "data-listed" in page and 'src="../assets/synth/list-filter.js"' in long.page(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "barriers",
            [
                "Arriving 1 Getting to where one wants to be.",
                "Resting 0 Sitting down on the way.",
                "Process not known 1",
            ],
        ),
        ("roots", ["Planning 1 How the town is planned.", "Money 1 What is paid for."]),
        ("studies", ["I 1", "S 1", "T 1"]),
    ],
)
def test_folds_say_what_is_in_them_and_how_much(long: Poured, name: str, expected: list[str]) -> None:
    assert folds(main_of(long, name)) == expected


def test_a_link_to_a_group_leads_into_its_fold(long: Poured) -> None:
    """A browser unfolds by itself what holds the target."""
    page = main_of(long, "barriers")
    assert re.search(r'<details class="fold"[^>]*>\s*<summary>.*?</summary>\s*<div id="processes__arriving">', page)


def test_a_group_leads_to_where_it_can_be_sorted(long: Poured) -> None:
    page = main_of(long, "barriers")
    assert 'href="../explore/?kind=barrier&amp;process=arriving"' in page
    assert "process=resting" not in page


def test_an_entry_of_a_long_list_takes_a_line_or_two(poured: Poured, long: Poured) -> None:
    short, whole = main_of(long, "barriers"), main_of(poured, "barriers")
    assert '<p class="says small">' in whole and '<p class="says small">' not in short
    assert "2 findings from 2 studies" in text_of(short)


def test_the_count_on_a_row_leaves_out_what_no_study_found(poured: Poured) -> None:
    rows = text_of(main_of(poured, "barriers"))
    assert "2 findings from 2 studies" in rows
    assert "1 finding from 1 study, and 1 more that only states it as background" in rows
    assert "No study with a result: 1 only recommends it" in text_of(main_of(poured, "solutions"))


def test_a_brief_on_a_process_says_what_it_is_and_how_much_it_is_about(poured: Poured) -> None:
    listed = text_of(main_of(poured, "briefs").partition('id="on_solutions"')[0])
    assert "Arriving Getting to where one wants to be. 1 barrier, 2 roots, 1 solution, 1 facilitator" in listed
    assert "Nothing in this review is on it yet" in listed


def test_briefs_stand_by_how_far_a_solution_has_come_and_by_process(long: Poured) -> None:
    page = main_of(long, "briefs")
    solutions, _, barriers = page.partition('id="on_solutions"')[2].partition('id="on_barriers"')
    assert [fold.split(" ")[0] for fold in folds(solutions)] == ["Piloted", "Proposed"]
    assert [fold.split(" ")[0] for fold in folds(barriers)] == ["Arriving", "Process"]


def test_solutions_stand_by_what_they_address(long: Poured) -> None:
    assert "Barriers: Arriving" in " ".join(folds(main_of(long, "solutions")))


def test_an_old_version_is_folded_and_keeps_its_place(poured: Poured, long: Poured) -> None:
    places = re.compile(r'id="(version__\d+)"')
    assert places.findall(main_of(long, "changes")) == places.findall(main_of(poured, "changes")) != []
    assert [fold.split(",")[0] for fold in folds(main_of(long, "changes"))] != []
    assert not folds(main_of(poured, "changes"))
