"""Schemas that know the project: ids, keys and terms with their words, and nothing that is not there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from synth.diagnostics import Diagnostics
from synth.model.schema import schemas
from synth.read.sources import read_sources
from synth.write.living import FOLDER, living_schemas, write_living_schemas
from tests.projects import PROJECTS, edit, minimal


def living(root: Path) -> dict[str, dict[str, Any]]:
    return living_schemas(read_sources(root, Diagnostics()))


def choice(schema: dict[str, Any], name: str) -> dict[str, str]:
    definition = schema["$defs"][name]
    assert definition["enumDescriptions"] == definition["markdownEnumDescriptions"]
    return dict(zip(definition["enum"], definition["enumDescriptions"], strict=True))


def test_there_is_one_for_each_kind_of_file(tmp_path: Path) -> None:
    assert living(minimal(tmp_path)).keys() == schemas().keys()


def test_ids_keys_findings_and_terms_carry_their_words(tmp_path: Path) -> None:
    made = living(minimal(tmp_path))
    barrier, study = made["barrier.schema.json"], made["study.schema.json"]
    assert choice(barrier, "id-root") == {"no-plan": "Root: Nobody planned with passengers"}
    assert choice(barrier, "finding")["smith-2020/f1"].startswith("People waited long")
    assert choice(barrier, "term-levels") == {"town": "Town: In the town.", "street": "Street: In the street."}
    assert choice(study, "citation") == {"smith-2020": "Smith & Jones 2020: Waiting for a bus that does not come"}
    assert choice(study, "id")["left-waiting"] == "Barrier: Left waiting"
    assert choice(study, "id-study") == {"smith-2020": "Study: Waiting for a bus that does not come"}
    assert set(choice(made["solution.schema.json"], "id-root-barrier")) == {"left-waiting", "no-plan"}


def test_retired_records_are_offered_only_where_they_may_stand(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    edit(root, "content/roots/no-plan.yml", "status: reviewed", "status: retired\nreplaced_by: left-waiting")
    made = living(root)
    assert "no-plan" not in choice(made["study.schema.json"], "id")
    assert "no-plan" in choice(made["barrier.schema.json"], "id-retired")


def test_a_record_that_does_not_fit_yet_is_known_by_its_id(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    (root / "content/roots/half.yml").write_text("title: Half written\n", "utf-8")
    assert choice(living(root)["barrier.schema.json"], "id-root")["half"] == "Root: Half written"


def test_where_nothing_is_known_yet_everything_may_stand(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    (root / "references.bib").write_text("", "utf-8")
    (root / "content/vocabulary.yml").write_text("schemes: [", "utf-8")
    study = living(root)["study.schema.json"]
    assert study["properties"]["cite"]["items"]["type"] == ["string", "number", "boolean"]
    assert "citation" not in study["$defs"]


@pytest.mark.parametrize("name", ["minimal", "rich", "conqual"])
def test_the_records_of_a_good_project_are_valid_as_an_editor_reads_them(name: str) -> None:
    root = PROJECTS / name
    made = living(root)
    for kind in ("study", "barrier", "root", "solution", "facilitator"):
        validator = jsonschema.Draft202012Validator(made[f"{kind}.schema.json"])
        for path in sorted((root / "content").glob(f"{'studies' if kind == 'study' else kind + 's'}/*.yml")):
            # An editor takes numbers for numbers; dates are text to it, as they are here.
            values = yaml.load(path.read_text("utf-8"), _AsEditors)
            assert [error.message for error in validator.iter_errors(values)] == [], path


def test_a_dangling_id_is_not_valid(tmp_path: Path) -> None:
    schema = living(minimal(tmp_path))["barrier.schema.json"]
    values = {"roots": [{"root": "no-plam", "basis": "inferred"}]}
    errors = [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(values)]
    assert any("'no-plam' is not one of ['no-plan']" in message for message in errors)


def test_only_what_has_changed_is_written(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    sources = read_sources(root, Diagnostics())
    write_living_schemas(root, sources)
    files = {path: path.stat().st_mtime_ns for path in (root / FOLDER).iterdir()}
    assert {path.name for path in files} == schemas().keys()
    write_living_schemas(root, sources)
    assert {path: path.stat().st_mtime_ns for path in (root / FOLDER).iterdir()} == files
    (root / "content/roots/new.yml").write_text("title: New\n", "utf-8")
    write_living_schemas(root, read_sources(root, Diagnostics()))
    assert "new" in json.loads((root / FOLDER / "barrier.schema.json").read_text("utf-8"))["$defs"]["id-root"]["enum"]


class _AsEditors(yaml.SafeLoader):
    """Reads numbers, true and false; no dates, no yes and no."""


_AsEditors.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if tag.endswith(("int", "float", "null"))]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_AsEditors.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), ["t", "f"])
