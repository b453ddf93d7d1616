"""`synth new finding`: one more finding at the end of a study's list, everything else left as it stands."""

from __future__ import annotations

import re
from pathlib import Path

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from synth.diagnostics import Diagnostics
from synth.diagnostics.nearest import Nearest
from synth.diagnostics.words import quoted
from synth.model.kinds import KINDS
from synth.model.study import Finding
from synth.read.document import parse_document
from synth.read.files import RECORD_LIMIT, find_records, read_text
from synth.read.sources import read_sources
from synth.read.yaml_form.outline import outline
from synth.write.errors import Refused
from synth.write.ids import record_path
from synth.write.inserting import end_of, inserted
from synth.write.records import blank_finding, terms_of
from synth.write.saving import replace
from synth.write.skeleton import Terms, blank_item

_NUMBERED = re.compile(r"f([0-9]{1,6})")


def new_finding(root: Path, study: str, diagnostics: Diagnostics) -> tuple[str, str] | None:
    """Add a blank finding to a study; its file, relative to the project, and the finding's id.

    None, with messages in `diagnostics` and nothing changed, where the file cannot be read. Raises Refused where there
    is no such study, or its findings do not stand one below the other; OSError.
    """
    _require_study(root, study)
    path = record_path("study", study)
    text = read_text(root, path, RECORD_LIMIT, diagnostics)
    document = parse_document(text, path, diagnostics) if text is not None else None
    if text is None or document is None or diagnostics.has_errors:
        return None
    terms = terms_of(read_sources(root, Diagnostics()))
    made, identifier = with_finding(text, path, terms)
    again = parse_document(made, path, Diagnostics())
    findings = document.value["findings"]
    if (
        again is None
        or again.value["findings"][:-1] != findings
        or {**again.value, "findings": findings} != (document.value)
    ):
        raise Refused(f"{path} is written in a way that a finding cannot be added to: run 'synth fmt {path}' first.")
    replace(root / path, made)
    return path, identifier


def with_finding(text: str, path: str, terms: Terms) -> tuple[str, str]:
    """A study's text with a blank finding after its last one, and the finding's id. Raises Refused."""
    _, findings, found = outline(text).find(("findings",))
    if not found or not isinstance(findings, SequenceNode) or not findings.value:
        raise Refused(f"{path} has no list of findings to add to.")
    if findings.flow_style:
        raise Refused(f"the findings of {path} stand in brackets: write them one below the other, each after '- '.")
    assert findings.start_mark is not None
    identifier = _next_id(findings)
    column = findings.start_mark.column
    lines = blank_item(Finding, blank_finding(identifier), terms, column)
    return inserted(text, [(end_of(text, findings, column), lines)]), identifier


def _require_study(root: Path, study: str) -> None:
    there = [Path(file.path).stem for file in find_records(root, KINDS["study"].folder, Diagnostics())]
    if study not in there:
        hint = Nearest(there).hint(study, "write it first: synth new study")
        raise Refused(f"there is no study {quoted(study)} in content/studies: {hint}")


def _next_id(findings: SequenceNode) -> str:
    """`f4` where the highest number is 3; of findings that do not have numbers, the count goes on."""
    numbers = [
        int(found[1])
        for item in findings.value
        if isinstance(item, MappingNode)
        for key, value in item.value
        if key.value == "id" and isinstance(value, ScalarNode) and (found := _NUMBERED.fullmatch(value.value))
    ]
    return f"f{max([*numbers, 0 if numbers else len(findings.value)]) + 1}"
