"""Walking records by what their fields are marked as."""

from typing import Annotated, Any

from synth.model.fields import Citation, FindingTarget, Many, Markdown, Model, Prose, Target, Term
from synth.model.kinds import KINDS
from synth.model.review_finding import Barrier, Cause
from synth.model.structure import shape_at, walk, written_order
from synth.model.study import Study
from synth.model.vocabulary import Vocabulary


def test_every_mark_is_met_with_its_key_path() -> None:
    barrier = Barrier.model_validate(
        {
            "title": "Left waiting",
            "statement": "In one study, people wait.",
            "summary": "People wait.",
            "level": "street",
            "roots": [{"root": "no-plan", "basis": "reported", "findings": ["smith-2020/f1"]}],
            "status": "draft",
        }
    )
    met = {(keys, value, type(mark)) for keys, value, mark in walk(barrier)}
    assert met == {
        (("statement",), "In one study, people wait.", Markdown),
        (("summary",), "People wait.", Markdown),
        (("level",), "street", Term),
        (("roots", 0, "root"), "no-plan", Target),
        (("roots", 0, "findings", 0), "smith-2020/f1", FindingTarget),
    }


def test_named_blocks_are_walked_too() -> None:
    terms = {"hope": {"label": "Hope", "definition": "To hope.", "source": "smith-2020"}}
    schemes = {"chime": {"label": "CHIME", "definition": "Five processes.", "terms": terms}}
    met = {keys: type(mark) for keys, _, mark in walk(Vocabulary.model_validate({"schemes": schemes}))}
    assert met == {
        ("schemes", "chime", "definition"): Markdown,
        ("schemes", "chime", "terms", "hope", "definition"): Markdown,
        ("schemes", "chime", "terms", "hope", "source"): Citation,
    }


def test_a_field_of_a_new_kind_needs_no_code_of_its_own() -> None:
    class Part(Model):
        of: Annotated[str, Target(("root",))]

    class Facilitator(Model):
        text: Prose | None = None
        parts: Many[Part] = ()

    value = Facilitator.model_validate({"text": "It helps.", "parts": [{"of": "a"}, {"of": "b"}]})
    assert [(keys, text) for keys, text, _ in walk(value)] == [
        (("text",), "It helps."),
        (("parts", 0, "of"), "a"),
        (("parts", 1, "of"), "b"),
    ]


def test_shapes_lead_through_lists_to_the_model_behind_a_key() -> None:
    shape = shape_at(Study, ("findings", 3, "bears_on", 0))
    assert shape.model is not None and set(shape.model.model_fields) == {"record", "stance"}
    assert shape_at(Study, ("source_depth",)).words == ("full-text", "abstract", "record")


def test_a_file_has_its_keys_in_the_order_of_reading() -> None:
    order = written_order(Barrier)
    assert sorted(order) == sorted(Barrier.model_fields)
    assert order[:5] == ("title", "statement", "summary", "level", "process")
    assert order.index("roots") < order.index("confidence") < order.index("status")
    assert written_order(Cause) == ("root", "basis", "findings", "rationale", "by")
    assert written_order(Study) == tuple(Study.model_fields)


def test_every_field_of_every_kind_says_what_it_is() -> None:
    def undescribed(schema: dict[str, Any], name: str) -> list[str]:
        blocks = {name: schema, **schema.get("$defs", {})}
        return [
            f"{block}.{field}"
            for block, content in blocks.items()
            for field, value in content.get("properties", {}).items()
            if "description" not in value
        ]

    assert [item for kind in KINDS.values() for item in undescribed(kind.model.model_json_schema(), kind.name)] == []
