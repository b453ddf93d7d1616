"""Keys for new entries of the bibliography: the first author's family name and the year, with a letter where taken."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from synth.cite.label import NO_DATE
from synth.cite.people import family_name, makers
from synth.model.reference import OTHERS, Reference
from synth.read.bibtex.identifiers import key_fault
from synth.write.ids import id_from_title

_LONGEST = 40
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Keys:
    """Gives out keys, each once; `taken` are those that are in use."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = {key.casefold() for key in taken}
        self._next: dict[str, int] = {}

    def make(self, reference: Reference) -> str:
        """`nakanishi-2021`, then `nakanishi-2021b`, `nakanishi-2021c` for other works of that name and year."""
        base = _base(reference)
        for number in count(self._next.get(base, 0)):
            key = base + (f"-{_letters(number)}" if number and not base[-1].isdigit() else _letters(number))
            if key not in self._taken and not key_fault(key):
                break
        self._next[base] = number + 1
        self._taken.add(key)
        return key


def _base(reference: Reference) -> str:
    year = id_from_title(reference.fields.get("year") or NO_DATE.replace(".", ""))
    names = [name for name in makers(reference) if name != OTHERS]
    # A name in letters other than Latin ones leaves nothing that a key can have.
    found = id_from_title(family_name(names[0])) if names else ""
    title = " ".join(reference.fields.get("title", "").split()[:3])
    return f"{(found or id_from_title(title) or 'source')[:_LONGEST].strip('-')}-{year or 'nd'}"


def _letters(number: int) -> str:
    """Nothing for 0, then `b`, `c`, …, `z`, `aa`."""
    written = ""
    number += 1
    while number > 1 or written:
        number, rest = divmod(number - 1, len(_LETTERS))
        written = _LETTERS[rest] + written
        if not number:
            break
    return written
