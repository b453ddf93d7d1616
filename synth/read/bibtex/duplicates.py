"""Entries that are one source entered twice: by DOI, by PubMed's number, by title and year."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping

from synth.diagnostics.words import quoted
from synth.read.bibtex import identifiers
from synth.read.bibtex.inheritance import Draft
from synth.read.bibtex.source import Reports

_SIGNS = re.compile(r"[\W_]+")
# With one of these different, works of one title and year are not the same: volumes of a book, instalments of a column.
_TELLS_APART = ("volume", "number", "issue", "part", "edition")
_NAMES_ANOTHER = ("related", "xref", "crossref")

_Pair = frozenset[str]


def report_duplicates(drafts: Mapping[str, Draft], reports: Reports) -> None:
    """Report each pair once, by the strongest sign; an address that is a DOI becomes one on the way."""
    entries = [draft for draft in drafts.values() if draft.type != "xdata"]
    told: set[_Pair] = set()
    _Twins("S403", "DOI", _doi, "keep one of the two entries, or correct the DOI").report(entries, told, reports)
    _Twins("S426", "PMID", _pmid, "keep one of the two entries, or correct the PMID").report(entries, told, reports)
    _report_same_titles(entries, told, reports)


class Register:
    """Entries by what names one source only, to find the one that another entry is again."""

    def __init__(self) -> None:
        self._by_doi: dict[str, Draft] = {}
        self._by_pmid: dict[str, Draft] = {}
        self._by_title: dict[tuple[str, str], Draft] = {}

    def add(self, draft: Draft) -> None:
        """Remember an entry; of several that are one source, the first is found."""
        for value, known in ((_doi(draft)[0], self._by_doi), (_pmid(draft)[0], self._by_pmid)):
            if value:
                known.setdefault(value.casefold(), draft)
        if title := _title_and_year(draft) or _title_alone(draft):
            self._by_title.setdefault(title, draft)

    def find(self, draft: Draft) -> tuple[Draft, str] | None:
        """The entry that is the same source, and the sign that says so; None where there is none."""
        doi, pmid = _doi(draft)[0].casefold(), _pmid(draft)[0]
        if other := self._by_doi.get(doi):
            return other, "DOI"
        if other := self._by_pmid.get(pmid):
            return other, "PMID"
        title = _title_and_year(draft) or _title_alone(draft)
        other = self._by_title.get(title) if title else None
        if title is None or other is None or _are_different(other, draft) or _name_apart(other, draft):
            return None
        return other, "title and year" if title[1] else "title, and no year"


class _Twins:
    """Entries that share what names one publication only."""

    def __init__(self, code: str, name: str, of: Callable[[Draft], tuple[str, str]], help: str) -> None:
        self._code = code
        self._name = name
        self._of = of
        self._help = help

    def report(self, entries: Iterable[Draft], told: set[_Pair], reports: Reports) -> None:
        first: dict[str, Draft] = {}
        for draft in entries:
            value, field = self._of(draft)
            if not value:
                continue
            other = first.setdefault(value.casefold(), draft)
            pair = frozenset((other.key, draft.key))
            if other is not draft and pair not in told:
                told.add(pair)
                message = f"{quoted(other.key)} and {quoted(draft.key)} have the same {self._name}, '{value}'."
                reports.add(self._code, *_span(draft, field), message, self._help)


def _doi(draft: Draft) -> tuple[str, str]:
    """The DOI, written as one or as a web address, and the field that holds it."""
    field = "doi" if "doi" in draft.fields else "url"
    doi = draft.fields.get("doi") or identifiers.doi_in_address(draft.fields.get("url", ""))
    if doi and "doi" not in draft.spoiled:
        draft.fields["doi"] = doi
    return doi, field


def _pmid(draft: Draft) -> tuple[str, str]:
    return draft.fields.get("pmid", "").lstrip("0"), "pmid"


def _report_same_titles(entries: Iterable[Draft], told: set[_Pair], reports: Reports) -> None:
    first: dict[tuple[str, str], Draft] = {}
    for draft in entries:
        named = _title_and_year(draft)
        if named is None:
            continue
        other = first.setdefault(named, draft)
        pair = frozenset((other.key, draft.key))
        if other is draft or pair in told or _are_different(other, draft):
            continue
        told.add(pair)
        message = f"{quoted(other.key)} and {quoted(draft.key)} have the same title and year, and no other authors."
        help = f"keep one of the two entries; where both are wanted, add 'related = {{{other.key}}},' to this one"
        reports.add("S427", *_span(draft, "title"), message, help)


def _title_and_year(draft: Draft) -> tuple[str, str] | None:
    """The title and year for comparing; None where one is missing."""
    year = draft.fields.get("year") or draft.fields.get("date", "")[:4]
    title = _title_alone(draft)
    return (title[0], year.casefold()) if title and year else None


def _title_alone(draft: Draft) -> tuple[str, str] | None:
    """The title for comparing, in the place of the year nothing; None where it has no title."""
    title = _folded(": ".join(draft.fields[name] for name in ("title", "subtitle") if name in draft.fields))
    return (title, "") if title else None


def _name_apart(one: Draft, other: Draft) -> bool:
    """Whether both have a DOI or both a PMID, and not the same: then they are two sources of one title."""
    pairs = ((_doi(one)[0], _doi(other)[0]), (_pmid(one)[0], _pmid(other)[0]))
    return any(first and second and first.casefold() != second.casefold() for first, second in pairs)


def _are_different(one: Draft, other: Draft) -> bool:
    """Whether two entries of one title and year differ in what tells works apart, or one names the other."""
    if any(one.fields.get(name, value) != value for name in _TELLS_APART if (value := other.fields.get(name))):
        return True
    for draft, named in ((one, other.key), (other, one.key)):
        if any(named in re.split(r"\s*,\s*", draft.fields.get(name, "").strip()) for name in _NAMES_ANOTHER):
            return True
    makers = [draft.names.get("author") or draft.names.get("editor") for draft in (one, other)]
    return all(makers) and len({_folded(names[0].literal or names[0].family) for names in makers if names}) > 1


def _span(draft: Draft, field: str) -> tuple[int, int]:
    return draft.spans.get(field, (draft.start, draft.start + len(draft.key)))


def _folded(text: str) -> str:
    """The text for comparing: no capitals, no accents, no signs."""
    letters = text.casefold()
    if not letters.isascii():
        apart = unicodedata.normalize("NFKD", letters)
        letters = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _SIGNS.sub(" ", letters).strip()
