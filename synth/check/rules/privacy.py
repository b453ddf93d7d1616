"""Participants must not be identifiable from what is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from synth.check.rule import Breach, rule
from synth.link.graph import Graph

_DIGIT_GAP = r"[ .\u2010-\u2015/-]?"
_IDENTIFIERS = (
    ("an e-mail address", re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>().]{2,}")),
    ("an @handle", re.compile(r"(?<![\w@.])@[A-Za-z0-9_](?:[\w.]*\w)?")),
    ("a Danish CPR number", re.compile(r"(?<!\d)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d[ -]?\d{4}(?!\d)")),
    ("a 12-digit number such as a Japanese personal number", re.compile(r"(?<!\d)\d{4}[ -]?\d{4}[ -]?\d{4}(?!\d)")),
    ("a telephone number", re.compile(rf"(?<![\w.])(?:\+|00|\(?0)?\(?\d(?:{_DIGIT_GAP}\(?\d\)?){{6,14}}(?![\w])")),
)
# Full-width digits and signs are digits and signs all the same.
_NARROW = str.maketrans({0xFF01 + index: 0x21 + index for index in range(94)})


@rule("S330")
def participant_identifiable(graph: Graph) -> Iterator[Breach]:
    """No address, number or handle of a person in a quote."""
    for study in graph.of("study"):
        for finding_index, finding in enumerate(study.data.findings):
            for quote_index, quote in enumerate(finding.quotes):
                text = quote.text.translate(_NARROW)
                what = next((name for name, pattern in _IDENTIFIERS if pattern.search(text)), None)
                if what:
                    yield Breach(
                        study.place("findings", finding_index, "quotes", quote_index, "text"),
                        f"This quote holds what looks like {what}; participants must not be identifiable.",
                        "leave it out and write […] in its place",
                    )
