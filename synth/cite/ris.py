"""One reference as RIS, which EndNote, Mendeley, EPPI-Reviewer and most databases read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from synth.cite import works
from synth.cite.language import language_tag
from synth.model.reference import Name, Reference

LINE_END = "\r\n"
_RANGE = re.compile(r"([\w.]+)\s*(?:--?|–)\s*([\w.]+)")
_BREAKS = re.compile(r"\s*[\r\n\t\v\f\x1c-\x1e\x85\u2028\u2029]+\s*")


def to_ris(reference: Reference) -> str:
    """The entry from `TY` to `ER` with its last line end. A value stands on one line: line ends in it become blanks."""
    lines = (f"{tag}  - {_BREAKS.sub(' ', text).strip()}" for tag, text in _lines(reference) if text.strip())
    return LINE_END.join([f"TY  - {works.ris_type(reference)}", *lines, "ER  - ", ""])


def _lines(reference: Reference) -> Iterator[tuple[str, str]]:
    fields = reference.fields
    yield "ID", reference.key
    for name in reference.authors:
        yield "AU", _name(name)
    for name in reference.editors:
        yield "ED", _name(name)
    yield "TI", works.title(reference)
    yield "T2", works.container(reference)
    yield from _dates(reference)
    yield "VL", fields.get("volume", "")
    yield "IS", works.first(reference, "number", "issue")
    yield from _pages(reference)
    yield "C7", works.article_number(reference)
    yield "ET", fields.get("edition", "")
    yield "PB", works.publisher(reference)
    yield "CY", works.first(reference, "address", "location")
    yield "SN", works.first(reference, "issn", "isbn")
    yield "M3", fields.get("type", "")
    yield "DO", fields.get("doi", "")
    yield "UR", fields.get("url", "")
    yield "AN", fields.get("pmid", "")
    yield "LA", language_tag(reference)
    yield "AB", fields.get("abstract", "")
    for word in re.split(r"[,;]", works.first(reference, "keywords", "keyword")):
        yield "KW", word
    yield "N1", fields.get("note", "")
    yield "N1", reference.state.capitalize()


def _dates(reference: Reference) -> Iterator[tuple[str, str]]:
    """`PY` is the year, or the words in its place; `DA` is year, month and day with slashes."""
    found = works.dates(reference)
    yield "PY", f"{found[0][0]:04}" if found else reference.fields.get("year", "")
    if found and len(found[0]) > 1:
        year, *rest = found[0]
        month, day = (*(f"{part:02}" for part in rest), "")[:2]
        yield "DA", f"{year:04}/{month}/{day}/"


def _pages(reference: Reference) -> Iterator[tuple[str, str]]:
    pages = reference.fields.get("pages", "")
    if span := _RANGE.fullmatch(pages.strip()):
        yield "SP", span[1]
        yield "EP", span[2]
    else:
        yield "SP", pages


def _name(name: Name) -> str:
    """Last name, first name, suffix: `van Beethoven, Ludwig, Jr.`."""
    if name.literal:
        return name.literal
    last = " ".join(part for part in (name.particle, name.family) if part)
    return ", ".join(part for part in (last, name.given, name.suffix) if part)
