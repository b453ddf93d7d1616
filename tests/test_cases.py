"""Every kind of bad input gets its answer, and the cases themselves are able to fail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from synth.diagnostics.codes import CODES
from tests.casework import ROWS, Case, Found, all_cases, check, snapshot, workspace

CASES = all_cases()
NAMED = {f"{case.area}/{case.name}": case for case in CASES}
KNOWN_BAD = NAMED["yaml/duplicate-key-at-the-top"]


@pytest.fixture
def folder() -> Iterator[Path]:
    with workspace() as path:
        yield path


@pytest.mark.parametrize("name", NAMED)
def test_case(name: str, folder: Path) -> None:
    root = NAMED[name].write(folder)
    before = snapshot(root)
    assert NAMED[name].problems(check(root, as_nobody=NAMED[name].has_unreadable)) == []
    assert snapshot(root) == before


@pytest.mark.parametrize(("area", "row"), [(area, row) for area, rows in ROWS.items() for row in rows])
def test_every_row_has_a_case(area: str, row: str) -> None:
    assert any(case.area == area and case.row == row for case in CASES)


@pytest.mark.parametrize("name", NAMED)
def test_every_case_names_a_row_and_known_codes(name: str) -> None:
    case = NAMED[name]
    assert case.row in ROWS[case.area]
    assert set(case.content.get("counts", ())) <= set(CODES)
    for message in case.content.get("expect", ()):
        code = message.rpartition("[")[2].rstrip("]")
        severity = message.rpartition(" ")[2].partition("[")[0]
        # What a draft lacks is a warning.
        assert severity == CODES[code].severity or (severity, CODES[code].severity) == ("warning", "error")


def test_the_base_project_is_clean(folder: Path) -> None:
    assert check(Case("none", "base", {"row": "", "expect": []}).write(folder)).messages == []


def test_a_mended_file_fails_its_case(folder: Path) -> None:
    path, text = next(iter(KNOWN_BAD.content["files"].items()))
    mended = changed(files={path: text.replace("title: Left standing\n", "", 1)})
    assert KNOWN_BAD.problems(check(KNOWN_BAD.write(folder))) == []
    with workspace() as other:
        assert KNOWN_BAD.problems(check(mended.write(other))) != []


@pytest.mark.parametrize(
    "change",
    [
        {"expect": []},
        {"expect": ["content/barriers/left-waiting.yml:3:1: error[S031]"]},
        {"expect": ["content/barriers/left-waiting.yml:2:2: error[S031]"]},
        {"expect": ["content/barriers/left-waiting.yml:2:1: error[S032]"]},
        {"expect": ["content/barriers/left-waiting.yml:2:1: warning[S031]"]},
        {"expect": ["content/barriers/other.yml:2:1: error[S031]"]},
        {"expect": 2 * KNOWN_BAD.content["expect"]},
        {"says": ["what nobody said"]},
        {"never": ["stands twice"]},
    ],
    ids=str,
)
def test_a_case_that_expects_otherwise_fails(change: dict[str, Any], found: Found) -> None:
    assert changed(**change).problems(found) != []


@pytest.mark.parametrize("output", ["text", "json", "github", "sarif"])
@pytest.mark.parametrize("character", ["\x1b", "\r", "\u202e", "\u2028", "\x9b"])
def test_a_case_fails_where_an_output_would_reach_into_the_terminal(output: str, character: str, found: Found) -> None:
    unsafe = replace(found, outputs=found.outputs | {output: character})
    assert KNOWN_BAD.problems(found) == []
    assert KNOWN_BAD.problems(unsafe) != []


@pytest.fixture(scope="module")
def found() -> Iterator[Found]:
    with workspace() as path:
        yield check(KNOWN_BAD.write(path))


def changed(**change: Any) -> Case:
    """The known bad case with something else in its place."""
    return replace(KNOWN_BAD, content=KNOWN_BAD.content | change)
