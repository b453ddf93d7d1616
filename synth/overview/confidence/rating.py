"""How sure we are of a review finding, by the method that the review chose: declared, computed, or not known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from synth.link.graph import Graph, Record
from synth.model.confidence import Level
from synth.overview import words
from synth.overview.confidence.conqual import ConQualRating, conqual_of

Method = Literal["grade-cerqual", "conqual"]
METHOD_NAMES: dict[Method, str] = {"grade-cerqual": "GRADE-CERQual", "conqual": "ConQual"}


@dataclass(frozen=True, slots=True)
class Rating:
    """The level, or None where nobody has judged it or it cannot be computed; `conqual` says what it is computed of."""

    method: Method
    level: Level | None
    provisional: bool = False
    stale: bool = False
    conqual: ConQualRating | None = None

    @property
    def states(self) -> tuple[str, ...]:
        """What has to stand beside the level: `provisional`, `out of date`, `computed`."""
        if self.level is None:
            return ()
        found = {
            "provisional": self.provisional,
            "out of date": self.stale,
            "computed": self.conqual is not None,
        }
        return tuple(state for state, holds in found.items() if holds)

    @property
    def said(self) -> str:
        """In plain text: `Low confidence, provisional`."""
        if self.level is None:
            return "Confidence cannot be computed yet" if self.conqual else "Confidence not yet assessed"
        return ", ".join([f"{words.CONFIDENCE[self.level]} confidence", *self.states])


def rating_of(graph: Graph, record: Record, *, stale: bool) -> Rating:
    """The rating of a review finding; `stale` says that what was assessed has changed since."""
    if graph.review.conqual is not None:
        found = conqual_of(graph, record)
        return Rating("conqual", found.level, conqual=found)
    assessment = record.data.confidence
    if assessment is None:
        return Rating("grade-cerqual", None)
    return Rating("grade-cerqual", assessment.overall.level, assessment.provisional, stale)
