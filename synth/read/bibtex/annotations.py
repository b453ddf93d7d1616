"""biblatex's annotations, as far as they are used here: a name or a title in its own script, a title in translation.

`author+an:original = {1="山田 太郎"; 2="佐藤 花子"}` counts the names from 1; what is said of a title as a whole has no
number: `title+an:original = {="心のリカバリー"}`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from synth.model.reference import OTHERS, Name

OF_NAMES = {"author+an:original": "author", "editor+an:original": "editor"}
"""Fields that give people's names in their own script, and the field of those names."""
OF_TITLES = frozenset(("title+an:original", "title+an:translation"))
ANNOTATIONS = OF_TITLES | OF_NAMES.keys()

_NUMBERED = re.compile(r'\s*([0-9]{1,4})\s*=\s*"([^"]*[^"\s][^"]*)"\s*(?:;|$)')
_WHOLE = re.compile(r'\s*=\s*"([^"]*[^"\s].*)"\s*', re.DOTALL)


def with_originals(names: Sequence[Name], written: str) -> tuple[Name, ...] | None:
    """The names, each with what an annotation gives for its number; None where it cannot be read or counts too far."""
    found = list(names)
    position = 0
    while position < len(written):
        item = _NUMBERED.match(written, position)
        place = int(item[1]) - 1 if item else -1
        if item is None or not 0 <= place < len(found) or found[place] == OTHERS:
            return None
        found[place] = replace(found[place], original=item[2].strip())
        position = item.end()
    return tuple(found)


def whole(written: str) -> str:
    """What an annotation says of a whole field; "" where it cannot be read."""
    found = _WHOLE.fullmatch(written)
    return found[1].strip() if found else ""
