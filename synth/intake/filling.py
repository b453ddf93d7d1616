"""Values on their way into a work: cleaned, checked as the bibliography checks them, or counted as dropped."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from synth.intake.people import people, spoken
from synth.intake.work import Work
from synth.model.fields import is_blank
from synth.model.reference import Name
from synth.read.bibtex import dates, identifiers
from synth.read.encoding import is_clean, unwanted

PARTS = frozenset(("incollection", "inbook", "inproceedings", "inreference"))
"""Types of works that stand in a book."""

_HIDES = "S004"
_LONGEST_NUMBER = 60
"""Characters of a volume or an issue: `55(Suppl 1: 30th Annual Meeting)` is one, a paragraph is not."""
_YEAR = re.compile(r"(?<![0-9])(1[5-9][0-9]{2}|20[0-9]{2})(?![0-9])")
_DATE = re.compile(r"([0-9]{4})(?:[/ .-]+([0-9]{1,2}|[A-Za-z]{3,9})(?:[/ .-]+([0-9]{1,2}))?)?(?:[/ .-].*)?")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NO_PAGES = re.compile(r"no[ -](?:pagination )?specified", re.IGNORECASE)
_SPAN = re.compile(r"(?<=[\w.])\s*(?:-+|–|—)\s*(?=[\w.])")
_DOI_WITHIN = re.compile(r"(?:doi:\s*|doi\.org/)(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)
_ISSN = re.compile(r"(?<![0-9-])([0-9]{4})-?([0-9]{3}[0-9Xx])(?![0-9-])")
_ISBN = re.compile(r"(?<![0-9-])(?:97[89][ -]?)?[0-9](?:[ -]?[0-9]){8}[ -]?[0-9Xx](?![0-9-])")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_MARKUP = re.compile(r"</?(?:i|b|u|em|strong|sub|sup|sc|scp|span)(?:\s[^<>]*)?>", re.IGNORECASE)
# Databases write the address of a work behind their own, with nothing between.
_NEXT_ADDRESS = re.compile(r"[;\s]+(?=https?://)|(?<=[^=/:?&])(?=https?://)")
_BEHIND_LOGIN = re.compile(
    r"https?://(?:[\w-]+\.)*(?:ebscohost|embase|ovid|proquest|scopus|webofknowledge|webofscience)\.com/", re.IGNORECASE
)


def cleaned(text: str) -> str:
    """The text on one line, without characters that control, hide or reorder; every other character as it stands."""
    if not is_clean(text):
        for index, code, _, _ in reversed(list(unwanted(text))):
            text = text[:index] + ("" if code == _HIDES else " ") + text[index + 1 :]
    return " ".join(text.split())


def plain(text: str) -> str:
    """The cleaned text without what web pages leave in it: `&amp;` for an ampersand, tags around italics."""
    if "&" in text:
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    return cleaned(_MARKUP.sub("", text) if "<" in text else text)


def put(work: Work, name: str, value: str, said: str) -> None:
    """Give a work a field. What does not fit is counted as dropped, as `said`: the name that the file has for it.

    A second value for a field is dropped too, unless it says the same; keywords are gathered. Addresses, and numbers
    of journals and books, are found within the text.
    """
    if name == "url":
        _put_addresses(work, value, said)
    elif name in ("issn", "isbn"):
        put_numbers(work, value, said)
    else:
        _put(work, name, value, said)


def _put(work: Work, name: str, value: str, said: str) -> None:
    text = plain(value)
    if is_blank(text):
        return
    fitting = _fitting(name, text)
    held = work.fields.get(name)
    if not fitting:
        work.dropped[said] += 1
    elif held is None:
        work.fields[name] = fitting
    elif name == "keywords":
        work.fields[name] = f"{held}; {fitting}"
    elif held.casefold() != fitting.casefold():
        work.dropped[said] += 1


def put_date(work: Work, text: str, said: str) -> None:
    """The year of a date, and the date itself where it has a month: `2021/09/24/`, `2021 Sep 24`."""
    found = _DATE.fullmatch(text.strip())
    if not found:
        put(work, "year", text, said)
        return
    put(work, "year", found[1], said)
    month = month_of(found[2] or "")
    if month and work.fields.get("year") == found[1]:
        day = f"-{int(found[3]):02}" if found[3] else ""
        whole = f"{found[1]}-{month:02}{day}"
        put(work, "date", whole if not dates.date_fault(whole) else f"{found[1]}-{month:02}", said)
    elif found[2] and not month:
        work.dropped[said] += 1


def month_of(written: str) -> int:
    """The month of `9`, `09`, `Sep` or `September`; 0 where it is none."""
    if written.isdigit():
        return int(written) if 1 <= int(written) <= 12 else 0
    return _MONTHS.index(written[:3].lower()) + 1 if written[:3].lower() in _MONTHS else 0


def put_pages(work: Work, first: str, last: str, said: str) -> None:
    """The pages, from the two ends or from one text that has both."""
    begin, end = plain(first), plain(last)
    put(work, "pages", f"{begin}-{end}" if end and end != begin and begin else begin or end, said)


def put_numbers(work: Work, value: str, said: str) -> None:
    """The ISSNs and ISBNs of a text, which may stand among words; of several the first of each kind."""
    text = plain(value)
    for found in _ISSN.finditer(text):
        _put(work, "issn", f"{found[1]}-{found[2].upper()}", said)
    rest = _ISSN.sub(" ", text)
    for found in _ISBN.finditer(rest):
        _put(work, "isbn", found[0], said)
    if not is_blank(text) and not _ISSN.search(text) and not _ISBN.search(rest):
        work.dropped[said] += 1


def _put_addresses(work: Work, value: str, said: str) -> None:
    """The web addresses of a text. One that leads to a DOI says the DOI; of the others the first is kept."""
    for address in _NEXT_ADDRESS.split(plain(value)):
        if doi := identifiers.doi_in_address(address):
            _put(work, "doi", doi, said)
        elif _BEHIND_LOGIN.match(address) and "url" in work.fields:
            work.dropped[said] += 1
        elif _BEHIND_LOGIN.match(work.fields.get("url", "")) and not identifiers.address_fault(address):
            work.fields["url"] = address
            work.dropped[said] += 1
        else:
            _put(work, "url", address, said)


def put_people(work: Work, role: str, text: str, said: str) -> None:
    """Authors or editors, one or several in a text."""
    written = plain(text)
    named = people(written)
    if not named and not is_blank(text):
        work.dropped[said] += 1
    add_people(work, role, named, spoken(named, written))


def add_people(work: Work, role: str, named: Iterable[Name], unsure: Iterable[Name]) -> None:
    """Add authors or editors; `unsure` are those of them whose family name is a guess."""
    (work.authors if role == "author" else work.editors).extend(named)
    work.unsure.extend(unsure)


def put_container(work: Work, text: str, said: str) -> None:
    """What the work stands in: a journal, or a book for the parts of one; for a whole book, its series."""
    if work.type in PARTS:
        put(work, "booktitle", text, said)
    elif work.type in ("book", "collection", "thesis", "report"):
        put(work, "series", text, said)
    else:
        put(work, "journal", text, said)


def drop(work: Work, said: str, value: str) -> None:
    """Count a value that has no place here."""
    if not is_blank(value):
        work.dropped[said] += 1


def tidy(work: Work) -> None:
    """What can be told only of the whole work: who has its DOI need not be sent to a page that asks for a password."""
    if "doi" in work.fields and _BEHIND_LOGIN.match(work.fields.get("url", "")):
        del work.fields["url"]
        work.dropped["url of a database with a login"] += 1
    if ";" in (words := work.fields.get("keywords", "")):
        work.fields["keywords"] = "; ".join(word.strip() for word in words.split(";") if word.strip())


def _fitting(name: str, text: str) -> str:
    """The value as the bibliography takes it; empty where it does not."""
    match name:
        case "doi":
            found = _DOI_WITHIN.search(text)
            return identifiers.doi_of(text) or (identifiers.doi_of(found[1].rstrip(".,;)")) if found else "")
        case "url":
            return "" if identifiers.address_fault(text) else text
        case "year":
            year = _YEAR.search(text)
            text = year[0] if year else text
            return "" if dates.year_fault(text) else text
        case "date":
            return "" if dates.date_fault(text) else text
        case "pmid":
            return text if text.isascii() and text.isdigit() else ""
        case "volume" | "number":
            # Embase's authors, with where they work and their e-mail, end up there in exports of other programs.
            return "" if "@" in text or len(text) > _LONGEST_NUMBER else text
        case "pages":
            # Ovid says in words that there are none.
            return "" if _NO_PAGES.fullmatch(text) else _SPAN.sub("–", text)
    return text
