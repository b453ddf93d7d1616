"""One difference in meaning, and the closed list of what differences there are, the most important first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

BREAKS = "Addresses that break"
WEAKER = "Evidence that is weaker"
CONFIDENCE = "How sure we are"
STRONGER = "Evidence that is stronger or new"
RECORDS = "Records"
FACTS = "Numbers and facts"
SOURCES = "Sources"
WORDING = "Wording"
GROUPS = (BREAKS, WEAKER, CONFIDENCE, STRONGER, RECORDS, FACTS, SOURCES, WORDING)


@dataclass(frozen=True, slots=True)
class What:
    """A kind of difference: the group it stands in, and what content/changes.yml calls it ("" where nothing)."""

    group: str
    change: str = ""


WHATS: Final = {
    "address-lost": What(BREAKS),
    "finding-gone": What(BREAKS, "findings"),
    "unpublished": What(BREAKS),
    "retracted": What(WEAKER, "findings"),
    "evidence-lost": What(WEAKER, "findings"),
    "one-study": What(WEAKER, "findings"),
    "one-country": What(WEAKER, "findings"),
    "contradicted": What(WEAKER, "findings"),
    "stance": What(WEAKER, "findings"),
    "finding-lost": What(WEAKER, "findings"),
    "link-cut": What(WEAKER, "links"),
    "basis-weaker": What(WEAKER, "links"),
    "link-weaker": What(WEAKER, "links"),
    "read-less": What(WEAKER, "findings"),
    "retired": What(WEAKER, "retired"),
    "codes-changed": What(WEAKER),
    "codes-removed": What(WEAKER),
    "coding-removed": What(WEAKER),
    "confidence-removed": What(CONFIDENCE, "confidence"),
    "confidence-down": What(CONFIDENCE, "confidence"),
    "confidence-up": What(CONFIDENCE, "confidence"),
    "stale": What(CONFIDENCE),
    "more-concern": What(CONFIDENCE, "confidence"),
    "less-concern": What(CONFIDENCE, "confidence"),
    "provisional": What(CONFIDENCE, "confidence"),
    "no-longer-provisional": What(CONFIDENCE, "confidence"),
    "assessed": What(CONFIDENCE, "confidence"),
    "coding-added": What(STRONGER),
    "finding-added": What(STRONGER, "findings"),
    "link-added": What(STRONGER, "links"),
    "basis-stronger": What(STRONGER, "links"),
    "link-stronger": What(STRONGER, "links"),
    "read-more": What(STRONGER, "findings"),
    "record-added": What(RECORDS, "added"),
    "renamed": What(RECORDS),
    "draft-added": What(RECORDS),
    "draft-removed": What(RECORDS),
    "numbers": What(FACTS, "wording"),
    "facts": What(FACTS, "wording"),
    "agreement": What(FACTS),
    "reference-removed": What(SOURCES),
    "reference-added": What(SOURCES),
    "reference-changed": What(SOURCES),
    "wording": What(WORDING, "wording"),
}
_RANKS = {name: rank for rank, name in enumerate(WHATS)}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that changed.

    `what` is a key of WHATS. `kind` is the kind of record, or `reference`, `review`, `vocabulary`, `coding` or `page`;
    `id` is the record's id, the citation key or the file. `title` is what the record is called, "" where that is its
    id. `text` goes on where the name ends: `loses its only study, smith-2020`, without a stop.
    """

    what: str
    kind: str
    id: str
    title: str
    text: str

    @property
    def group(self) -> str:
        """The heading under which it stands."""
        return WHATS[self.what].group

    @property
    def order(self) -> tuple[int, str, str, str]:
        """The sort key: the most important first, then by record."""
        return (_RANKS[self.what], self.kind, self.id, self.text)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences between two states, sorted, and what could not be compared.

    `old` and `new` are what the two were called; `unread_old` and `unread_new` are paths of files with errors.
    """

    old: str
    new: str
    differences: tuple[Difference, ...]
    unread_old: tuple[str, ...] = ()
    unread_new: tuple[str, ...] = ()
