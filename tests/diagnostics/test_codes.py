"""The closed list of codes: each is used, each used one is listed, each explained."""

import re
from pathlib import Path

import pytest

import synth
from synth.diagnostics import Diagnostics, Place
from synth.diagnostics.codes import CODES

PACKAGE = Path(synth.__file__).parent
USED = {code for file in PACKAGE.rglob("*.py") for code in re.findall(r'"(S\d{3})"', file.read_text("utf-8"))}


def test_every_code_in_the_package_is_listed() -> None:
    assert USED - set(CODES) == set()


def test_every_listed_code_is_used() -> None:
    assert set(CODES) - USED == set()


def test_an_unlisted_code_is_refused() -> None:
    with pytest.raises(KeyError):
        Diagnostics().add("S000", Place("a.yml"), "no such code")


@pytest.mark.parametrize("code", CODES.values(), ids=list(CODES))
def test_every_code_is_explained_in_sentences(code: "synth.diagnostics.codes.Code") -> None:
    assert code.title[0].isupper() and not code.title.endswith(".")
    assert code.explanation.endswith((".", "?"))
    assert code.wrong.strip() and code.right.strip() and code.wrong != code.right


def test_the_same_message_is_told_once_and_in_order() -> None:
    diagnostics = Diagnostics()
    for line in (3, 1, 3):
        diagnostics.add("S203", Place("a.yml", line), "m")
    assert [item.place.line for item in diagnostics.ordered()] == [1, 3]
