"""What a prose field cites, points at, and holds that is not allowed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it.token import Token

from synth.prose.brackets import pieces
from synth.prose.marks import Cite, Fault, Pointer, hidden_code
from synth.prose.parser import parser

LONGEST = 50_000
"""How many characters one prose field can have; a longer one is not parsed."""

MOST_FAULTS = 50
"""How many faults of one prose field are told."""

_MAY_MATTER = re.compile(r"\[@|\[\[|\]\(")


@dataclass(frozen=True, slots=True)
class Prose:
    """What stands in a prose field, in the order of the text."""

    clusters: tuple[tuple[Cite, ...], ...] = ()
    """What is cited, one pair of brackets after the other."""
    pointers: tuple[Pointer, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def citations(self) -> tuple[Cite, ...]:
        """All that is cited."""
        return tuple(cite for cluster in self.clusters for cite in cluster)


_NOTHING = Prose()


def read_prose(text: str) -> Prose:
    """The citations, pointers and faults of a prose field."""
    if len(text) > LONGEST:
        message = f"This text has {len(text):,} characters; at most {LONGEST:,} are read."
        return Prose(faults=(Fault("S504", text[:60], message, "shorten it, or split the record"),))
    if not _MAY_MATTER.search(text):
        return _NOTHING
    if (simple := pieces(text)) is not None:
        return Prose(
            tuple(piece for piece in simple if isinstance(piece, tuple)),
            tuple(piece for piece in simple if isinstance(piece, Pointer)),
        )
    return parsed_prose(text)


def parsed_prose(text: str) -> Prose:
    """The same by way of the parser, which takes every text."""
    environment: dict[str, list[Fault]] = {"faults": []}
    clusters: list[tuple[Cite, ...]] = []
    pointers: list[Pointer] = []
    for token in parser().parse(text, environment):
        for child in token.children or ():
            _gather(child, clusters, pointers)
    faults = [*environment["faults"], *hidden_code(text)]
    return Prose(tuple(clusters), tuple(pointers), tuple(_each_once(faults)))


def _gather(token: Token, clusters: list[tuple[Cite, ...]], pointers: list[Pointer]) -> None:
    if token.type == "cite":
        clusters.append(token.meta["citations"])
    elif token.type == "point":
        pointers.append(token.meta["pointer"])


def _each_once(faults: list[Fault]) -> list[Fault]:
    """The first faults, without those that stand within one already told."""
    kept: list[Fault] = []
    for fault in dict.fromkeys(faults):
        if len(kept) < MOST_FAULTS and not any(fault.written in other.written for other in kept):
            kept.append(fault)
    return kept
