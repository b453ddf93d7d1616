from __future__ import annotations

from collections import Counter

from synth.model.kinds import KINDS
from synth.pour.record_reference import record_reference


def test_every_field_of_every_record_is_explained() -> None:
    blocks = {block.title: block for block in record_reference()}
    for kind in KINDS.values():
        block = blocks[kind.label]
        assert block.path == f"content/{kind.folder}/ID.yml"
        assert [field.name for field in block.fields] == list(kind.model.model_fields)
    for block in blocks.values():
        assert block.text
        assert all(field.text for field in block.fields), block.title


def test_blocks_within_records_stand_once_and_are_linked() -> None:
    blocks = record_reference()
    ids = {block.id for block in blocks}
    assert len(ids) == len(blocks)
    assert not [title for title, count in Counter(block.title for block in blocks).items() if count > 1]
    pieces = [piece for block in blocks for field in block.fields for piece in field.value]
    assert {piece.id for piece in pieces if piece.id} <= ids
    assert any(piece.id for piece in pieces)


def test_values_are_told_in_words() -> None:
    said = {
        (block.title, field.name): "".join(piece.text for piece in field.value)
        for block in record_reference()
        for field in block.fields
    }
    assert said["Study", "source_depth"] == "one of: full-text, abstract, record"
    assert said["Study", "cite"] == "a list: each a key of references.bib"
    assert said["Cause", "root"] == "the id of a root"
    assert said["Cause", "findings"] == "a list: each a finding, as study/finding"
    assert said["Bearing", "record"] == "the id of a barrier, root, solution or facilitator"
    assert said["Barrier", "level"] == "a term of the vocabulary’s list “levels”"
    assert said["Barrier", "summary"] == "prose"
    assert said["Barrier", "roots"] == "a list: each cause"
    assert said["Participants", "n"] == "a whole number"
    assert said["Confidence", "provisional"] == "true or false"
    assert said["Appraisal", "items"] == "named entries: each appraisal item"
    assert said["Reporting", "gripp2"].endswith("GRIPP2")


def test_what_has_a_spelling_of_its_own_keeps_it() -> None:
    assert {"ENTREQ", "GRIPP2", "ConQual"} <= {block.title for block in record_reference()}
