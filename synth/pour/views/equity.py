"""What the page on people in the evidence shows."""

from __future__ import annotations

from collections.abc import Sequence

from synth.link.graph import Record
from synth.model.equity import FACTORS, EquityFact
from synth.overview import words
from synth.overview.studies.equity import Equity
from synth.pour.site import Site
from synth.pour.views.view import View

MOST_STUDIES = 60
"""A cell that lists more studies than this is not read; the table for spreadsheets has all of them."""


def equity_view(site: Site) -> View:
    """For roles, countries and factors over all studies."""
    equity = Equity.of(site.overview)
    studies = words.count(len(equity.studies), "study", "studies")
    return {
        "equity": equity,
        "checklist": FACTORS,
        "of_all": lambda number: f"{number} of {studies}",
        "more": _more,
        "most": MOST_STUDIES,
        "addresses": _addresses,
        "files": {download.name for download in site.downloads},
    }


def _more(items: Sequence[object]) -> str:
    """How many are not listed."""
    return f" and {len(items) - MOST_STUDIES:,} more" if len(items) > MOST_STUDIES else ""


def _addresses(study: Record, fact: EquityFact) -> list[str]:
    """The findings that a study names for a factor, as `study/finding`."""
    return [f"{study.id}/{id}" for id in fact.findings]
