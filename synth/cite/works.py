"""What other programs call the types of works, and what their formats ask of a reference: dates, pages, numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping

from synth.model.reference import Reference

CSL_TYPES: Mapping[str, str] = {
    "article": "article-journal",
    "artwork": "graphic",
    "audio": "song",
    "book": "book",
    "bookinbook": "chapter",
    "booklet": "pamphlet",
    "collection": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "image": "graphic",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legal": "legislation",
    "legislation": "legislation",
    "letter": "personal_communication",
    "manual": "book",
    "mastersthesis": "thesis",
    "movie": "motion_picture",
    "music": "song",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "online": "webpage",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "review": "review",
    "software": "software",
    "standard": "standard",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "www": "webpage",
}
RIS_TYPES: Mapping[str, str] = {
    "article-journal": "JOUR",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-encyclopedia": "ENCYC",
    "graphic": "ART",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "UNPB",
    "motion_picture": "VIDEO",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "periodical": "JFULL",
    "personal_communication": "PCOMM",
    "report": "RPRT",
    "review": "JOUR",
    "software": "COMP",
    "song": "SOUND",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
_DATE = re.compile(r"(?:/?[0-9]{4}(?:-[0-9]{2}){0,2}){1,2}/?")
_THESES = {
    "candthesis": "Candidate thesis",
    "mastersthesis": "Master’s thesis",
    "mathesis": "Master’s thesis",
    "phdthesis": "Doctoral dissertation",
}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def csl_type(reference: Reference) -> str:
    """The type of work in the words of CSL; `document` where it has no word of its own."""
    return CSL_TYPES.get(reference.type, "document")


def ris_type(reference: Reference) -> str:
    """The type of work in the words of RIS; `GEN` where it has no word of its own."""
    return RIS_TYPES.get(csl_type(reference), "GEN")


def title(reference: Reference) -> str:
    """The title with its subtitle."""
    return ": ".join(reference.fields[name] for name in ("title", "subtitle") if name in reference.fields)


def container(reference: Reference) -> str:
    """The journal, book or meeting that the work stands in; "" where it stands alone."""
    return first(reference, "journal", "journaltitle", "booktitle", "eventtitle")


def publisher(reference: Reference) -> str:
    """Who published it."""
    return first(reference, "publisher", "institution", "school", "organization", "howpublished")


def genre(reference: Reference) -> str:
    """What kind of thesis or report it is, in words."""
    written = reference.fields.get("type", "")
    return _THESES.get(written.casefold()) or written or _THESES.get(reference.type, "")


def article_number(reference: Reference) -> str:
    """What an article without pages is found by."""
    return first(reference, "eid", "article-number", "articleno")


def first(reference: Reference, *names: str) -> str:
    """The first of some fields that the entry has."""
    return next((reference.fields[name] for name in names if name in reference.fields), "")


def dates(reference: Reference) -> tuple[tuple[int, ...], ...]:
    """The date or the two ends of a span, each as year, month, day as far as known; empty where no year is given."""
    if date := reference.fields.get("date"):
        return date_parts(date)
    year = reference.fields.get("year", "")
    if not re.fullmatch(r"[0-9]{4}", year):
        return ()
    month = _month(reference.fields.get("month", ""))
    day = reference.fields.get("day", "")
    more = (month, int(day)) if month and re.fullmatch(r"[0-9]{1,2}", day) else (month,) if month else ()
    return ((int(year), *more),)


def date_parts(written: str) -> tuple[tuple[int, ...], ...]:
    """A date or the two ends of a span as numbers; empty where the text is neither."""
    if not _DATE.fullmatch(written):
        return ()
    return tuple(tuple(int(part) for part in end.split("-")) for end in written.split("/") if end)


def _month(written: str) -> int:
    """A month's number; 0 where the text is not one month."""
    if re.fullmatch(r"0?[1-9]|1[0-2]", written):
        return int(written)
    name = written.casefold().rstrip(".")
    return _MONTHS.index(name[:3]) + 1 if name.isalpha() and name[:3] in _MONTHS else 0
