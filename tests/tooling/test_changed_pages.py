"""The list of changed pages that leads into a preview."""

from __future__ import annotations

from pathlib import Path

from scripts.changed_pages import addresses, main, page
from synth.compare.difference import Comparison, Difference
from synth.compare.report import json_report

MADE = Comparison(
    "a",
    "b",
    (
        Difference("one-study", "root", "no-plan", "Nobody <planned>", "now rests on one study"),
        Difference("wording", "root", "no-plan", "Nobody <planned>", "other words: title"),
        Difference("reference-added", "reference", "ito-2019", "", "is new"),
        Difference("address-lost", "barrier", "gone", "Gone", "is gone"),
        Difference("wording", "page", "about.md", "", "is written otherwise"),
        Difference("wording", "review", "review.yml", "", "is written otherwise: version"),
    ),
)


def test_each_difference_has_the_page_that_it_shows_on() -> None:
    assert list(addresses(MADE)) == ["roots/no-plan/", "references/ito-2019/", "barriers/gone/", "about/", "methods/"]


def test_only_pages_that_are_there_are_linked_and_names_stand_as_typed(tmp_path: Path) -> None:
    for address in ("roots/no-plan", "methods"):
        (tmp_path / address).mkdir(parents=True)
        (tmp_path / address / "index.html").touch()
    (tmp_path / "difference.json").write_text(json_report(MADE), "utf-8")
    main([str(tmp_path), str(tmp_path / "difference.json")])
    listed = (tmp_path / "changed.html").read_text("utf-8")
    assert listed.count("<li>") == 2
    assert (
        '<a href="roots/no-plan/index.html">Nobody &lt;planned&gt;</a>: now rests on one study; other words: title'
        in listed
    )


def test_no_changes_are_said_to_be_none(tmp_path: Path) -> None:
    assert "No page of a record has changed." in page(Comparison("a", "b", ()), tmp_path)
