"""Records in groups under headings, as the lists of them show them: by term, by letter, by what they address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from synth.cite import folded
from synth.link.graph import Record
from synth.overview.brief.brief import PROCESSES
from synth.pour.site import Site
from synth.pour.views.briefs import BriefLink

_Entry = TypeVar("_Entry")
LONG = 60
"""A list with more entries than this stands folded by group, a line or two an entry, and can be filtered by words."""


@dataclass(frozen=True, slots=True)
class Group(Generic[_Entry]):
    """Entries under one heading, such as a term of the vocabulary, or the record that they address."""

    id: str
    label: str
    entries: tuple[_Entry, ...]
    definition: str = ""
    record: Record | None = None
    brief: BriefLink | None = None
    facet: str = ""
    """What the page of all records calls this group in its address: `process=hope`."""


def by_title(site: Site, kind: str) -> list[Record]:
    """The records of a kind, in the order in which their groups hold them."""
    return sorted(site.graph.of(kind), key=site.overview.by_title)


def by_process(site: Site, records: Sequence[Record], prefix: str = "") -> list[Group[Record]]:
    """Records under the process that they hinder or help."""
    return by_term(site, records, PROCESSES, "process", "Process not known", prefix)


def by_maturity(site: Site, solutions: Sequence[Record]) -> list[Group[Record]]:
    """What has come furthest stands first, as the vocabulary tells stages from the first one on."""
    return by_term(site, solutions, "maturity", "maturity", "How far it has come is not known")[::-1]


def by_term(
    site: Site, records: Iterable[Record], scheme_name: str, field: str, unknown: str, prefix: str = ""
) -> list[Group[Record]]:
    """Records under each term of a scheme, in the vocabulary's order and in their own; a group may be empty."""
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(getattr(record.data, field) or "", []).append(record)
    scheme = site.graph.vocabulary.schemes.get(scheme_name)
    groups = [
        Group(
            f"{prefix}{scheme_name}__{name}",
            term.label,
            tuple(found.pop(name, ())),
            term.definition,
            facet=f"{field}={name}",
        )
        for name, term in (scheme.terms.items() if scheme else ())
    ]
    rest = tuple(record for records in found.values() for record in records)
    if rest:
        groups.append(Group(f"{prefix}{scheme_name}__", unknown, rest, facet=f"{field}=not-known"))
    return groups


def by_letter(entries: Iterable[_Entry], name: Callable[[_Entry], str]) -> list[Group[_Entry]]:
    """Entries under the letter that their names begin with, marks left out; what begins with none comes last."""
    found: dict[str, list[_Entry]] = {}
    for entry in entries:
        letter = folded(name(entry))[:1].upper()
        found.setdefault(letter if letter.isascii() and letter.isalpha() else "", []).append(entry)
    return [
        Group(f"letter__{letter.lower()}", letter or "Other", tuple(found[letter]))
        for letter in sorted(found, key=lambda letter: (not letter, letter))
    ]
