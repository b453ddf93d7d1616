"""One reference as COinS: OpenURL (NISO Z39.88-2004) in empty elements of a page, where reference managers find it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlencode

from synth.cite import works
from synth.cite.people import family_name
from synth.model.reference import OTHERS, Name, Reference

_FORMAT = "info:ofi/fmt:kev:mtx:"
# Type in the words of CSL to the format of its description and the genre within it.
_GENRES = {
    "article-journal": ("journal", "article"),
    "book": ("book", "book"),
    "chapter": ("book", "bookitem"),
    "paper-conference": ("book", "proceeding"),
    "periodical": ("journal", "journal"),
    "report": ("book", "report"),
    "review": ("journal", "article"),
    "thesis": ("dissertation", "dissertation"),
}
_RANGE = re.compile(r"([\w.]+)\s*(?:--?|–)\s*([\w.]+)")


def to_coins(reference: Reference) -> str:
    """The description as it stands in the title of an empty element: keys and values of a web address, not escaped."""
    form, genre = _GENRES.get(works.csl_type(reference), ("dc", ""))
    made = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", _FORMAT + form), *_identifiers(reference)]
    described = _plain(reference) if form == "dc" else _described(reference, form, genre)
    made += [(f"rft.{name}", value) for name, value in described if value]
    return urlencode(made)


def _identifiers(reference: Reference) -> Iterator[tuple[str, str]]:
    fields = reference.fields
    for name in ("doi", "pmid"):
        if value := fields.get(name):
            yield "rft_id", f"info:{name}/{value}"
    if address := fields.get("url"):
        yield "rft_id", address


def _described(reference: Reference, form: str, genre: str) -> Iterator[tuple[str, str]]:
    fields = reference.fields
    held = form == "journal" or genre in ("bookitem", "proceeding")
    titles = {"journal": ("atitle", "jtitle"), "book": ("atitle", "btitle"), "dissertation": ("title", "title")}[form]
    yield "genre", genre if form != "dissertation" else ""
    yield titles[0 if held else 1], works.title(reference)
    if held:
        yield titles[1], works.container(reference)
    yield from _people(reference.authors)
    yield "date", _date(reference)
    yield "volume", fields.get("volume", "") if form == "journal" else ""
    yield "issue", works.first(reference, "number", "issue") if form == "journal" else ""
    yield from _pages(reference)
    yield "artnum", works.article_number(reference) if form == "journal" else ""
    yield "issn", fields.get("issn", "")
    yield "isbn", fields.get("isbn", "")
    if form != "journal":
        yield {"dissertation": "inst"}.get(form, "pub"), works.publisher(reference)
        yield "place", works.first(reference, "address", "location") if form == "book" else ""


def _plain(reference: Reference) -> Iterator[tuple[str, str]]:
    """In the terms of Dublin Core, for what is neither article, book nor thesis."""
    yield "type", works.csl_type(reference)
    yield "title", works.title(reference)
    for name in reference.authors:
        yield "creator", _whole(name)
    yield "date", _date(reference)
    yield "source", works.container(reference)
    yield "publisher", works.publisher(reference)


def _people(names: tuple[Name, ...]) -> Iterator[tuple[str, str]]:
    """The first author in parts, then all of them."""
    named = [name for name in names if name != OTHERS]
    if named and not named[0].literal:
        yield "aulast", family_name(named[0])
        yield "aufirst", named[0].given
    for name in named:
        yield "aucorp" if name.literal else "au", _whole(name)


def _whole(name: Name) -> str:
    return (
        " ".join(part for part in (name.given, family_name(name), name.suffix) if part)
        if name.family
        else (family_name(name))
    )


def _date(reference: Reference) -> str:
    found = works.dates(reference)
    return "-".join(f"{part:02}" for part in found[0]) if found else ""


def _pages(reference: Reference) -> Iterator[tuple[str, str]]:
    pages = reference.fields.get("pages", "").strip()
    if span := _RANGE.fullmatch(pages):
        yield "spage", span[1]
        yield "epage", span[2]
    else:
        yield "pages", pages
