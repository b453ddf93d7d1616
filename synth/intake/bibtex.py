"""BibTeX, read as synth reads its own bibliography."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from synth.diagnostics import Diagnostics
from synth.intake import filling
from synth.intake.work import Work
from synth.model.reference import Reference
from synth.read.bibtex import read_bibliography
from synth.read.bibtex.bibliography import PRIVATE_FIELDS

# One source entered twice is a matter of the import, not of the file; what an entry lacks is told by the check.
_NOT_HERE = frozenset(("S403", "S420", "S421", "S422", "S423", "S426", "S427", "S428"))
_DROPPED = ("abstract", "file", "annote", "annotation", "crossref", "xdata", "xref")
_NAMED = frozenset(("author", "editor"))
_PRIVATE = re.compile(r"^\s*([a-z0-9-]+)\s*=", re.IGNORECASE | re.MULTILINE)


def read(text: str, path: str, diagnostics: Diagnostics) -> list[Work]:
    """The works of a file, in its order. Entries that only lend their fields to others are none."""
    messages = Diagnostics()
    references = read_bibliography(text, path, messages)
    diagnostics.extend(item for item in messages.items if item.code not in _NOT_HERE)
    lines = text.split("\n")
    ends = [after.place.line for _, after in pairwise(references)] + [len(lines) + 1]
    return [
        _work(reference, lines[reference.place.line : end]) for reference, end in zip(references, ends, strict=True)
    ]


def _work(reference: Reference, lines: list[str]) -> Work:
    private = (found[1].lower() for line in lines if (found := _PRIVATE.match(line)))
    work = Work(
        reference.place,
        reference.type,
        authors=list(reference.authors),
        editors=list(reference.editors),
        dropped=Counter(name for name in private if name in PRIVATE_FIELDS),
    )
    for name, value in reference.fields.items():
        if name in _DROPPED:
            filling.drop(work, name, value)
        elif name not in _NAMED:
            work.fields[name] = value
    return work
