"""What composing must be kept from, and that the cheap look at a text never lets it through."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from synth.read.lines import Lines
from synth.read.yaml_form.outline import DEEPEST, TooDeep, compose
from synth.read.yaml_form.survey import first_too_deep, looks_plain, survey
from tests.chance import examples
from tests.read.texts import yaml_like

_deep_pieces = st.sampled_from(
    ["[", "{", "- ", "? ", ": ", "a: ", "\n", " ", "[a: ", "]", "}", ",", "b", "\n  ", "'['"]
)
deep = st.lists(_deep_pieces, max_size=30).map("".join)


def depth_of(text: str) -> int:
    """How deep lists and blocks of keys stand in each other. Raises `yaml.YAMLError`."""
    deepest = depth = 0
    for event in yaml.parse(text, yaml.CBaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        deepest = max(deepest, depth)
    return deepest


@examples(400)
@given(st.one_of(yaml_like, deep), st.integers(1, 5))
@example("a:\n- b:\n  - c:\n    - d\n", 3)
@example("[a: [b: [c: d]]]", 4)
@example("- - - a: b\n", 3)
@example("[[[[]]]]", 2)
def test_composing_stops_at_the_depth_that_is_allowed(text: str, deepest: int) -> None:
    try:
        root = compose(text, deepest)
    except TooDeep:
        assert first_too_deep_or_none(text, deepest) is not None
    except yaml.YAMLError:
        pass
    else:
        # What stands in the innermost counts as a level; it may be an empty list.
        assert root is None or depth_of(text) <= deepest + 1


def first_too_deep_or_none(text: str, deepest: int) -> int | None:
    try:
        return first_too_deep(text, deepest)
    except yaml.YAMLError:
        return None


@examples(400)
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
    except (yaml.YAMLError, TooDeep):
        return
    for token in yaml.scan(text, yaml.CBaseLoader):
        assert not isinstance(token, yaml.AnchorToken | yaml.AliasToken | yaml.TagToken | yaml.DirectiveToken)


@examples(400)
@given(yaml_like)
def test_a_text_without_faults_can_be_composed(text: str) -> None:
    if not survey(Lines(text, "x.yml")):
        compose(text)


@pytest.mark.parametrize("text", ["Stop! he said & left, 50% of it", "a!b&c", "a: 'x'", "# R&D\na: b!\n", "a: R&D"])
def test_ordinary_prose_is_not_suspected(text: str) -> None:
    assert looks_plain(text)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("[" * 200_000, DEEPEST + 1),
        ("{a: " * 200_000, 4 * DEEPEST + 1),
        ("- " * 200_000, 2 * DEEPEST + 1),
        ("? " * 200_000, 2 * DEEPEST + 1),
        ("a: " + "[" * 200_000, 3 + DEEPEST),
        ("[a: " * 200_000, 4 * (DEEPEST // 2) + 1),
        ("!!seq [" * 200_000, 7 * DEEPEST + 1),
    ],
    ids=["lists", "blocks", "hyphens", "question marks", "value", "pairs", "tags"],
)
def test_depth_is_refused_at_the_level_that_is_too_much(text: str, column: int) -> None:
    with pytest.raises(TooDeep):
        compose(text)
    assert [(fault.code, fault.start + 1) for fault in survey(Lines(text, "x.yml"))] == [("S020", column)]


def test_as_many_levels_as_are_allowed_are_read() -> None:
    text = "a: " + "[" * (DEEPEST - 1) + "b" + "]" * (DEEPEST - 1)
    assert compose(text) is not None
    assert survey(Lines(text, "x.yml")) == []


def test_a_flood_of_signs_is_cut_off() -> None:
    faults = survey(Lines("a: [" + "&b c, " * 10_000 + "]", "x.yml"))
    assert len(faults) == 500
    assert faults[-1].message == "More such signs follow."
    assert faults[-1].replace is None
