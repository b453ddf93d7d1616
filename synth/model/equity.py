"""Who took part in a study and for whom it tells what was found, by the factors of PROGRESS-Plus."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from synth.model.checklists import Item, checklists
from synth.model.fields import Id, Many, Model, Prose, Text
from synth.model.itemised import itemised


class EquityFact(Model):
    """What a source says on one factor by which chances in health differ. Left out: what was read does not say."""

    participants: Prose | None = None
    """What the source says about the people it is about, in our own words."""
    findings: Many[Id] = ()
    """This study's findings that tell what was found for groups that differ by this factor (their ids)."""
    locator: Text
    """Where it stands in the source: `abstract`, or a page or section."""


(FACTORS,) = checklists("equity")

# Its keys are known only when the lists are read.
if TYPE_CHECKING:
    Equity = Model
else:
    Equity = itemised(FACTORS, EquityFact, "Equity")


def facts(equity: Equity | None) -> Iterator[tuple[Item, EquityFact | None]]:
    """Every factor with what a study says on it; None where it says nothing."""
    for factor in FACTORS.items:
        yield factor, getattr(equity, factor.key, None)
