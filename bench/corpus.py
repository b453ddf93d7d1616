"""A generated review of any size: records, references, vocabulary, all linked; the same size, the same review.

Of 100 records 40 are studies with three to five findings each, 25 barriers, 20 roots and 15 solutions; each
study has one reference. Every finding bears on one to three records and every record has a finding. Some
records draw far more links than others, as in a real review: the most sought of 6,000 has about 200 findings.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from bench.bibliography import Entry, make_entry
from bench.studies import Places, make_study
from bench.words import NOUNS, Words
from synth.link.fingerprint import digest
from synth.model.confidence import Confidence

SHARES = {"studies": 40, "barriers": 25, "roots": 20, "solutions": 15}
BASE = Path(__file__).parent / "base"
# Roots of one block cause each other in a row, so chains of causes are at most this long.
CHAIN = 8
LACKS = ("lost", "put off", "not asked for", "out of reach")
ACTORS = ("services", "municipalities", "law makers", "peer organisations")
WEIGHED = ("equity", "feasibility", "harms")

Data = dict[str, Any]


@dataclass(frozen=True)
class Corpus:
    """A review's content as plain data: folder to id to record."""

    records: dict[str, dict[str, Data]]
    references: list[Entry]
    vocabulary: Data
    review: Data


@dataclass
class _Making:
    """What the steps share while the corpus grows."""

    words: Words
    vocabulary: dict[str, list[str]]
    ids: dict[str, list[str]]
    keys: list[str]
    bearing: dict[str, list[tuple[str, str, str, str]]] = field(default_factory=lambda: defaultdict(list))
    """Record id to (finding address, stance, role, the study's key)."""


