"""The JSON Schema of each file of `content/`, for editors and other programs."""

from __future__ import annotations

from typing import Any

from synth.model.changes import Changes
from synth.model.double_coding import DoubleCoding
from synth.model.fields import Model
from synth.model.kinds import KINDS
from synth.model.review import Review
from synth.model.vocabulary import Vocabulary

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def file_models() -> dict[str, type[Model]]:
    """Name to model, for every kind of file: the kinds of record, then review, vocabulary, changes, double coding."""
    return {kind.name: kind.model for kind in KINDS.values()} | {
        "review": Review,
        "vocabulary": Vocabulary,
        "changes": Changes,
        "double_coding": DoubleCoding,
    }


def schemas() -> dict[str, dict[str, Any]]:
    """File name (`study.schema.json`) to schema."""
    return {
        f"{name}.schema.json": {"$schema": DIALECT, **model.model_json_schema(mode="validation")}
        for name, model in file_models().items()
    }
