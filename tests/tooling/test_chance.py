"""What chance makes is the same wherever and whenever the tests run."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import chance


def drawn() -> list[str]:
    """The texts that a test of this profile is given."""
    found: list[str] = []

    @settings(settings.get_profile(chance.SAME))
    @given(st.text())
    def test(text: str) -> None:
        found.append(text)

    test()
    return found


def test_examples_do_not_follow_from_what_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = drawn()
    path = tmp_path / "words.py"
    path.write_text(f"WORDS = {[f'word {number}' for number in range(1000)]}", "utf-8")
    spec = spec_from_file_location("words", path)
    assert spec
    monkeypatch.setitem(sys.modules, "words", module_from_spec(spec))
    assert drawn() == before
    assert len(set(before)) > 50


def test_a_test_asks_for_no_fewer_examples_than_its_profile() -> None:
    assert chance.examples(settings().max_examples + 1).max_examples == settings().max_examples + 1
    assert chance.examples(1).max_examples == settings().max_examples


def test_new_examples_differ_even_where_hypothesis_itself_would_repeat_them() -> None:
    """As it does on machines of continuous integration."""
    assert not settings.get_profile(chance.NEW).derandomize
    assert settings.get_profile(chance.SAME).derandomize
