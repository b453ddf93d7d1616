"""The ways to bring a brief onto paper: from all that its page tells down to the little that fits nearly always."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass

from synth.export.brief_data import BriefData
from synth.export.content import Content
from synth.overview.brief.brief import ROOM, Brief, BriefKind, Room
from synth.overview.brief.contents import Briefs

PAGES = 4
"""What a printed brief takes at most: one page in front and three behind."""


@dataclass(frozen=True, slots=True)
class Fit:
    """One way: how much a brief tells, with how many letters of summary (0: any number), and how small."""

    room: Room
    lead: int
    dense: bool

    def shortens(self, brief: Brief) -> bool:
        """Whether the summary on the front has to give way."""
        return 0 < self.lead < len(brief.record.data.summary) if brief.record else False


def _fit(told: int, others: int, sources: int, lead: int) -> Fit:
    kinds = {kind: min(told, most) for kind, most in ROOM.told.items()}
    return Fit(Room(kinds, others, sources), lead, dense=True)


FITS = (
    Fit(ROOM, lead=0, dense=False),
    _fit(told=4, others=8, sources=20, lead=1200),
    _fit(told=3, others=5, sources=16, lead=900),
    _fit(told=2, others=4, sources=12, lead=600),
    _fit(told=1, others=3, sources=8, lead=400),
)
"""The first that takes no more than `PAGES` is printed; the last is printed whatever it takes."""


class FittedBriefs:
    """Makes the data of briefs for print. Threads may share it."""

    def __init__(self, content: Content) -> None:
        self._making = [Briefs(content.overview, fit.room) for fit in FITS]
        self.whole = self._making[0]
        self._data = BriefData(content)
        # One after the other: what is worked out is shared by all briefs.
        self._gathering = threading.Lock()

    def ways(self, kind: BriefKind, id: str) -> Iterator[tuple[str, int]]:
        """The data of one (JSON) in each way, the roomiest first, with the pages that it may take (0: any number)."""
        last = len(FITS) - 1
        for place, fit in enumerate(FITS):
            with self._gathering:
                brief = self._making[place].brief(kind, id)
                short = fit.shortens(brief)
                cut = short or brief != self.whole.brief(kind, id)
                data = self._data.of(brief, short=short, dense=fit.dense, cut=cut)
            yield json.dumps(data, ensure_ascii=False), 0 if place == last else PAGES
