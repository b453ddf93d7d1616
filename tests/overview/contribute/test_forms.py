"""What the forms for contributors ask, and in what words."""

from __future__ import annotations

import re

import pytest

from synth.model.study import Finding, Study
from synth.overview.contribute.forms import FormBlock, form_blocks, problem_block, reference_block, words_of

BLOCKS = form_blocks() | {"reference": reference_block(), "problem": problem_block()}
FIELDS = [(id, field) for id, block in BLOCKS.items() for field in block.fields]


def _asked(block: FormBlock) -> set[str]:
    return {field.name for field in block.fields}


def test_every_field_is_asked_for_or_left_to_the_reviewers() -> None:
    left = {"status", "aliases", "replaced_by", "appraisal", "checked_by"}
    assert set(Study.model_fields) - _asked(BLOCKS["study"]) == left
    assert set(Finding.model_fields) == _asked(BLOCKS["finding"])


def test_what_a_record_requires_is_not_folded_away() -> None:
    assert all(field.first for _, field in FIELDS if field.required)


def test_every_block_that_is_named_is_there() -> None:
    named = {value.block for _, field in FIELDS for value in (field.value, field.value.item) if value and value.block}
    assert named <= BLOCKS.keys()
    assert {"design", "setting", "finding", "bearing", "quote", "sought", "equity"} <= named


def test_words_are_for_readers_not_for_writers_of_files() -> None:
    for id, field in FIELDS:
        said = " ".join((field.label, field.help, *(label for _, label in field.value.options)))
        assert field.label, (id, field.name)
        assert not re.search(r"`|YAML|references\.bib|vocabulary|source_depth|[a-z]_[a-z]", said), said
        for code, label in field.value.options:
            assert label != code, (id, field.name, code)


@pytest.mark.parametrize(
    ("description", "label", "help"),
    [
        ("What they did.", "What they did", ""),
        ("How many. Leave out where it is not said.", "How many", "Leave out where it is not said."),
        ("Where it stands: `abstract`, or a page.", "Where it stands", "“abstract”, or a page."),
        ("The design (a term of the vocabulary's `designs`).", "The design", ""),
        ("Where it stands, such as `p. 4`.", "Where it stands, such as “p. 4”", ""),
        ("10. Age. How old people are.", "Age", "How old people are."),
    ],
)
def test_a_description_gives_label_and_help(description: str, label: str, help: str) -> None:
    assert words_of(description) == (label, help)
