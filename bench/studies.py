"""Generated studies: who was asked, how, and three to five findings that bear on other records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bench.words import Words
from synth.model.appraisal_tools import TOOLS

Data = dict[str, Any]
COUNTRIES = ("JP", "DK", "NO", "GB", "DE", "AU", "CA", "BR", "ZA", "IN")


class Places:
    """Deals out what findings bear on: every record in turn, and beside it the ones that draw most."""

    def __init__(self, words: Words, targets: Sequence[str]) -> None:
        self._words = words
        self._targets = targets
        self._turn = 0

    def draw(self) -> list[str]:
        """One to three different record ids."""
        first = self._targets[self._turn % len(self._targets)]
        self._turn += 1
        more = (self._targets[self._words.leaning(len(self._targets))] for _ in range(self._words.below(3)))
        return list(dict.fromkeys([first, *more]))


def make_study(key: str, words: Words, terms: dict[str, list[str]], places: Places, keys: Sequence[str]) -> Data:
    """One study record; `key` is its id and its main reference."""
    depth = words.pick(
        ("full-text", "full-text", "full-text", "abstract", "abstract", "abstract", "abstract", "record")
    )
    study: Data = {
        "cite": [key],
        "source_depth": depth,
        "aim": words.passage(1, cite=[words.pick(keys)]),
        "design": _design(words, terms),
        "setting": _setting(words),
        "participants": [
            {"role": role, **({"n": words.between(3, 40)} if words.chance(0.8) else {})}
            for role in words.several(terms["roles"], 1, 3)
        ],
        "findings": [
            _finding(number, depth, words, terms, places, keys) for number in range(1, words.between(3, 5) + 1)
        ],
    }
    if words.chance(0.3):
        study["involvement"] = words.passage(2)
    if words.chance(0.2):
        study["sought"] = [
            {"topic": "facilitators", "result": "none-reported", "text": words.sentence(), "locator": "abstract"}
        ]
    if depth == "full-text" and words.chance(0.1):
        study["appraisal"] = {
            "tool": "casp",
            "items": {
                item: {"answer": words.pick(("yes", "no", "cant-tell")), "note": words.sentence()}
                for item in TOOLS["casp"].items
            },
            "by": "The generator",
        }
    if words.chance(0.2):
        study["notes"] = words.passage(2)
    return study


def _design(words: Words, terms: dict[str, list[str]]) -> Data:
    year, month = words.between(1995, 2024), words.between(1, 12)
    return {
        "type": words.pick(terms["designs"]),
        "data_collection": words.several(terms["data-collection"], 1, 2),
        "analysis": words.pick(terms["analyses"]),
        "period": f"{year}-{month:02}/{year + 1}",
    }


def _setting(words: Words) -> Data:
    if words.chance(0.1):
        return {"countries": [], "countries_basis": "not-stated"}
    return {
        "countries": words.several(COUNTRIES, 1, 2),
        "countries_basis": words.pick(("reported", "affiliations")),
        "place": words.pick(("two community teams", "a research institute", "one ward", "a day centre")),
    }


def _finding(
    number: int, depth: str, words: Words, terms: dict[str, list[str]], places: Places, keys: Sequence[str]
) -> Data:
    finding: Data = {
        "id": f"f{number}",
        "role": words.pick(("finding", "finding", "finding", "finding", "background", "recommendation")),
        "text": words.passage(1, cite=[words.pick(keys)] if words.chance(0.3) else []),
        "locator": f"p. {words.between(2, 14)}" if depth == "full-text" else "abstract",
        "bears_on": [
            {"record": target, "stance": words.pick(("supports",) * 8 + ("refines", "contradicts"))}
            for target in places.draw()
        ],
    }
    if depth == "full-text":
        finding["credibility"] = words.pick(("unequivocal", "credible"))
        if words.chance(0.5):
            finding["quotes"] = [
                {
                    "text": words.sentence(),
                    "speaker": words.pick(terms["roles"]),
                    "locator": f"p. {words.between(2, 14)}",
                    "language": words.pick(("en", "da", "ja")),
                }
            ]
    return finding
