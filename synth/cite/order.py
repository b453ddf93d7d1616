"""The order of a bibliography: the same in every locale."""

from __future__ import annotations

import re
import unicodedata

from synth.cite.people import family_name, makers
from synth.model.reference import Reference

# Letters that Unicode does not take apart, beside those that readers look for them under.
_PLAIN = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ŋ": "n"})
_SIGNS = re.compile(r"[\W_]+")


def sort_key(reference: Reference) -> tuple[str, str, str, str]:
    """By authors, then year (without one first), title and key."""
    names = " ".join(f"{family_name(name)} {name.given}" for name in makers(reference))
    title = folded(reference.fields.get("title", ""))
    return folded(names) or title, reference.fields.get("year", ""), title, reference.key


def folded(text: str) -> str:
    """The text as it is sorted: letters without their marks, `Jørgensen` beside `Jorgensen`, no signs."""
    letters = text.casefold()
    if not letters.isascii():
        apart = unicodedata.normalize("NFKD", letters.translate(_PLAIN))
        letters = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _SIGNS.sub(" ", letters).strip()
