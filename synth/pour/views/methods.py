"""What the page on methods shows beyond the words of the review."""

from __future__ import annotations

from synth.overview.confidence.agreement import Agreement
from synth.pour.site import Site
from synth.pour.views.view import View

TABLE = "double-coding.csv"
"""The download that holds every code."""
_MOST_LISTED = 25


def methods_view(site: Site) -> View:
    """For the methods page."""
    return {
        "agreements": site.overview.agreements,
        "listed": _listed,
        "codes": TABLE if any(file.name == TABLE for file in site.downloads) else "",
    }


def _listed(agreement: Agreement) -> tuple[int, int]:
    """How many of the units with different codes are listed, and how many are not."""
    shown = min(len(agreement.apart), _MOST_LISTED)
    return shown, len(agreement.apart) - shown
