"""The forms of a comparison: what a terminal, a forge and programs get, and what is refused on the way back."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from synth.compare.difference import WHATS, Comparison, Difference
from synth.compare.report import from_json, json_report, markdown_report, text_report

LOST = Difference("evidence-lost", "barrier", "left-alone", "Left alone", "loses its only study, smith-2020")
WORDS = tuple(Difference("wording", "study", f"s{number}", "", "other words: notes") for number in range(5))
MADE = Comparison("main", "the working files", (LOST, *WORDS))


def test_the_text_has_groups_sentences_and_a_count() -> None:
    assert list(text_report(MADE)) == [
        "Evidence that is weaker",
        "  - Barrier 'Left alone' (left-alone): loses its only study, smith-2020.",
        "",
        "Wording",
        "  - Study, 5 of them (s0, s1, s2, s3, s4): other words: notes.",
        "",
        "6 differences between 'main' and 'the working files' (evidence that is weaker: 1, wording: 5).",
    ]


def test_no_differences_are_said_to_be_none() -> None:
    assert list(text_report(Comparison("a", "b", ()))) == ["No differences in meaning between 'a' and 'b'."]


def test_files_with_errors_are_named() -> None:
    made = Comparison("a", "b", (), ("content/roots/x.yml",))
    assert next(text_report(made)).startswith("'a' has errors in 1 file (content/roots/x.yml)")


def test_json_goes_there_and_back() -> None:
    assert from_json(json_report(MADE)) == MADE
    counts = json.loads(json_report(MADE))["counts"]
    assert counts["Evidence that is weaker"] == 1 and counts["Addresses that break"] == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "{}",
        "[" * 100_000,
        '{"old": "a", "new": "b", "differences": {}, "unread": {"old": [], "new": []}}',
        '{"old": "a", "new": "b", "differences": [{}], "unread": {"old": [], "new": []}}',
        '{"old": 1, "new": "b", "differences": [], "unread": {"old": [], "new": []}}',
        '{"old": "a", "new": "b", "differences": [], "unread": {"old": [], "new": 7}}',
        json_report(MADE).replace("evidence-lost", "nothing-we-know"),
        json_report(MADE).replace('"barrier"', '"<b>"'),
    ],
)
def test_what_is_no_comparison_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        from_json(text)


@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_from_the_content_is_markup(title: str, text: str) -> None:
    made = Comparison("a", "b", (Difference("wording", "study", "s", title, text),))
    tokens = MarkdownIt("commonmark").parse(markdown_report(made, 10_000))
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert kinds <= {"text", "softbreak", "text_special"}
    assert [token.type for token in tokens].count("list_item_open") == 1


@pytest.mark.parametrize("calling", ["@everyone", "#12", "https://example.org/x", "www.example.org", "owner/name#3"])
def test_nothing_calls_people_or_becomes_a_link(calling: str) -> None:
    made = Comparison("a", "b", (Difference("wording", "study", "s", f"see {calling}", "x"),))
    assert calling not in markdown_report(made, 10_000).replace("\\", "")


def test_markdown_is_cut_between_lines_and_says_so() -> None:
    many = tuple(Difference("facts", "study", f"s{number}", "", f"other facts: n{number}") for number in range(500))
    told = markdown_report(Comparison("a", "b", many), 2_000)
    assert len(told) < 2_500
    assert "more lines: run `synth diff` to see all." in told


def test_every_kind_of_difference_has_a_group_and_stands_in_their_order() -> None:
    groups = [what.group for what in WHATS.values()]
    assert groups == sorted(groups, key=groups.index)


def test_the_reader_of_json_needs_no_library() -> None:
    program = "import synth.compare.report as report; report.from_json('{}')"
    done = subprocess.run(
        [sys.executable, "-S", "-c", program],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "ValueError: this is not a comparison" in done.stderr
