"""Every kind of bad file gets its answer, nothing is half-written, and the cases themselves are able to fail."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.intake.casework import ROWS, Case, all_cases

CASES = {case.name: case for case in all_cases()}
KNOWN_BAD = CASES["begins-with-text"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "exports"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("name", CASES)
def test_case(name: str, root: Path, folder: Path) -> None:
    assert CASES[name].problems(root, folder) == []


@pytest.mark.parametrize("row", ROWS)
def test_every_row_has_a_case(row: str) -> None:
    assert any(case.content["row"] == row for case in CASES.values())


@pytest.mark.parametrize("name", CASES)
def test_every_case_names_a_row(name: str) -> None:
    assert CASES[name].content["row"] in ROWS


@pytest.mark.parametrize(
    "change",
    [
        {"expect": []},
        {"expect": ["library.ris:2:1: warning[S607]"]},
        {"expect": ["library.ris:1:1: error[S607]"]},
        {"expect": 2 * KNOWN_BAD.content["expect"] + ["library.ris:1:1: warning[S608]"]},
        {"says": ["what nobody said"]},
        {"works": {"added": 2}},
        {"has": ["Waiting for Godot"]},
        {"never": ["title"]},
    ],
    ids=str,
)
def test_a_case_that_expects_otherwise_fails(change: dict[str, Any], root: Path, folder: Path) -> None:
    assert replace(KNOWN_BAD, content=KNOWN_BAD.content | change).problems(root, folder) != []


def test_a_mended_file_fails_its_case(root: Path, folder: Path) -> None:
    mended = Case("mended", KNOWN_BAD.content | {"text": KNOWN_BAD.content["text"].replace("Export\n", "")})
    assert mended.problems(root, folder) != []
