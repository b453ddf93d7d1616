"""The forms of a comparison: text for a terminal, Markdown for a forge, JSON for programs, and back from JSON.

Needs nothing but Python's own library, so that a trusted workflow can use it without installing anything.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from synth.compare.difference import FACTS, GROUPS, SOURCES, WHATS, WORDING, Comparison, Difference
from synth.diagnostics.report import safe
from synth.diagnostics.words import counted, shorten

FORMATS = ("text", "markdown", "json")
LONGEST = 400
"""The most characters that one value can have in the JSON that is read back."""
MOST = 100_000
"""The most differences in it."""
_ID = re.compile(r"[A-Za-z0-9][\w.:+/-]*", re.ASCII)
_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+!|~&$^=-])")
# A forge would make links of these by itself, or call people.
_CALLING = re.compile(r"(?<=[@#])(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)
_SMALL = (FACTS, SOURCES, WORDING)
# From how many on they stand together.
_TOGETHER = 4
_WORD_JOINER = "\u2060"


def text_report(made: Comparison) -> Iterator[str]:
    """Lines for a terminal: a heading for each group, a line for each difference, a count."""
    yield from (safe(line) for line in _notes(made))
    for group, items in _grouped(made.differences):
        yield group
        yield from (f"  - {safe(line)}" for line in _lines(items))
        yield ""
    yield safe(_count(made))


def markdown_report(made: Comparison, most: int) -> str:
    """Markdown of at most about `most` characters in which nothing from the content acts as markup or calls anybody."""
    lines = [*map(_plain, _notes(made)), ""]
    length = sum(map(len, lines))
    left = 0
    for group, items in _grouped(made.differences):
        fitting = []
        for said in _lines(items):
            line = f"- {_plain(said)}"
            length += len(line) + 1
            if length > most:
                left += 1
            else:
                fitting.append(line)
        if fitting:
            lines += [f"#### {group}", "", *fitting, ""]
    if left:
        lines += [f"And {counted(left, 'more line')}: run `synth diff` to see all.", ""]
    return "\n".join([*lines, _plain(_count(made))]).lstrip("\n") + "\n"


def json_report(made: Comparison) -> str:
    """One object: the names of the two states, the differences in order, counts by group, files with errors."""
    groups = Counter(item.group for item in made.differences)
    report = {
        "old": made.old,
        "new": made.new,
        "differences": [
            {"what": item.what, "kind": item.kind, "id": item.id, "title": item.title, "text": item.text}
            for item in made.differences
        ],
        "counts": {group: groups[group] for group in GROUPS},
        "unread": {"old": list(made.unread_old), "new": list(made.unread_new)},
    }
    return json.dumps(report, ensure_ascii=True, indent=1)


def from_json(text: str) -> Comparison:
    """A comparison from JSON that anybody may have written. Raises ValueError for what is not of the form above."""
    try:
        report: Any = json.loads(text)
        listed = report["differences"]
        unread = report["unread"]
        if not isinstance(listed, list) or len(listed) > MOST:
            raise ValueError("'differences' is not a list that can be shown")
        return Comparison(
            _value(report["old"]),
            _value(report["new"]),
            tuple(sorted(map(_difference, listed), key=lambda item: item.order)),
            tuple(_value(path) for path in unread["old"][:MOST]),
            tuple(_value(path) for path in unread["new"][:MOST]),
        )
    except (KeyError, TypeError, RecursionError) as fault:
        raise ValueError(f"this is not a comparison: {fault}") from fault


def _difference(item: Any) -> Difference:
    made = Difference(*(_value(item[name]) for name in ("what", "kind", "id", "title", "text")))
    if made.what not in WHATS or not _ID.fullmatch(made.kind):
        raise ValueError("a difference of an unknown kind")
    return made


def _value(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("a value is not a text")
    return shorten(value, LONGEST)


def _grouped(differences: Sequence[Difference]) -> Iterator[tuple[str, list[Difference]]]:
    for group, items in groupby(differences, key=lambda item: item.group):
        yield group, list(items)


def _lines(items: Sequence[Difference]) -> Iterator[str]:
    """A sentence a difference; where many records differ in the same small way, one for them together."""
    alike: dict[tuple[str, ...], list[Difference]] = {}
    for item in items:
        alone = () if item.group in _SMALL else (item.id,)
        alike.setdefault((item.what, item.kind, item.text, *alone), []).append(item)
    for same in alike.values():
        if len(same) < _TOGETHER:
            yield from map(_said, same)
        else:
            ids = ", ".join(item.id for item in same)
            yield f"{same[0].kind.capitalize()}, {len(same)} of them ({ids}): {same[0].text}."


def _said(item: Difference) -> str:
    """The whole sentence: `Barrier 'Left alone' (left-alone): loses its only study, …`."""
    name = f"'{shorten(item.title, 90)}' ({item.id})" if item.title else item.id
    return f"{item.kind.capitalize()} {name}: {item.text}."


def _notes(made: Comparison) -> list[str]:
    """What could not be compared."""
    notes = []
    for name, paths in ((made.old, made.unread_old), (made.new, made.unread_new)):
        if paths:
            named = ", ".join(paths[:5]) + (f" and {len(paths) - 5} more" if len(paths) > 5 else "")
            notes.append(
                f"'{name}' has errors in {counted(len(paths), 'file')} ({named}): only what could be read is compared."
            )
    return notes


def _count(made: Comparison) -> str:
    between = f"between '{made.old}' and '{made.new}'"
    if not made.differences:
        return f"No differences in meaning {between}."
    groups = Counter(item.group for item in made.differences)
    parts = [f"{group.lower()}: {groups[group]}" for group in GROUPS if groups[group]]
    return f"{counted(len(made.differences), 'difference')} {between} ({', '.join(parts)})."


def _plain(text: str) -> str:
    """Text that is only text in Markdown."""
    return _CALLING.sub(_WORD_JOINER, _MARKUP.sub(r"\\\1", safe(text)))
