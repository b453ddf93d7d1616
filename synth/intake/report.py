"""What an import did or would do, for people and for programs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from synth.diagnostics import Diagnostic
from synth.diagnostics.report import json_report, safe
from synth.diagnostics.words import conjoined, counted, shorten
from synth.intake.plan import REVIEW, Fate, Outcome, Plan, dropped_fields
from synth.intake.screening import Screening
from synth.intake.work import Code, Coding, Intake, Work
from synth.model.reference import Name
from synth.read.sources import BIBLIOGRAPHY
from synth.write.flow import Counts
from synth.write.texts import on_one_line

MOST_NAMED = 50
"""How many works of one file and one fate are named; the JSON report names all."""

_HEADS: Mapping[Fate, str] = {
    "added": f"new in {BIBLIOGRAPHY}",
    "known": "there already, and left as they are",
    "left out": "not brought in",
}
_NO_LETTER = re.compile(r"[^a-z0-9]+")


def text_lines(plan: Plan, *, dry: bool) -> Iterator[str]:
    """The report for people."""
    for file in plan.files:
        yield from _file_lines(file, list(plan.of(file)))
    yield from dict.fromkeys(file.remark for file in plan.files if file.remark and _is_used(plan, file))
    if plan.records:
        yield f"Draft records of studies {'to be written' if dry else 'written'}:"
        yield from (f"  {path}" for path in plan.records)
    if plan.screening:
        yield from _screening_lines(plan, plan.screening, dry=dry)
    if dry and plan.changes_anything:
        yield f"Nothing was written. Without --dry-run, {_written(plan)} would be."
    elif plan.changes_anything:
        yield f"{_written(plan)} written. {_next(plan)}"
    elif any(file.codings for file in plan.files) and not plan.outcomes:
        yield "Nothing is written of a table of codes: copy the round into content/double_coding.yml."
    elif any(file.codes for file in plan.files) and not plan.outcomes:
        yield "Nothing is written of a codebook: copy into content/vocabulary.yml what the review needs."
    else:
        yield "Nothing was written: there was nothing new."


def _is_used(plan: Plan, file: Intake) -> bool:
    """Whether anything of a file's works goes into the project."""
    return any(outcome.fate == "added" or outcome.record for outcome in plan.of(file))


def _next(plan: Plan) -> str:
    """What to do with what was written: a reference alone says nothing yet of what its study found."""
    key = next((outcome.key for outcome in plan.outcomes if outcome.fate == "added" and not outcome.record), "")
    study = f"'synth new study --cite {key}' begins the record of a study; " if key else ""
    return f"Next: {study}'synth check' says what is missing."


def _screening_lines(plan: Plan, screening: Screening, *, dry: bool) -> Iterator[str]:
    numbers = screening.counts.numbers
    if plan.counted:
        yield f"For the flow of studies, {'to be put' if dry else 'put'} into {REVIEW}:"
        for name in plan.counted:
            yield f"  {name}: {numbers[name]:,}"
            if name == "dbr_excluded":
                yield from (f"    {safe(reason)}: {number:,}" for reason, number in screening.counts.reasons)
    if same := [name for name in numbers if name not in plan.counted]:
        yield f"There already, and left as they are: {', '.join(same)}."
    yield from (f"  {remark}" for remark in screening.remarks)


def _written(plan: Plan) -> str:
    references = sum(outcome.fate == "added" for outcome in plan.outcomes)
    parts = [counted(references, "reference")] if references or not (plan.records or plan.counted) else []
    parts += [counted(len(plan.records), "draft record")] if plan.records else []
    parts += [counted(len(plan.counted), "count")] if plan.counted else []
    return conjoined(parts, "and")


def _file_lines(file: Intake, outcomes: Sequence[Outcome]) -> Iterator[str]:
    fates = Counter(outcome.fate for outcome in outcomes)
    held = [counted(len(file.works), "work")] if file.works or not (file.codes or file.codings) else []
    held += [counted(len(file.codes), "code")] if file.codes else []
    held += [counted(len(file.codings), "unit")] if file.codings else []
    told = ", ".join(f"{fates[fate]:,} {words}" for fate, words in _HEADS.items() if fates[fate])
    yield f"{safe(file.path)}: {file.format}, {' and '.join(held)}{': ' if told else ''}{told}."
    for fate, words in _HEADS.items():
        chosen = [outcome for outcome in outcomes if outcome.fate == fate]
        if chosen:
            yield f"  {words[0].upper()}{words[1:]}:"
            yield from (f"    {safe(_outcome_line(outcome))}" for outcome in chosen[:MOST_NAMED])
        if len(chosen) > MOST_NAMED:
            yield f"    … and {len(chosen) - MOST_NAMED:,} more; --json names them all."
    dropped = dropped_fields(outcomes) + Counter(file.dropped)
    if dropped:
        named = ", ".join(f"{name} ({number:,})" for name, number in sorted(dropped.items()))
        yield f"  Fields that have no place here, or whose value does not fit: {safe(named)}."
    yield from _unsure_lines(outcomes)
    if file.codes:
        yield from _code_lines(file.codes)
    if file.codings:
        yield from _coding_lines(file.codings)


