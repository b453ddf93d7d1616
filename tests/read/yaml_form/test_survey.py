"""The cheap look at a text must never be wrong in the one direction that matters."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from synth.read.yaml_form.outline import compose
from synth.read.yaml_form.survey import DEEPEST, depth_bound, exact_depth, looks_plain
from tests.read.texts import records, yaml_like

deep = st.lists(st.sampled_from(["[", "{", "- ", "? ", ": ", "a: ", "\n", " ", "[a: ", "]", "}", ",", "b"])).map("".join)


def depth_so_far(text: str) -> int:
    """The depth of a text up to where it can no longer be parsed."""
    deepest = depth = 0
    try:
        for event in yaml.parse(text, yaml.CBaseLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            deepest = max(deepest, depth)
    except yaml.YAMLError:
        pass
    return deepest


@settings(max_examples=400)
@given(st.one_of(yaml_like, deep))
@example("a:\n- b:\n  - c:\n    - d\n")
@example("[a: [b: [c: d]]]")
@example("? ? ? - - a")
@example("- - - a: b\n")
def test_no_text_nests_deeper_than_the_bound_says(text: str) -> None:
    assert depth_so_far(text) <= depth_bound(text)


@given(records)
def test_the_exact_depth_is_that_of_the_events(text: str) -> None:
    assert exact_depth(text)[0] == depth_so_far(text)


@settings(max_examples=400)
@given(yaml_like)
@example("a: &b c\n")
@example("[&b c]\n")
@example("{a: !t b}\n")
@example('"a":!t b\n')
@example("%YAML 1.1\n---\na: b\n")
@example("- !t\n")
@example("-\t&a b\n")
def test_a_text_that_looks_plain_and_composes_has_no_anchors_tags_or_directives(text: str) -> None:
    if not looks_plain(text):
        return
    try:
        compose(text)
    except yaml.YAMLError:
        return
    for token in yaml.scan(text, yaml.CBaseLoader):
        assert not isinstance(token, yaml.AnchorToken | yaml.AliasToken | yaml.TagToken | yaml.DirectiveToken)


@pytest.mark.parametrize("text", ["Stop! he said & left, 50% of it", "a!b&c", "a: 'x'", "# R&D\na: b!\n"])
def test_ordinary_prose_is_not_suspected(text: str) -> None:
    assert looks_plain(text)


@pytest.mark.parametrize(
    ("unit", "column"), [("[", DEEPEST + 1), ("{a: ", 4 * DEEPEST + 1), ("- ", 2 * DEEPEST + 1), ("a: [", 3 + DEEPEST)]
)
def test_depth_is_refused_at_the_level_that_is_too_much(unit: str, column: int) -> None:
    text = "a: " + "[" * 200_000 if unit == "a: [" else unit * 200_000
    assert not looks_plain(text)
    depth, place = exact_depth(text, DEEPEST)
    assert (depth, place + 1) == (DEEPEST + 1, column)


def test_as_many_levels_as_are_allowed_are_read() -> None:
    text = "a: " + "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1)
    assert exact_depth(text)[0] == DEEPEST
    assert exact_depth(text, DEEPEST)[0] == DEEPEST
