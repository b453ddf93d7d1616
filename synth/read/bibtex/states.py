"""How far a work is published: the words of `pubstate`."""

from __future__ import annotations

import re

# biblatex's own (inpreparation to prepublished), then what readers must be told.
STATES = ("inpreparation", "submitted", "forthcoming", "inpress", "prepublished", "preprint", "retracted")
_BETWEEN = re.compile(r"[\s_-]+")


def state_of(written: str) -> str:
    """The word that is meant, such as `inpress` for `In press`; "" where it is none of them."""
    word = _BETWEEN.sub("", written).casefold()
    return word if word in STATES else ""
