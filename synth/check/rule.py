"""A rule: a small function over the evidence graph that yields what breaks it, one code each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from synth.diagnostics import Place
from synth.link.graph import Graph


class Breach(NamedTuple):
    """One place where a rule is broken."""

    place: Place
    message: str
    help: str = ""


Body = Callable[[Graph], Iterator[Breach]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its code. `needs_whole`: it would mislead while some records could not be read."""

    code: str
    body: Body
    needs_whole: bool


RULES: dict[str, Rule] = {}


def rule(code: str, *, needs_whole: bool = False) -> Callable[[Body], Body]:
    """Enter a function in the list of rules under its code (ValueError where the code is unknown or taken)."""
    if code in RULES:
        raise ValueError(f"{code} is not a free code")

    def enter(body: Body) -> Body:
        RULES[code] = Rule(code, body, needs_whole)
        return body

    return enter
