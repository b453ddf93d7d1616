"""An entry of the bibliography, author-year style; as HTML and as plain text.

Three forms: a work in a journal, a work in a book, and a work that stands alone. An entry is put together
from pieces once, so that HTML and plain text cannot say different things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from markupsafe import Markup

from synth.cite.label import year
from synth.cite.language import language_tag
from synth.cite.people import as_editors, editor_mark, in_entry, makers
from synth.model.reference import Name, Reference

DOI_UNKNOWN = "DOI not known"
_EXPECT_DOI = frozenset(("article", "conference", "incollection", "inproceedings"))
# What kind of work it is, where the source is not plain from the rest.
_KINDS = {
    "dataset": "Data set",
    "mastersthesis": "Master’s thesis",
    "patent": "Patent",
    "phdthesis": "Doctoral dissertation",
    "software": "Computer software",
    "thesis": "Thesis",
    "unpublished": "Unpublished manuscript",
    "video": "Video",
}
_THESIS_TYPES = {"phdthesis": "Doctoral dissertation", "mathesis": "Master’s thesis", "candthesis": "Candidate thesis"}
_THESES = ("mastersthesis", "phdthesis", "thesis")
_REPORTS = ("report", "techreport")
_PUBLISHERS = ("publisher", "institution", "organization", "school", "howpublished")
_RANGE = re.compile(r"(?<=\w)\s*(?:--?|–)\s*(?=\w)")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of an entry; a `title` is held by a `container`, a `work` stands alone."""

    text: str
    kind: Literal["words", "title", "work", "container", "number", "link", "unknown"] = "words"
    language: str = ""
    address: str = ""


def entry_html(reference: Reference, suffix: str = "") -> Markup:
    """The entry as HTML: all text escaped, a link to the work, and a word where its DOI is not known.

    `suffix` is the letter after the year, as `suffixes` gives it.
    """
    return Markup("").join(_html(piece) for piece in _pieces(reference, suffix))


def entry_text(reference: Reference, suffix: str = "") -> str:
    """The entry as plain text, for copying."""
    return "".join(piece.text for piece in _pieces(reference, suffix) if piece.kind != "unknown").strip()


def doi_address(doi: str) -> str:
    """The web address that a DOI stands for."""
    return f"https://doi.org/{quote(doi, safe='/:;().-_~')}"


def _html(piece: _Piece) -> Markup:
    lang = Markup(' lang="{}"').format(piece.language) if piece.language else Markup("")
    match piece.kind:
        case "title":
            return Markup('<span class="entry-title"{}>{}</span>').format(lang, piece.text)
        case "work":
            return Markup('<cite class="entry-title"{}>{}</cite>').format(lang, piece.text)
        case "container":
            return Markup('<cite class="entry-container">{}</cite>').format(piece.text)
        case "number":
            return Markup("<em>{}</em>").format(piece.text)
        case "link":
            return Markup('<a class="entry-link" href="{}">{}</a>').format(piece.address, piece.text)
        case "unknown":
            return Markup(' <span class="entry-unknown">({})</span>').format(piece.text)
        case "words":
            return Markup("{}").format(piece.text)


def _pieces(reference: Reference, suffix: str) -> Iterator[_Piece]:
    names = makers(reference)
    when = f"({year(reference, suffix)})."
    title = list(_title(reference))
    if people := in_entry(names):
        mark = f" {editor_mark(names)}" if not reference.authors and reference.editors else ""
        yield _Piece(f"{people}{mark} {when} ")
        yield from title
    else:
        yield from title
        yield _Piece(f" {when}")
    yield from _source(reference, names)
    yield from _link(reference)


# -- what it is called --


def _title(reference: Reference) -> Iterator[_Piece]:
    """The title; that of a work that stands alone is the name of the work, with its edition and kind behind it."""
    fields = reference.fields
    title = ": ".join(fields[name] for name in ("title", "subtitle") if name in fields)
    alone = not _journal(reference) and not _book(reference)
    yield _Piece(title, "work" if alone else "title", language_tag(reference))
    details = "; ".join(_details(reference)) if alone else ""
    behind = f" ({details})" if details else ""
    if kind := _kind(reference):
        behind += f" [{kind}]"
    yield _Piece(behind if not behind and title.endswith((".", "?", "!", "…")) else f"{behind}.")


def _details(reference: Reference) -> Iterator[str]:
    """Of a work that stands alone: `2nd ed.`, `Vol. 3`, `Report No. 5`."""
    fields = reference.fields
    if edition := fields.get("edition"):
        yield _edition(edition)
    if volume := fields.get("volume"):
        yield f"Vol. {volume}"
    if reference.type in _REPORTS and (number := fields.get("number")):
        yield f"{fields.get('type', 'Report')} No. {number}"
    elif version := fields.get("version"):
        yield f"Version {version}"


