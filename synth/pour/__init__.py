"""Records and hand-written pages, rendered and poured into their frames."""

from synth.pour.navigation import NAV
from synth.pour.pour import PourReport, pour

__all__ = ["NAV", "PourReport", "pour"]
