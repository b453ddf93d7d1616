"""The forms of a report: what people, programs, GitHub and code scanning get."""

import json

from hypothesis import given
from hypothesis import strategies as st

from synth.diagnostics import Diagnostic, Diagnostics, Place
from synth.diagnostics.report import (
    MOST_ANNOTATED,
    MOST_SHOWN,
    dumped,
    github_report,
    json_report,
    safe,
    sarif_report,
    summary_line,
    text_report,
)

MISSPELT = Diagnostic(
    "S203",
    Place("content/barriers/a.yml", 14, 11, 20, "  - root: no-trauma-sensitvity"),
    "'no-trauma-sensitvity' is not a root.",
    "did you mean 'no-trauma-sensitivity'?",
)


def test_text_shows_place_excerpt_and_help() -> None:
    assert next(text_report([MISSPELT], "summary")) == (
        "content/barriers/a.yml:14:11: error[S203] 'no-trauma-sensitvity' is not a root.\n"
        "   14 |   - root: no-trauma-sensitvity\n"
        "      |           ^^^^^^^^^^^^^^^^^^^^\n"
        "  help: did you mean 'no-trauma-sensitivity'?  synth explain S203\n"
    )


def test_carets_stand_under_wide_characters() -> None:
    item = Diagnostic("S203", Place("a.yml", 1, 4, 2, "安全:回復"), "m")
    lines = next(text_report([item], "")).splitlines()
    assert lines[2] == "      | " + " " * 5 + "^" * 4


def test_a_long_line_is_cut_around_the_place() -> None:
    item = Diagnostic("S203", Place("a.yml", 1, 50_000, 3, "x" * 49_999 + "abc" + "y" * 50_000), "m")
    lines = next(text_report([item], "")).splitlines()
    assert len(lines[1]) < 120
    assert lines[1].index("abc") == lines[2].index("^^^")


def test_only_the_first_two_hundred_are_shown_errors_before_warnings() -> None:
    warnings = [Diagnostic("S320", Place("a.yml", line), "w") for line in range(1, 301)]
    blocks = list(text_report([*warnings, MISSPELT], "summary"))
    assert len(blocks) == MOST_SHOWN + 2
    assert "S203" in "".join(blocks)
    assert "200 of 301" in blocks[-2]


@given(st.text())
def test_nothing_a_terminal_acts_on_gets_through(text: str) -> None:
    item = Diagnostic("S203", Place(text, 1, 1, 1, text), text, text)
    for form in ("".join(text_report([item], "s")), "\n".join(github_report([item], "s"))):
        assert not [character for character in form if ord(character) < 32 and character != "\n"]
        assert not set(form) & {"\x7f", "\x9b", "\u202e", "\u2028", "\u2066", "\ud800"}


def test_github_escapes_what_ends_a_command() -> None:
    item = Diagnostic("S203", Place("a,b:c%.yml", 2, 3), "50% of\nthese")
    command, summary = github_report([item], "done")
    assert command.startswith("::error file=a%2Cb%3Ac%25.yml,line=2,col=3,title=S203 ")
    assert command.endswith("::50%25 of<U+000A>these")
    assert summary == "done"


def test_github_gets_ten_annotations_the_most_important_first_and_the_rest_in_the_log() -> None:
    warnings = [Diagnostic("S320", Place("a.yml", line), "w") for line in range(1, 31)]
    *lines, count, summary = github_report([*warnings, MISSPELT], "done")
    commands = [line for line in lines if line.startswith("::")]
    assert len(commands) == MOST_ANNOTATED
    assert commands[0].startswith("::error ") and all(line.startswith("::warning ") for line in commands[1:])
    assert [line for line in lines if not line.startswith("::")][-1] == "a.yml:30:1: warning[S320] w"
    assert len(lines) == 31
    assert "10 most important of 31 messages" in count and summary == "done"


def test_what_a_draft_lacks_is_a_warning_in_every_form() -> None:
    diagnostics = Diagnostics([Diagnostic("S101", Place("a.yml"), "m"), Diagnostic("S101", Place("b.yml"), "m")])
    assert diagnostics.soften({"a.yml"}) == {"a.yml"}
    items = diagnostics.ordered()
    assert [item.severity for item in items] == ["warning", "error"]
    assert [result["level"] for result in sarif_report(items)["runs"][0]["results"]] == ["warning", "error"]
    assert json_report(items, {})["counts"] == {"error": 1, "warning": 1}
    assert [line.split(" ")[0] for line in github_report(items, "")][:2] == ["::error", "::warning"]


def test_json_has_the_stable_keys_and_every_message() -> None:
    report = json.loads(dumped(json_report([MISSPELT], {"study": 1, "barrier": 2})))
    assert report["diagnostics"] == [
        {
            "code": "S203",
            "severity": "error",
            "path": "content/barriers/a.yml",
            "line": 14,
            "column": 11,
            "message": "'no-trauma-sensitvity' is not a root.",
            "help": "did you mean 'no-trauma-sensitivity'?",
        }
    ]
    assert report["counts"] == {"error": 1, "warning": 0}
    assert report["records"] == {"study": 1, "barrier": 2}


def test_sarif_points_at_the_same_place() -> None:
    run = json.loads(dumped(sarif_report([MISSPELT])))["runs"][0]
    assert run["tool"]["driver"]["rules"][0]["id"] == "S203"
    assert run["results"][0]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "content/barriers/a.yml"},
        "region": {"startLine": 14, "startColumn": 11, "endColumn": 31},
    }


def test_the_summary_counts_in_words() -> None:
    line = summary_line({"study": 2, "barrier": 1}, [MISSPELT])
    assert line == "2 studies, 1 barrier: 1 error, no warnings."


def test_safe_leaves_ordinary_text_of_any_language_alone() -> None:
    text = "Jørgensen 安全感 naïve – “quote” 👍"
    assert safe(text) == text
