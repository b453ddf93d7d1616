"""Prose for generated records: the same seed gives the same text on every machine."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

_Item = TypeVar("_Item")

SUBJECTS = (
    "people who use services",
    "family members",
    "nurses on the ward",
    "peer workers",
    "professionals in the community teams",
    "people who had moved between services",
    "those who had been in hospital more than once",
    "younger participants",
)
VERBS = (
    "said that they lose hold of",
    "described how rules get in the way of",
    "did not know where to turn for",
    "waited a long time for",
    "valued",
    "found it hard to speak about",
    "had to begin again with",
    "asked for a say in",
)
OBJECTS = (
    "the plan that they had made together",
    "help with housing and work",
    "the people they trust",
    "a crisis plan that everyone knows",
    "everyday contact without an agenda",
    "decisions about medicines",
    "the way back to a place of their own",
    "talks in which nobody decides for them",
)
CIRCUMSTANCES = (
    "when a new team takes over",
    "after a stay in hospital",
    "while papers move between two offices",
    "in the first weeks at home",
    "where services count visits and little else",
    "because nobody is asked to follow through",
    "even though the law says otherwise",
    "as long as the same person answers the telephone",
)
NOUNS = (
    "safety",
    "trust",
    "housing",
    "continuity",
    "voice",
    "hope",
    "stigma",
    "waiting",
    "handover",
    "advocacy",
    "belonging",
    "control",
    "meeting",
    "sharing",
    "listening",
    "planning",
)


class Words:
    """Draws from a seed. Only `Random.random` is used: Python promises that it never changes."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed).random

    def below(self, limit: int) -> int:
        """A whole number from 0 up to, not including, `limit`."""
        return int(self._draw() * limit)

    def between(self, smallest: int, largest: int) -> int:
        """A whole number, both ends included."""
        return smallest + self.below(largest - smallest + 1)

    def chance(self, share: float) -> bool:
        return self._draw() < share

    def pick(self, items: Sequence[_Item]) -> _Item:
        return items[self.below(len(items))]

    def leaning(self, limit: int) -> int:
        """A whole number below `limit`, the small ones far more often: some records draw many links."""
        return int(self._draw() ** 2 * limit)

    def several(self, items: Sequence[_Item], smallest: int, largest: int) -> list[_Item]:
        """Different items in the order of the sequence."""
        wanted = min(self.between(smallest, largest), len(items))
        chosen: dict[int, None] = {}
        while len(chosen) < wanted:
            chosen[self.below(len(items))] = None
        return [items[place] for place in sorted(chosen)]

    def clause(self) -> str:
        """A sentence without its full stop. The numbers keep nearly all of them apart, so no cache is flattered."""
        words = f"{self.pick(SUBJECTS)} {self.pick(VERBS)} {self.pick(OBJECTS)} {self.pick(CIRCUMSTANCES)}"
        return f"{words[0].upper()}{words[1:]}, in {self.between(2, 99)} of {self.between(100, 999)} talks"

    def sentence(self) -> str:
        return self.clause() + "."

    def passage(self, sentences: int, *, cite: Sequence[str] = (), point: Sequence[str] = ()) -> str:
        """Some sentences of the small Markdown: the first ones cite the keys and point at the ids, one has emphasis."""
        parts = [self.clause() for _ in range(sentences)]
        for place, key in enumerate(cite):
            parts[place % sentences] += f" [@{key}]"
        for place, target in enumerate(point):
            parts[place % sentences] += f", as with [[{target}]]"
        parts[-1] = parts[-1].replace(" they ", " *they* ", 1)
        return ". ".join(parts) + "."