def make_corpus(size: int, seed: int = 1) -> Corpus:
    """A review with `size` records (ValueError below 20) and a reference for each study."""
    if size < 20:
        raise ValueError("a generated review has at least 20 records")
    vocabulary = yaml.load((BASE / "vocabulary.yml").read_text("utf-8"), yaml.CBaseLoader)
    review = yaml.load((BASE / "review.yml").read_text("utf-8"), yaml.CBaseLoader)
    words = Words(seed)
    counts = {folder: size * share // 100 for folder, share in SHARES.items()}
    counts["studies"] += size - sum(counts.values())
    entries = [make_entry(number, words) for number in range(counts["studies"])]
    ids = {folder: _ids(folder, count, words) for folder, count in counts.items() if folder != "studies"}
    ids["studies"] = [entry.key for entry in entries]
    making = _Making(
        words,
        {name: list(scheme["terms"]) for name, scheme in vocabulary["schemes"].items()},
        ids,
        [entry.key for entry in entries],
    )
    records = {
        "studies": _studies(making),
        "barriers": {identifier: _barrier(making, place) for place, identifier in enumerate(ids["barriers"])},
        "roots": {identifier: _root(making, place) for place, identifier in enumerate(ids["roots"])},
        "solutions": {identifier: _solution(making, identifier) for identifier in ids["solutions"]},
    }
    review["key_messages"] = [{"text": words.sentence(), "record": identifier} for identifier in ids["barriers"][:3]]
    return Corpus(records, entries, vocabulary, review)


def _ids(folder: str, count: int, words: Words) -> list[str]:
    # The number keeps ids apart; the folder's letter keeps the kinds apart.
    return [f"{words.pick(NOUNS)}-and-{words.pick(NOUNS)}-{folder[0]}{number}" for number in range(count)]


def _studies(making: _Making) -> dict[str, Data]:
    words = making.words
    targets = [identifier for folder in ("barriers", "roots", "solutions") for identifier in making.ids[folder]]
    places = Places(words, targets)
    studies = {}
    for key in making.ids["studies"]:
        study = make_study(key, words, making.vocabulary, places, making.keys)
        studies[key] = study
        for finding in study["findings"]:
            for bearing in finding["bears_on"]:
                making.bearing[bearing["record"]].append(
                    (f"{key}/{finding['id']}", bearing["stance"], finding["role"], key)
                )
    return studies


def _common(making: _Making, identifier: str, folder: str) -> Data:
    words = making.words
    nouns = words.several(NOUNS, 2, 2)
    data: Data = {
        "title": f"{nouns[0].capitalize()} and {nouns[1]} {words.pick(LACKS)}",
        "statement": words.passage(1, cite=words.several(making.keys, 1, 2)),
        "summary": words.passage(
            words.between(3, 5),
            cite=words.several(making.keys, 1, 3),
            point=[words.pick(making.ids[words.pick(("barriers", "roots", "solutions"))])],
        ),
        "level": words.pick(making.vocabulary["levels"]),
        "frameworks": [
            {
                "scheme": "chime",
                "term": words.pick(making.vocabulary["chime"]),
                "match": words.pick(("close", "related")),
            }
        ],
        "status": "reviewed",
        "tags": words.several(NOUNS, 1, 3),
    }
    if words.chance(0.02):
        data["aliases"] = [f"{identifier}-once"]
    if words.chance(0.3):
        data["confidence"] = _confidence(making, identifier)
    if words.chance(0.2):
        data["unknown"] = words.passage(2)
    return data


def _confidence(making: _Making, identifier: str) -> Data:
    words = making.words
    bearing = making.bearing[identifier]
    against = list(dict.fromkeys(key for _, stance, _, key in bearing if stance == "contradicts"))
    no_result = all(role != "finding" for _, _, role, _ in bearing)
    coherence = (
        {"level": "moderate", "explanation": words.passage(max(1, len(against)), cite=against)}
        if against
        else {"level": "none"}
    )
    weighed: Data = {
        "methodological_limitations": {"level": "minor", "explanation": words.passage(2, cite=[bearing[0][3]])},
        "coherence": coherence,
        "adequacy": {"level": "serious" if len(bearing) < 3 else "minor", "explanation": words.sentence()},
        "relevance": {"level": "none"},
        "overall": {
            "level": words.pick(("low", "very-low") if no_result else ("moderate", "low")),
            "explanation": words.passage(2),
        },
        "assessed_by": ["The generator"],
    }
    day = date(2026, 1, 31)
    confidence = Confidence.model_validate(weighed | {"assessed_on": day.isoformat()})
    weighed["overall"]["fingerprint"] = digest(confidence, [(address, stance) for address, stance, *_ in bearing])
    return weighed | {"assessed_on": day, "provisional": True}


def _barrier(making: _Making, place: int) -> Data:
    words, roots = making.words, making.ids["roots"]
    identifier = making.ids["barriers"][place]
    data = _common(making, identifier, "barriers")
    data["process"] = words.pick(making.vocabulary["processes"])
    if place >= len(roots) and words.chance(0.5):
        data["roots_unknown"] = words.sentence()
        return data
    # Every root has a barrier that names it.
    chosen = dict.fromkeys(
        [roots[place % len(roots)], *(roots[words.leaning(len(roots))] for _ in range(words.below(3)))]
    )
    data["roots"] = [{"root": root, **_basis(making, identifier, root)} for root in chosen]
    return data


def _root(making: _Making, place: int) -> Data:
    words, roots = making.words, making.ids["roots"]
    data = _common(making, roots[place], "roots")
    data["domain"] = words.pick(making.vocabulary["domains"])
    if place % CHAIN:
        deeper = roots[place - 1]
        data["roots"] = [{"root": deeper, **_basis(making, roots[place], deeper)}]
    return data


def _solution(making: _Making, identifier: str) -> Data:
    words = making.words
    data = _common(making, identifier, "solutions")
    targets = dict.fromkeys(
        making.ids[folder][words.leaning(len(making.ids[folder]))]
        for folder in ("roots", "barriers", "roots")[: words.between(1, 3)]
    )
    data["addresses"] = [{"record": target, **_basis(making, identifier, target)} for target in targets]
    data["maturity"] = words.pick(making.vocabulary["maturity"])
    data["who_can_act"] = words.several(ACTORS, 1, 2)
    if words.chance(0.3):
        data["components"] = [
            {
                "title": f"{noun.capitalize()} first",
                "text": words.passage(2),
                "findings": [making.bearing[identifier][0][0]],
            }
            for noun in words.several(NOUNS, 2, 4)
        ]
    data["considerations"] = {name: words.sentence() for name in words.several(WEIGHED, 1, 3)}
    return data


def _basis(making: _Making, source: str, target: str) -> Data:
    words = making.words
    if words.chance(0.4):
        candidates = [address for address, *_ in making.bearing[source][:3] + making.bearing[target][:3]]
        return {"basis": "reported", "findings": list(dict.fromkeys(words.several(candidates, 1, 2)))}
    return {
        "basis": "inferred",
        "rationale": words.passage(2, cite=[words.pick(making.keys)]),
        "by": "The generator",
    }
