"""The countries of ISO 3166-1, with Kosovo's user-assigned code, from CLDR by way of Babel."""

from __future__ import annotations

from functools import cache

from babel import Locale

# Two-letter entries of CLDR that are groupings, tests or parts of a listed territory.
_NOT_COUNTRIES = frozenset("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split())


@cache
def territory_names(language: str = "en") -> dict[str, str]:
    """Code to name in the given language, sorted by code."""
    names = Locale(language).territories
    return {
        code: names[code] for code in sorted(names) if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES
    }


TERRITORIES = frozenset(territory_names())
