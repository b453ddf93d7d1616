"""Draft records of studies: passages that were marked elsewhere, as findings that a person has to complete."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from synth.diagnostics import Diagnostics
from synth.intake.work import Passage, Work
from synth.model.study import Study
from synth.write.formatting import formatted
from synth.write.records import modeline
from synth.write.skeleton import PLACEHOLDER
from synth.write.texts import on_one_line

_EXPLANATION = (
    f"# A draft, brought in with 'synth import'. Write over each {PLACEHOLDER}: 'synth check' lists them.",
    "# Each finding gathers what was marked with one code. What the study says is yours to write, in one sentence;",
    "# where several findings stand behind a code, make several of it. Say in source_depth what you read.",
)


def draft(work: Work, path: str, key: str, origin: str) -> str:
    """The text of a study's record. `key` may be empty: then the file does not say which work it is.

    `origin` says where the passages come from, in words.
    """
    lines = [modeline("study"), *_EXPLANATION, f"# From {_comment(origin)}."]
    if not key:
        lines.append(f"# {_comment(work.name)}: add the work to references.bib, and put its key below.")
    if work.codes:
        lines.append(f"# Codes without a passage: {_comment('; '.join(dict.fromkeys(work.codes)))}.")
    lines += [
        "",
        f"cite: [{key or PLACEHOLDER}]",
        *(f"{name}: {PLACEHOLDER}" for name in ("source_depth", "aim")),
        f"design: {{type: {PLACEHOLDER}}}",
        f"setting: {{countries: [{PLACEHOLDER}], countries_basis: {PLACEHOLDER}}}",
        "findings:",
    ]
    for number, (code, passages) in enumerate(_by_code(work.passages), 1):
        lines += _finding(f"f{number}", code, passages)
    text = "\n".join([*lines, "status: draft"]) + "\n"
    return formatted(text, path, Study, Diagnostics()) or text


def _by_code(passages: Sequence[Passage]) -> Iterator[tuple[str, list[Passage]]]:
    groups: dict[str, list[Passage]] = {}
    for passage in passages:
        groups.setdefault(passage.code, []).append(passage)
    yield from groups.items()


def _finding(identifier: str, code: str, passages: Sequence[Passage]) -> Iterator[str]:
    yield f"  # Code: {_comment(code)}"
    yield from (f"  # Note: {_comment(passage.note)}" for passage in passages if passage.note)
    yield f"  - id: {identifier}"
    yield from (f"    {name}: {PLACEHOLDER}" for name in ("role", "text"))
    places = list(dict.fromkeys(passage.locator for passage in passages if passage.locator))
    yield f"    locator: {on_one_line(places[0]) if len(places) == 1 else PLACEHOLDER}"
    quoted = [passage for passage in passages if passage.text]
    if quoted:
        yield "    quotes:"
    for passage in quoted:
        yield f"      - text: {on_one_line(passage.text)}"
        yield f"        speaker: {PLACEHOLDER}"
        yield f"        locator: {on_one_line(passage.locator) if passage.locator else PLACEHOLDER}"


def _comment(text: str) -> str:
    return " ".join(text.split())
