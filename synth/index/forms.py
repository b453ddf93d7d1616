"""The files that the forms for contributors read: what is asked, and what there is to choose from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from synth.model.kinds import KINDS
from synth.model.territories import territory_names
from synth.model.vocabulary import Vocabulary
from synth.overview.contribute.forms import form_blocks, plain, problem_block, reference_block, rules
from synth.overview.contribute.living import Living, living
from synth.overview.overview import Overview
from synth.read.encoding import UNWANTED_PATTERN

FOLDER = "contribute"
FORMS, LIVING = "forms.json", "living.json"


def write_form_data(overview: Overview, out: Path) -> None:
    """Write `out`/contribute/forms.json and living.json. Raises OSError where they cannot be written."""
    folder = out / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / FORMS, form_data(overview.graph.vocabulary))
    # Of its own, as it grows with the review: it is fetched once somebody has to choose from it.
    _write(folder / LIVING, living_data(living(overview)))


def form_data(vocabulary: Vocabulary) -> dict[str, Any]:
    """The blocks of fields by id, the rules, and the lists to choose from: terms as [id, label, definition]."""
    blocks = form_blocks() | {"reference": reference_block(), "problem": problem_block()}
    schemes = {
        field.value.item.scheme if field.value.item else field.value.scheme
        for block in blocks.values()
        for field in block.fields
    }
    return {
        "blocks": {id: plain(block) for id, block in blocks.items()},
        "rules": rules() | {"unwanted": UNWANTED_PATTERN},
        "schemes": {
            id: [[name, term.label, term.definition] for name, term in scheme.terms.items()]
            for id, scheme in vocabulary.schemes.items()
            if id in schemes
        },
        "countries": sorted(territory_names().items(), key=lambda item: (item[1], item[0])),
        "kinds": {kind.name: kind.label for kind in KINDS.values()},
    }


def living_data(found: Living) -> dict[str, Any]:
    """In columns, small once compressed; `findings` stand with the studies alone, in the order of the records."""
    records = found.records
    return {
        "records": {
            "id": [record.id for record in records],
            "kind": [record.kind for record in records],
            "title": [record.title for record in records],
        },
        "findings": {record.id: record.findings for record in records if record.kind == "study"},
        "taken": found.taken,
        "references": {"id": [key for key, _ in found.references], "title": [about for _, about in found.references]},
    }


def _write(path: Path, data: dict[str, Any]) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
