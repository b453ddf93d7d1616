"""Double coding: what several people coded, how far they agreed, and codes that are no longer as they were given."""

from __future__ import annotations

from collections.abc import Iterator

from synth.compare.difference import Difference
from synth.compare.pair import Pair
from synth.diagnostics.words import conjoined, counted
from synth.link.graph import Graph
from synth.link.linker import CODING
from synth.model.double_coding import CodedUnit
from synth.model.structure import shapes
from synth.overview.confidence.agreement import Agreement, agreements

_MOST_NAMED = 5
_CODES = "units"


def coding_differences(pair: Pair) -> Iterator[Difference]:
    """The rounds of coding, each known by what was decided in it. Nothing where either state's could not be read."""
    if pair.old.coding_unread or pair.new.coding_unread:
        return
    old, new = _rounds(pair.old.graph), _rounds(pair.new.graph)
    for what in [*new, *(what for what in old if what not in new)]:
        before, after = old.get(what), new.get(what)
        if before is None and after is not None:
            yield _told("coding-added", what, f"is recorded as coded by several people: {_agreement(after)}")
        elif after is None and before is not None:
            yield _told("coding-removed", what, f"is no longer recorded (before: {_agreement(before)})")
        elif before is not None and after is not None:
            yield from _changed(pair, what, before, after)


def _rounds(graph: Graph) -> dict[str, Agreement]:
    return {found.coding.what: found for found in agreements(graph)}


def _changed(pair: Pair, what: str, before: Agreement, after: Agreement) -> Iterator[Difference]:
    was = {pair.now_at_any(unit.unit): unit for unit in before.coding.units}
    now = {unit.unit: unit for unit in after.coding.units}
    if other := [unit for unit in now if unit in was and _is_recoded(was[unit], now[unit])]:
        named = conjoined(other[:_MOST_NAMED], "and") if len(other) <= _MOST_NAMED else f"{other[0]} and more"
        units = counted(len(other), "unit")
        yield _told("codes-changed", what, f"{units} with codes other than those given at first: {named}")
    if gone := [unit for unit in was if unit not in now]:
        yield _told("codes-removed", what, f"{counted(len(gone), 'unit')} fewer: {_agreement(after)}")
    if _agreement(before) != _agreement(after):
        yield _told("agreement", what, f"{_agreement(after)} (before: {_agreement(before)})")
    names = [
        name.replace("_", " ")
        for name in shapes(type(after.coding))
        if name not in (_CODES, "what") and getattr(before.coding, name) != getattr(after.coding, name)
    ]
    if names:
        yield _told("wording", what, f"is written otherwise: {conjoined(names, 'and')}")


def _is_recoded(was: CodedUnit, now: CodedUnit) -> bool:
    """Whether a person who had given a code gave another one, or none; who codes a unit later changes nothing."""
    return any(now.codes.get(coder) != code for coder, code in was.codes.items())


def _agreement(found: Agreement) -> str:
    if not found.compared:
        return "nothing coded by two people"
    alpha = f", alpha {found.figure}" if found.figure else ""
    return f"the same code for {found.alike:,} of {counted(len(found.compared), 'unit')}{alpha}"


def _told(what: str, decided: str, text: str) -> Difference:
    return Difference(what, "coding", CODING, decided, text)
