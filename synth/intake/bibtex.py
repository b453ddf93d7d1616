"""BibTeX, read as synth reads its own bibliography, but with the keys and the habits of other programs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import fields, replace
from itertools import pairwise

from synth.diagnostics import Diagnostic, Diagnostics
from synth.intake import filling
from synth.intake.people import family_first, listed, spoken
from synth.intake.rayyan import values
from synth.intake.screening import read_rayyan_note
from synth.intake.work import Work
from synth.model.reference import Name, Reference
from synth.read.bibtex import read_bibliography
from synth.read.bibtex.annotations import ANNOTATIONS
from synth.read.bibtex.bibliography import PRIVATE_FIELDS
from synth.read.bibtex.requirements import TYPES

# One source entered twice is a matter of the import, not of the file; what an entry lacks is told by the check; fields
# that nothing reads are listed as dropped.
_NOT_HERE = frozenset(("S403", "S416", "S417", "S420", "S421", "S422", "S423", "S426", "S427", "S428", "S433"))
# What is wrong with one value: the value stays out, and the work comes in without it.
_OF_VALUES = frozenset(("S402", "S418", "S424", "S430", "S431", "S440", "S441", "S445"))
_TAKEN = frozenset(
    "archiveprefix bookauthor booksubtitle booktitle chapter date doi edition eid eprint eprintclass eprinttype "
    "eventdate eventtitle howpublished institution isbn issn issue issuetitle journal journalsubtitle journaltitle "
    "keywords langid language location maintitle number organization origdate pages pagetotal part pmcid pmid "
    "primaryclass publisher pubstate retracted retraction school series shorttitle subtitle title titleaddon "
    "translator type url urldate venue version volume volumes year".split()
) | frozenset(ANNOTATIONS)
# By other names, in other programs.
_RENAMED = {"art_number": "eid", "article-number": "eid", "articleno": "eid", "author_keywords": "keywords"}
# What they mean by it is where the publisher sits, or the authors do; and what a database calls a paper.
_NOT_OF_PAPERS = frozenset(("address", "location", "type"))
_PAPERS = frozenset(("article", "inproceedings", "conference"))
_PEOPLE = frozenset(("author", "editor"))
_MONTHS = "January February March April May June July August September October November December".split()
_PRIVATE = re.compile(r"^\s*([a-z0-9-]+)\s*=", re.IGNORECASE | re.MULTILINE)


def read(text: str, path: str, diagnostics: Diagnostics) -> list[Work]:
    """The works of a file, in its order. Entries that only lend their fields to others are none."""
    messages = Diagnostics()
    references = read_bibliography(text, path, messages, any_keys=True)
    if not references:
        diagnostics.extend(messages.items)
        return []
    lines = text.split("\n")
    starts = [reference.place.line for reference in references]
    ends = [*(after for _, after in pairwise(starts)), len(lines) + 1]
    works = [
        _work(reference, lines[reference.place.line : end]) for reference, end in zip(references, ends, strict=True)
    ]
    for item in messages.items:
        place = bisect_right(starts, item.place.line) - 1
        _report(item, works[place] if place >= 0 else None, diagnostics)
    return works


def _report(item: Diagnostic, work: Work | None, diagnostics: Diagnostics) -> None:
    """Pass on what was said of an entry, as far as it matters here."""
    if item.code in _OF_VALUES and item.severity == "error":
        # A list of names that could be taken apart after all.
        if item.code != "S430" or work is None or not work.authors:
            message = f"{item.message.removesuffix('.')}; this value is left out."
            diagnostics.add("S613", item.place, message, item.help)
    elif item.code not in _NOT_HERE:
        diagnostics.extend([item])


def _work(reference: Reference, lines: list[str]) -> Work:
    private = (found[1].lower() for line in lines if (found := _PRIVATE.match(line)))
    work = Work(
        reference.place,
        reference.type if reference.type in TYPES else "misc",
        dropped=Counter(name for name in private if name in PRIVATE_FIELDS),
    )
    _take_people(work, "author", reference.authors, reference.fields.get("author", ""))
    _take_people(work, "editor", reference.editors, reference.fields.get("editor", ""))
    if reference.type not in TYPES:
        work.dropped[f"type {reference.type}"] += 1
    if reference.key.startswith("rayyan-"):
        work.number = reference.key
    for name, value in reference.fields.items():
        if name not in _PEOPLE and name != "month":
            _take(name, value, work)
    _put_month(work, reference.fields.get("month", ""))
    if work.type in ("conference", "inproceedings") and "booktitle" not in work.fields and "journal" in work.fields:
        work.fields["booktitle"] = work.fields.pop("journal")
    return work


def _take_people(work: Work, role: str, parted: tuple[Name, ...], written: str) -> None:
    """The names as BibTeX parts them; or of a list with commas between, as some programs write it."""
    named = [family_first(_cleaned(name)) for name in parted]
    if named or "," not in written:
        filling.add_people(work, role, named, [])
    else:
        named = listed(written)
        filling.add_people(work, role, named, spoken(named, written))


def _cleaned(name: Name) -> Name:
    """The name without characters that control, hide or reorder."""
    return replace(name, **{part.name: filling.cleaned(getattr(name, part.name)) for part in fields(name)})


def _take(name: str, value: str, work: Work) -> None:
    ours = _RENAMED.get(name, name)
    if name == "note" and read_rayyan_note(value, work):
        # Who voted how, and what they wrote to each other, stays with them.
        work.dropped[name] += 1
    elif ours not in _TAKEN or (ours in _NOT_OF_PAPERS and work.type in _PAPERS):
        filling.drop(work, name, value)
    else:
        for each in values(value):
            filling.put(work, ours, each, name)


def _put_month(work: Work, month: str) -> None:
    """`DEC 5`, as the Web of Science has it, with the year; a plain month stays what it is."""
    year = work.fields.get("year", "")
    if month.isalpha() and filling.month_of(month):
        work.fields["month"] = _MONTHS[filling.month_of(month) - 1]
    elif month and year and "date" not in work.fields and filling.month_of(month.split()[0]):
        filling.put_date(work, f"{year} {month}", "month")
    elif month:
        filling.drop(work, "month", month)
