"""RIS, which most databases and programs for references write."""

from __future__ import annotations

import re
from collections.abc import Mapping

from synth.diagnostics import Diagnostics, Place
from synth.intake import filling
from synth.intake.screening import read_rayyan_note
from synth.intake.tagged import Line, Tagged, tagged_records
from synth.intake.work import Work

# iSoQ numbers authors on beyond A9, and writes one blank behind C1; programs for screening have a line `PMID`.
TAG = re.compile(r"\s{0,3}([A-Z][A-Z0-9]{1,4}(?=  -)|C[0-9]{1,2}(?=  ?-))  ?-\s?(.*)")

# As CINAHL writes it.
_NARROW_TAG = re.compile(r"\s{0,3}([A-Z][A-Z0-9]) -\s?(.*)")
_NARROW = re.compile(r"^\s{0,3}TY - ", re.MULTILINE)

_TYPES: Mapping[str, str] = {
    "ABST": "article",
    "BLOG": "online",
    "BOOK": "book",
    "CASE": "jurisdiction",
    "CHAP": "incollection",
    "COMP": "software",
    "CONF": "inproceedings",
    "CPAPER": "inproceedings",
    "DATA": "dataset",
    "DICT": "inreference",
    "EBOOK": "book",
    "ECHAP": "incollection",
    "EDBOOK": "collection",
    "EJOUR": "article",
    "ELEC": "online",
    "ENCYC": "inreference",
    "GEN": "misc",
    "GOVDOC": "report",
    "GRNT": "misc",
    "INPR": "article",
    "JFULL": "periodical",
    "JOUR": "article",
    "MANSCPT": "unpublished",
    "MGZN": "article",
    "NEWS": "article",
    "PAT": "patent",
    "PCOMM": "letter",
    "RPRT": "report",
    "SER": "book",
    "STAND": "standard",
    "STAT": "legislation",
    "THES": "thesis",
    "UNPB": "unpublished",
    "UNPD": "unpublished",
    "VIDEO": "video",
    "WEB": "online",
}
_PLAIN: Mapping[str, str] = {
    "TI": "title",
    "T1": "title",
    "CT": "title",
    "T3": "series",
    "VL": "volume",
    "IS": "number",
    "C7": "eid",
    "DO": "doi",
    "UR": "url",
    "PB": "publisher",
    "CY": "address",
    "PP": "address",
    "ET": "edition",
    "LA": "language",
    "KW": "keywords",
    "PMID": "pmid",
}
# The full name of a journal before its short ones.
_CONTAINERS = ("JF", "T2", "JO", "BT", "JA", "J2", "J1")
# Where others than authors stand under numbers: those of a book or a series are its editors.
_EDITED = frozenset(("incollection", "inproceedings", "inreference", "book", "collection"))
_NUMBERED = re.compile(r"A(?:[2-9]|[1-9][0-9]{1,2})")
# A person's name has two at most.
_MOST_COMMAS = 3
# Databases have lines of their own between records, but none of these.
_WITHIN = frozenset(("A1", "AB", "AU", "N2", "T1", "TI"))
_PUBMED = re.compile(r"pubmed|medline|nlm", re.IGNORECASE)
_PMCID = re.compile(r"PMC[0-9]+")


def read(text: str, path: str, diagnostics: Diagnostics) -> list[Work]:
    """The works of a file, in its order."""
    tag = _NARROW_TAG if _NARROW.search(text) and not re.search(r"^TY  -", text, re.MULTILINE) else TAG
    records = tagged_records(text, path, tag, "TY", "ER", diagnostics, _WITHIN)
    return [_work(record, path) for record in records]


def _work(record: Tagged, path: str) -> Work:
    work = Work(Place(path, record.number))
    kind = record.text("TY").strip().upper() or ("JOUR" if record.text("JF", "JO", "T2") else "")
    work.type = _TYPES.get(kind, "misc")
    if kind not in _TYPES:
        filling.drop(work, f"TY {kind}", kind)
    if kind == "INPR":
        work.fields["pubstate"] = "inpress"
    for line in record.lines:
        _take(line, record, work)
    for tag in _CONTAINERS:
        for text in record.texts(tag):
            _put_container(work, tag, text)
    filling.put_pages(work, record.text("SP"), record.text("EP"), "SP")
    for tag in ("PY", "Y1", "DA", "Y2"):
        for text in record.texts(tag):
            _put_date(work, tag, text)
    return work


def _put_date(work: Work, tag: str, text: str) -> None:
    year = work.fields.get("year", "")
    # `DEC 31`, as the Web of Science has it, with the year in another line.
    lacks_year = not text[:1].isdigit() and filling.month_of(text) > 0
    if tag == "Y2" or (lacks_year and not year):
        filling.drop(work, tag, text)
    elif lacks_year:
        filling.put_date(work, f"{year} {text}", tag)
    else:
        filling.put_date(work, text, tag)


def _take(line: Line, record: Tagged, work: Work) -> None:
    tag, text = line.tag, line.text
    if tag in _PLAIN:
        filling.put(work, _PLAIN[tag], text, tag)
    elif tag == "A1" and work.type in filling.PARTS and record.texts("AU") and "," not in text:
        # Whom the Web of Science names beside the authors of a paper: the society that held the conference.
        filling.drop(work, tag, text)
    elif tag in ("AU", "A1") or (_NUMBERED.fullmatch(tag) and _counts_authors(record, work)):
        filling.put_people(work, "author", text, tag)
    elif tag == "ED" or (_NUMBERED.fullmatch(tag) and text.count(",") < _MOST_COMMAS):
        filling.put_people(work, "editor", text, tag)
    elif tag == "SN":
        filling.put_numbers(work, text, tag)
    elif tag == "AN" and _PUBMED.search(f"{record.text('DB')} {record.text('DP')}"):
        filling.put(work, "pmid", text, tag)
    elif tag == "C5" and "Medline" in record.texts("DB"):
        # Embase's place for the number of PubMed.
        filling.put(work, "pmid", text, tag)
    elif tag == "C2" and _PMCID.fullmatch(text.strip()):
        filling.put(work, "pmcid", text, tag)
    elif tag == "M3" and "10." in text:
        filling.put(work, "doi", text, tag)
    elif tag in ("N1", "N2", "AB") and read_rayyan_note(text, work):
        work.dropped[tag] += 1
    elif tag not in (*_CONTAINERS, "SP", "EP", "PY", "Y1", "DA", "Y2", "TY"):
        filling.drop(work, tag, text)


def _counts_authors(record: Tagged, work: Work) -> bool:
    """Whether A1, A2, A3 number the authors, as iSoQ does: each stands once, and nothing else names an author.

    In other files A2 are editors, and in Ovid's the family names of all who are cited, in one line.
    """
    numbered = [line for line in record.lines if line.tag == "A1" or _NUMBERED.fullmatch(line.tag)]
    tags = [line.tag for line in numbered]
    once = len(set(tags)) == len(tags) and "A1" in tags and not record.texts("AU")
    return once and work.type not in _EDITED and all(line.text.count(",") < _MOST_COMMAS for line in numbered)


def _put_container(work: Work, tag: str, text: str) -> None:
    if tag == "BT" and work.type in ("book", "collection") and "title" not in work.fields:
        filling.put(work, "title", text, tag)
    elif tag in ("JA", "J2", "J1") and any(name in work.fields for name in ("journal", "booktitle", "series")):
        filling.drop(work, tag, text)
    else:
        filling.put_container(work, text, tag)
