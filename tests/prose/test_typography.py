"""Prose on pages and in briefs as a printer would set it, and what is left as it stands."""

from __future__ import annotations

import pytest
from markupsafe import Markup, escape

from synth.prose import typeset, typeset_text

SET = (
    ("one's own", "one’s own"),
    ("the authors' affiliations", "the authors’ affiliations"),
    ("(by the authors')", "(by the authors’)"),
    ("24 % (95 % CI 15 to 32)", "24\N{NO-BREAK SPACE}% (95\N{NO-BREAK SPACE}% CI 15 to 32)"),
    ("Åse's 1,000 %", "Åse’s 1,000\N{NO-BREAK SPACE}%"),
)
LEFT = (
    "nothing to set here",
    "they said 'it is the rules' and left",
    "'it's the buses' was a theme",
    "5' and 6\" high",
    "a % sign, 50% and % 3",
)


@pytest.mark.parametrize(("typed", "made"), SET)
def test_signs_are_set(typed: str, made: str) -> None:
    assert typeset(escape(typed)) == escape(made)
    assert typeset_text(typed) == made


@pytest.mark.parametrize("typed", LEFT)
def test_what_could_be_something_else_stays(typed: str) -> None:
    assert typeset(escape(typed)) == escape(typed)
    assert typeset_text(typed) == typed


def test_an_address_stays_what_it_is() -> None:
    html = Markup('one&#39;s <a href="https://example.org/o&#39;brien 5 %">o&#39;brien</a>')
    assert typeset(html) == Markup('one’s <a href="https://example.org/o&#39;brien 5 %">o’brien</a>')


def test_text_keeps_what_looks_like_html() -> None:
    assert typeset_text("one's <b> &amp; 5 %") == "one’s <b> &amp; 5\N{NO-BREAK SPACE}%"