def _kind(reference: Reference) -> str:
    """What is told in brackets: `Doctoral dissertation, University of X`, `Data set`."""
    written = reference.fields.get("type", "")
    kind = _KINDS.get(reference.type, "")
    if reference.type not in _THESES:
        return kind
    school = reference.fields.get("institution") or reference.fields.get("school") or ""
    kind = _THESIS_TYPES.get(written.casefold(), written) or kind
    return ", ".join(part for part in (kind, school) if part)


def _edition(written: str) -> str:
    """`2` to `2nd ed.`; words stay as they are."""
    if not written.isdecimal():
        return written if re.search(r"\bed(?:\.|ition)", written, re.IGNORECASE) else f"{written} ed."
    last = int(written[-1])
    ending = {1: "st", 2: "nd", 3: "rd"}.get(last, "th") if written[-2:] not in ("11", "12", "13") else "th"
    return f"{written}{ending} ed."


# -- where it is found --


def _journal(reference: Reference) -> str:
    return reference.fields.get("journal") or reference.fields.get("journaltitle") or ""


def _book(reference: Reference) -> str:
    fields = reference.fields
    if _journal(reference):
        return ""
    return ": ".join(fields[name] for name in ("booktitle", "booksubtitle") if name in fields) or fields.get(
        "eventtitle", ""
    )


def _source(reference: Reference, names: tuple[Name, ...]) -> Iterator[_Piece]:
    if journal := _journal(reference):
        yield _Piece(" ")
        yield _Piece(journal, "container")
        yield from _in_journal(reference)
    elif book := _book(reference):
        editors = as_editors(reference.editors) if reference.authors else ""
        yield _Piece(f" In {editors}, " if editors else " In ")
        yield _Piece(book, "container")
        yield _Piece(_in_book(reference))
    if not _journal(reference) and (publisher := _publisher(reference, names)):
        yield _Piece(f" {publisher}" if publisher.endswith(".") else f" {publisher}.")


def _in_journal(reference: Reference) -> Iterator[_Piece]:
    """Behind the name of the journal: `, 43(2), 164–171`."""
    fields = reference.fields
    volume, number = fields.get("volume", ""), fields.get("number") or fields.get("issue") or ""
    if volume:
        yield _Piece(", ")
        yield _Piece(volume, "number")
    if number:
        yield _Piece(f"({number})" if volume else f", ({number})")
    place = _article_number(reference) or _pages(reference)
    yield _Piece(f", {place}." if place else ".")


def _in_book(reference: Reference) -> str:
    """Behind the title of the book: ` (2nd ed., Vol. 3, pp. 1–9)`."""
    fields = reference.fields
    pages = _pages(reference)
    parts = [
        _edition(fields["edition"]) if "edition" in fields else "",
        f"Vol. {fields['volume']}" if "volume" in fields else "",
        f"Chapter {fields['chapter']}" if "chapter" in fields and not pages else "",
        _article_number(reference),
        f"{'pp.' if re.search(r'[–,]', pages) else 'p.'} {pages}" if pages else "",
    ]
    details = ", ".join(part for part in parts if part)
    return f" ({details})." if details else "."


def _article_number(reference: Reference) -> str:
    for name in ("eid", "article-number", "articleno"):
        if number := reference.fields.get(name):
            return f"Article {number}"
    return ""


def _pages(reference: Reference) -> str:
    return _RANGE.sub("–", reference.fields.get("pages", ""))


def _publisher(reference: Reference, names: tuple[Name, ...]) -> str:
    """Who published it, unless that is already named: as the author, or with the kind of thesis."""
    named = {name.literal.casefold() for name in names}
    if reference.type in _THESES:
        return reference.fields.get("publisher", "")
    found = (reference.fields[name] for name in _PUBLISHERS if name in reference.fields)
    return next((publisher for publisher in found if publisher.casefold() not in named), "")


def _link(reference: Reference) -> Iterator[_Piece]:
    doi, url = reference.fields.get("doi", ""), reference.fields.get("url", "")
    if doi:
        yield _Piece(" ")
        yield _Piece(f"https://doi.org/{doi}", "link", address=doi_address(doi))
    elif url.casefold().startswith(("https://", "http://")):
        yield _Piece(" ")
        yield _Piece(url, "link", address=url)
    if not doi and reference.type in _EXPECT_DOI:
        yield _Piece(DOI_UNKNOWN, "unknown")