def _unsure_lines(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The names whose family name is a guess, as they were read, of the works that come in."""
    used = [outcome for outcome in outcomes if outcome.fate == "added" or outcome.record]
    unsure = list(dict.fromkeys(name for outcome in used for name in _unsure(outcome.work)))
    if not unsure:
        return
    yield f"  The file does not say which part is the family name. Correct in {BIBLIOGRAPHY} what is read wrong here:"
    yield from (f"    {safe(name)}" for name in unsure[:MOST_NAMED])
    if len(unsure) > MOST_NAMED:
        yield f"    … and {len(unsure) - MOST_NAMED:,} more; --json names them all."


def _unsure(work: Work) -> list[str]:
    return [_parted(name) for name in work.unsure]


def _parted(name: Name) -> str:
    """`van der Berg, Bo`; `{Wu Caicong}`, as BibTeX writes a name that is not parted."""
    return f"{{{name.literal}}}" if name.literal else f"{f'{name.particle} {name.family}'.strip()}, {name.given}"


def _outcome_line(outcome: Outcome) -> str:
    name = f"{shorten(outcome.work.name, 80)} (line {outcome.work.place.line})"
    match outcome.fate:
        case "added":
            return f"{outcome.key}: {name}"
        case "known":
            offers = ", ".join(f"{field} = {{{shorten(value, 40)}}}" for field, value in outcome.offers.items())
            lacks = f" It lacks: {offers}." if offers else ""
            return f"{outcome.key}: {name}, {outcome.reason}.{lacks}"
        case _:
            return f"{name}: {outcome.reason}" + (f"; its passages go to {outcome.record}" if outcome.record else "")


def _code_lines(codes: Sequence[Code]) -> Iterator[str]:
    """The codes in the form of a scheme of the vocabulary, which a person may take over."""
    yield "  The codes, in the form of content/vocabulary.yml (schemes). Take over what the review needs:"
    yield "    codes:"
    yield "      label: Codes"
    yield "      definition: TODO"
    yield "      terms:"
    used: set[str] = set()
    for code in codes:
        base = identifier = _NO_LETTER.sub("-", code.name.casefold()).strip("-")[:60].strip("-") or "code"
        number = 1
        while identifier in used:
            number += 1
            identifier = f"{base}-{number}"
        used.add(identifier)
        above = f"  # within {' > '.join(code.within)}" if code.within else ""
        yield f"        {identifier}:{safe(above)}"
        yield f"          label: {safe(on_one_line(code.name))}"
        yield f"          definition: {safe(on_one_line(code.description or 'TODO'))}"


def _coding_lines(codings: Sequence[Coding]) -> Iterator[str]:
    """The codes in the form of a round of double coding, which a person has to complete."""
    coders = dict.fromkeys(coder for coding in codings for coder in coding.codes)
    yield "  The round, in the form of content/double_coding.yml. Take it over, and write over each TODO:"
    yield "  rounds:"
    yield "    - what: TODO"
    yield f"      coders: [{', '.join(map(_inline, coders))}]"
    yield "      apart: TODO"
    yield "      units:"
    for coding in codings:
        codes = ", ".join(f"{_inline(coder)}: {_inline(code)}" for coder, code in coding.codes.items())
        yield f"        - {{unit: {_inline(coding.unit)}, codes: {{{codes}}}}}"


def _inline(text: str) -> str:
    """The text as a value within brackets, in quotes where a program would take it for a number, or a yes or no."""
    return safe(on_one_line(text, "'", bracketed=True))


def json_lines(plan: Plan, diagnostics: Sequence[Diagnostic], *, dry: bool) -> dict[str, Any]:
    """The report for programs: that of `synth check --format json`, with every work of every file."""
    report = json_report(diagnostics, {})
    report["dry_run"] = dry
    report["files"] = [
        {
            "path": file.path,
            "format": file.format,
            "works": [_work(outcome) for outcome in plan.of(file)],
            "codings": [{"unit": coding.unit, "codes": dict(coding.codes)} for coding in file.codings],
            "codes": [{"name": code.name, "within": list(code.within)} for code in file.codes],
            "dropped": dict(sorted(file.dropped.items())),
        }
        for file in plan.files
    ]
    report["drafts"] = list(plan.records)
    counts = plan.screening.counts if plan.screening else Counts({})
    report["flow"] = {
        "counts": dict(counts.numbers),
        "reasons": [{"reason": reason, "n": number} for reason, number in counts.reasons],
        "written": [] if dry else list(plan.counted),
    }
    return report


def _work(outcome: Outcome) -> dict[str, Any]:
    return {
        "line": outcome.work.place.line,
        "title": outcome.work.fields.get("title", ""),
        "fate": outcome.fate,
        "key": outcome.key,
        "reason": outcome.reason,
        "offers": dict(outcome.offers),
        "draft": outcome.record,
        "dropped": dict(sorted(outcome.work.dropped.items())),
        "unsure_names": _unsure(outcome.work),
    }
