"""The examples that `synth explain` shows for the form of a file are wrong and right as they say."""

from __future__ import annotations

import pytest

from synth.diagnostics import Diagnostics
from synth.diagnostics.codes import CODES
from synth.prose import read_prose
from synth.read.document import parse_document

# Fifty-one brackets would make no example.
FORM = [code for code in CODES if "S021" <= code <= "S041"]
PROSE = [code for code in CODES if "S501" <= code <= "S505" and code != "S504"]


def told(text: str) -> set[str]:
    diagnostics = Diagnostics()
    parse_document(text + "\n", "x.yml", diagnostics)
    return {item.code for item in diagnostics.items}


@pytest.mark.parametrize("code", FORM)
def test_the_wrong_example_is_told_and_the_right_one_is_not(code: str) -> None:
    assert told(CODES[code].wrong) == {code}
    assert told(CODES[code].right) == set()


@pytest.mark.parametrize("code", PROSE)
def test_the_same_for_prose(code: str) -> None:
    assert {fault.code for fault in read_prose(CODES[code].wrong).faults} == {code}
    assert read_prose(CODES[code].right).faults == ()
