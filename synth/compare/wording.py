"""What else was written otherwise: facts about studies and records, numbers in texts, and mere wording."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from synth.compare.difference import Difference
from synth.compare.pair import Pair, told
from synth.diagnostics.words import conjoined
from synth.link.graph import Record
from synth.model.fields import Markdown
from synth.model.structure import shapes

# What the other parts of the comparison look at.
_ELSEWHERE = frozenset(
    {"status", "aliases", "replaced_by", "roots", "addresses", "confidence", "source_depth", "findings"}
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def wording_differences(pair: Pair) -> Iterator[Difference]:
    """Fields of records, findings, the review, the vocabulary and hand-written pages, named without their text."""
    for before, after in pair.kept:
        yield from _record(before, after)
    old, new = pair.old.graph, pair.new.graph
    yield from _whole("review", "review.yml", old.review, new.review)
    yield from _whole("vocabulary", "vocabulary.yml", old.vocabulary, new.vocabulary)
    for path in sorted(old.pages.keys() | new.pages.keys()):
        was, now = old.pages.get(path), new.pages.get(path)
        if was != now:
            text = "is new" if was is None else "is gone: its address breaks" if now is None else "is written otherwise"
            yield Difference("address-lost" if now is None else "wording", "page", path, "", text)


def _record(before: Record, after: Record) -> Iterator[Difference]:
    facts, wording, numbers = _fields(before.data, after.data)
    if after.kind.name == "study":
        found = _findings(before.data, after.data)
        facts, wording, numbers = facts + found[0], wording + found[1], numbers + found[2]
    if _explanations(before.data) != _explanations(after.data):
        wording.append("reasons of the rating")
    for text in numbers:
        yield told("numbers", after, text)
    if facts:
        yield told("facts", after, f"other facts: {conjoined(facts, 'and')}")
    if wording:
        yield told("wording", after, f"other words: {conjoined(wording, 'and')}")


def _fields(before: BaseModel, after: BaseModel, within: str = "") -> tuple[list[str], list[str], list[str]]:
    """The fields that differ: facts, texts, and what to say of numbers in texts."""
    facts, wording, numbers = [], [], []
    for name, shape in shapes(type(after)).items():
        if name in _ELSEWHERE and not within:
            continue
        was, now = getattr(before, name), getattr(after, name)
        if was == now or (within and name in ("id", "bears_on")):
            continue
        label = f"{within}{name.replace('_', ' ')}"
        if isinstance(shape.mark, Markdown) or name == "title":
            wording.append(label)
            # Notes are for reviewers; numbers in them are mostly years of other studies.
            if name != "notes" and (said := _numbers(label, was or "", now or "")):
                numbers.append(said)
        else:
            facts.append(label)
    return facts, wording, numbers


def _findings(before: Any, after: Any) -> tuple[list[str], list[str], list[str]]:
    """The same for the findings that a study has in both states."""
    facts: list[str] = []
    wording: list[str] = []
    numbers: list[str] = []
    old = {finding.id: finding for finding in before.findings}
    for finding in after.findings:
        if finding.id in old:
            found = _fields(old[finding.id], finding, f"{finding.id} ")
            facts, wording, numbers = facts + found[0], wording + found[1], numbers + found[2]
        else:
            facts.append(f"a new finding {finding.id}")
    return facts, wording, numbers


def _numbers(label: str, was: str, now: str) -> str:
    """That other numbers stand in a text; empty where they are the same."""
    old, new = Counter(_NUMBER.findall(was)), Counter(_NUMBER.findall(now))
    if not was or old == new:
        return ""
    parts = [("gone", old - new), ("new", new - old)]
    return f"numbers in {label}: " + "; ".join(f"{how} {', '.join(left)}" for how, left in parts if left)


def _explanations(data: Any) -> object:
    """What a rating says beside its levels."""
    confidence = getattr(data, "confidence", None)
    if confidence is None:
        return None
    held: Mapping[str, Any] = confidence.model_dump()
    return [part.get("explanation") for part in held.values() if isinstance(part, dict)]


def _whole(kind: str, file: str, before: BaseModel, after: BaseModel) -> Iterator[Difference]:
    names = [name for name in shapes(type(after)) if getattr(before, name) != getattr(after, name)]
    if names:
        text = f"is written otherwise: {conjoined([name.replace('_', ' ') for name in names], 'and')}"
        yield Difference("wording", kind, file, "", text)
