"""How many entries a bibliography has, counted without reading them.

This is the check on the reader: it shares nothing with it, so that an entry that one of them loses
without a word is missed by the other.
"""

from __future__ import annotations

import re

_ENTRY = re.compile(r"""^[ \t]*@[ \t]*(?!(?:string|preamble|comment)\s*[{(])[^\s"#%'(),={}@]+\s*[{(]""", re.M | re.I)


def count_entries(text: str) -> int:
    """The number of lines that begin an entry of any kind."""
    return sum(1 for _ in _ENTRY.finditer(text))
