"""The forms in which messages are printed: text for people, JSON, GitHub annotations, SARIF."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from synth import __version__
from synth.diagnostics.codes import CODES
from synth.diagnostics.diagnostic import Diagnostic
from synth.diagnostics.words import counted

FORMATS = ("text", "json", "github", "sarif")
MOST_SHOWN = 200
MOST_ANNOTATED = 10
_EXCERPT_WIDTH = 100
_GRAVITY = ("error", "warning", "info")

# Everything a terminal could act on: controls, line and paragraph breaks, direction marks, tags, surrogates.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)


def safe(text: str) -> str:
    """The text with every character that a terminal could act on written as its code."""
    return _UNSAFE.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)


def text_report(diagnostics: Sequence[Diagnostic], summary: str, *, notes: bool = False) -> Iterator[str]:
    """Blocks of lines: the first messages (the gravest where not all are shown), then the summary.

    Notes, of which nothing is to be mended, are shown where they are asked for.
    """
    told = [item for item in diagnostics if notes or item.severity != "info"]
    shown = told
    if len(told) > MOST_SHOWN:
        first = sorted(told, key=lambda item: (_GRAVITY.index(item.severity), item.order))[:MOST_SHOWN]
        shown = sorted(first, key=lambda item: item.order)
    for item in shown:
        yield _text_block(item)
    if len(told) > MOST_SHOWN:
        yield f"The first {MOST_SHOWN} of {len(told):,} messages are shown; '--format json' lists them all.\n"
    yield summary


def _text_block(item: Diagnostic) -> str:
    place = item.place
    called = "note" if item.severity == "info" else item.severity
    lines = [f"{safe(place.path)}:{place.line}:{place.column}: {called}[{item.code}] {safe(item.message)}"]
    if place.source.strip():
        lines += _excerpt(item)
    hint = f"{safe(item.help)}  " if item.help else ""
    lines.append(f"  help: {hint}synth explain {item.code}")
    return "\n".join(lines) + "\n"


def _excerpt(item: Diagnostic) -> list[str]:
    place = item.place
    start = max(0, place.column - 1 - _EXCERPT_WIDTH // 2) if place.column > _EXCERPT_WIDTH - 20 else 0
    window = place.source[start : start + _EXCERPT_WIDTH]
    before = safe(window[: place.column - 1 - start].replace("\t", " "))
    meant = safe(window[place.column - 1 - start : place.column - 1 - start + max(1, place.length)].replace("\t", " "))
    after = safe(window[place.column - 1 - start + max(1, place.length) :].replace("\t", " "))
    number = f"{place.line:>5}"
    carets = "^" * max(1, _cells(meant))
    return [
        f"{number} | {'…' if start else ''}{before}{meant}{after}",
        f"      | {' ' * (_cells(before) + bool(start))}{carets}",
    ]


def _cells(text: str) -> int:
    """How many terminal cells the text takes: East Asian wide characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def json_report(diagnostics: Sequence[Diagnostic], records: Mapping[str, int]) -> dict[str, Any]:
    """One object with every message, the counts and the records: the stable interface for other programs."""
    return {
        "diagnostics": [
            {
                "code": item.code,
                "severity": item.severity,
                "path": item.place.path,
                "line": item.place.line,
                "column": item.place.column,
                "message": item.message,
                "help": item.help,
            }
            for item in diagnostics
        ],
        "counts": {
            "error": sum(item.severity == "error" for item in diagnostics),
            "warning": sum(item.severity == "warning" for item in diagnostics),
        },
        "records": dict(records),
    }


def github_report(diagnostics: Sequence[Diagnostic], summary: str) -> Iterator[str]:
    """Workflow commands for the most important messages, which GitHub shows as annotations; then the rest, in the log.

    GitHub shows ten annotations of a step and drops the others without a word, so no more are asked for.
    """
    names = {"error": "error", "warning": "warning", "info": "notice"}
    ranked = sorted(diagnostics, key=lambda item: (tuple(names).index(item.severity), item.order))
    for item in ranked[:MOST_ANNOTATED]:
        place = item.place
        properties = ",".join(
            f"{name}={_github_property(str(value))}"
            for name, value in (
                ("file", place.path),
                ("line", place.line),
                ("col", place.column),
                ("title", f"{item.code} {CODES[item.code].title}"),
            )
        )
        message = f"{item.message} Help: {item.help}" if item.help else item.message
        yield f"::{names[item.severity]} {properties}::{_github_data(message)}"
    for item in ranked[MOST_ANNOTATED:]:
        where = f"{safe(item.place.path)}:{item.place.line}:{item.place.column}"
        yield f"{where}: {item.severity}[{item.code}] {safe(item.message)}"
    if len(ranked) > MOST_ANNOTATED:
        yield f"The {MOST_ANNOTATED} most important of {len(ranked):,} messages are annotated; the others stand above."
    yield safe(summary)


def _github_data(text: str) -> str:
    return safe(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return _github_data(text).replace(":", "%3A").replace(",", "%2C")


def sarif_report(diagnostics: Sequence[Diagnostic]) -> dict[str, Any]:
    """A SARIF 2.1.0 log, for code-scanning views."""
    levels = {"error": "error", "warning": "warning", "info": "note"}
    used = sorted({item.code for item in diagnostics})
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "synth",
                        "version": __version__,
                        "rules": [
                            {
                                "id": code,
                                "shortDescription": {"text": CODES[code].title},
                                "fullDescription": {"text": CODES[code].explanation},
                                "defaultConfiguration": {"level": levels[CODES[code].severity]},
                            }
                            for code in used
                        ],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_sarif_result(item, levels[item.severity]) for item in diagnostics],
            }
        ],
    }


def _sarif_result(item: Diagnostic, level: str) -> dict[str, Any]:
    place = item.place
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.column + max(1, place.length)}
    return {
        "ruleId": item.code,
        "level": level,
        "message": {"text": f"{item.message} Help: {item.help}" if item.help else item.message},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": _uri(place.path)}, "region": region}},
        ],
    }


def _uri(path: str) -> str:
    from urllib.parse import quote

    return quote(path, errors="surrogatepass")


def dumped(report: Mapping[str, Any]) -> str:
    """A report as JSON text; lone surrogates and controls are escaped."""
    return json.dumps(report, ensure_ascii=True, indent=1)


def summary_line(records: Mapping[str, int], diagnostics: Sequence[Diagnostic]) -> str:
    """What was read and how it stands: `2 studies, 5 barriers: no errors, no warnings`."""
    plural = {"study": "studies"}
    held = ", ".join(counted(number, name, plural.get(name)) for name, number in records.items())
    errors = sum(item.severity == "error" for item in diagnostics)
    warnings = sum(item.severity == "warning" for item in diagnostics)
    notes = sum(item.severity == "info" for item in diagnostics)
    told = [
        counted(errors, "error") if errors else "no errors",
        counted(warnings, "warning") if warnings else "no warnings",
    ]
    if notes:
        told.append(counted(notes, "note"))
    return f"{held}: {', '.join(told)}."
