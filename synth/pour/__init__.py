"""Records and hand-written pages, rendered and poured into their frames."""

from synth.pour.pour import NAV, PourReport, pour

__all__ = ["NAV", "PourReport", "pour"]
