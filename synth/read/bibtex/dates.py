"""Years and dates as bibliographies write them."""

from __future__ import annotations

import re
from datetime import date

from synth.model.fields import EARLIEST_YEAR, LATEST_YEAR

# A date of one day, month or year, as ISO 8601 writes it; two of them with a slash are a span.
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
# Something yet without a year: "in press", "forthcoming", "n.d.".
_WORDS = re.compile(r"[^\W\d_][^\W\d_. ]*(?:[. ]{1,2}[^\W\d_. ]+){0,3}\.?")


def year_fault(written: str) -> str:
    """Why the text cannot be a year, in words; empty where it can."""
    if _WORDS.fullmatch(written) and len(written) <= 30:
        return ""
    if not re.fullmatch(r"[0-9]{4}", written) or not EARLIEST_YEAR <= int(written) <= LATEST_YEAR:
        return f"is not a year from {EARLIEST_YEAR} to {LATEST_YEAR}"
    return ""


def date_fault(written: str) -> str:
    """Why the text cannot be a date or a span of two, in words; empty where it can."""
    for part in written.rstrip("/").split("/", 1):
        found = _DATE.fullmatch(part)
        try:
            fits = found is not None and date(int(found[1]), int(found[2] or 1), int(found[3] or 1)).year <= LATEST_YEAR
        except ValueError:
            fits = False
        if not fits or int(part[:4]) < EARLIEST_YEAR:
            return f"is not a date from {EARLIEST_YEAR} to {LATEST_YEAR}"
    return ""


def year_of(written: str) -> str:
    """The year of a date."""
    return written[:4]
