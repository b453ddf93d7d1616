"""Marks with their words, the same on every page: how sure we are, how a finding stands, what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from markupsafe import Markup

from synth.overview import words
from synth.overview.confidence.rating import Rating
from synth.overview.limits.gaps import Gap

_ON = ' class="on"'


def mark(name: str) -> Markup:
    """One of the marks that the page's frame holds, such as `barrier` or `not-read`."""
    return Markup(f'<svg class="mark" aria-hidden="true" focusable="false"><use href="#mark_{name}"/></svg>')


def bars(filled: int) -> Markup:
    """Four bars of rising height, the first `filled` of them filled."""
    return Markup(
        f'<svg class="bars" viewBox="0 0 23 16" aria-hidden="true" focusable="false">{bar_shapes(filled)}</svg>'
    )


def bar_shapes(filled: int) -> str:
    """The bars for a picture that holds them, 23 units wide and 16 high."""
    return "".join(
        f'<rect x="{place * 6 + 0.5}" y="{15.5 - height}" width="4" height="{height}"{_ON if place < filled else ""}/>'
        for place, height in enumerate((5, 8, 11, 14))
    )


def not_assessed() -> Markup:
    """That nobody has judged the confidence yet."""
    return _NOT_ASSESSED


def stance(name: str) -> Markup:
    """How a finding stands to a record."""
    return _STANCES[name]


def nothing(state: str, text: str) -> Markup:
    """One of the three kinds of nothing, in a mark and in words."""
    return Markup(f'<p class="nothing">{mark(state)}<span>{escape(text)}</span></p>')


def gaps(items: Iterable[Gap]) -> Markup:
    """What a page does not tell."""
    listed = "".join(
        f"<li>{mark(gap.state) if gap.state else ''}<span>{escape(gap.text)}</span></li>\n" for gap in items
    )
    return Markup(f'<ul class="gaps">\n{listed}</ul>') if listed else Markup()


def rated(rating: Rating) -> Markup:
    """How sure we are, in bars and in words, and what state the rating is in."""
    if rating.level is None:
        return _NOT_COMPUTED if rating.conqual else _NOT_ASSESSED
    return Markup("").join([_LEVELS[rating.level], *(_RATED[state] for state in rating.states)])


_RATED = {
    state: Markup(f' <span class="provisional">{state}</span>') for state in ("provisional", "out of date", "computed")
}
_NOT_COMPUTED = Markup(f'<span class="confidence none">{bars(0)} <span>Confidence cannot be computed yet</span></span>')
_NOT_ASSESSED = Markup(f'<span class="confidence none">{bars(0)} <span>Confidence not yet assessed</span></span>')
_LEVELS = {
    level: Markup(f'<span class="confidence">{bars(filled)} <span>{words.CONFIDENCE[level]} confidence</span></span>')
    for level, filled in words.CONFIDENCE_BARS.items()
}
_STANCES = {
    name: Markup(f'<span class="stance {name}">{mark(name)}<span>{said}</span></span>')
    for name, said in words.STANCE.items()
}
