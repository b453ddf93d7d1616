"""PubMed's own form (`.nbib`), which PubMed gives under 'Send to: citation manager'."""

from __future__ import annotations

import re
from collections.abc import Mapping

from synth.diagnostics import Diagnostics, Place
from synth.intake import filling
from synth.intake.tagged import Tagged, tagged_records
from synth.intake.work import Work

TAG = re.compile(r"([A-Z]{1,4}[A-Z0-9]?) *- ?(.*)")

_PLAIN: Mapping[str, str] = {
    "PMID": "pmid",
    "TI": "title",
    "BTI": "title",
    "VI": "volume",
    "IP": "number",
    "PG": "pages",
    "LA": "language",
    "PMC": "pmcid",
    "OT": "keywords",
    "PB": "publisher",
    "EN": "edition",
    "CTI": "series",
    "ISBN": "isbn",
}
_STATES: Mapping[str, str] = {"retracted publication": "retracted", "preprint": "preprint"}
_DOI = re.compile(r"(\S+)\s+\[doi\]")


def read(text: str, path: str, diagnostics: Diagnostics) -> list[Work]:
    """The works of a file, in its order."""
    records = tagged_records(text, path, TAG, "PMID", None, diagnostics)
    # The source of the work is the last thing that PubMed writes of it.
    if records and not records[-1].text("SO"):
        message = f"The file ends within the record that begins in line {records[-1].number}: 'SO' is missing."
        help = "the end of the file is lost: export it again"
        diagnostics.add("S603", Place(path, records[-1].number), message, help)
    return [_work(record, path) for record in records]


def _work(record: Tagged, path: str) -> Work:
    work = Work(Place(path, record.number), type="book" if record.text("BTI") and not record.text("TI") else "article")
    full = {"author": "FAU", "editor": "FED"}
    short = {"author": "AU", "editor": "ED"}
    for role in ("author", "editor"):
        chosen = full[role] if record.texts(full[role]) else short[role]
        for text in record.texts(chosen):
            filling.put_people(work, role, text, chosen)
    for line in record.lines:
        _take(line.tag, line.text, work)
    for tag in ("JT", "TA"):
        if text := record.text(tag):
            filling.put_container(work, text, tag)
            break
    for text in record.texts("DP"):
        filling.put_date(work, text, "DP")
    return work


def _take(tag: str, text: str, work: Work) -> None:
    if tag in _PLAIN:
        filling.put(work, _PLAIN[tag], text, tag)
    elif tag == "CN":
        filling.put_people(work, "author", text.replace(",", " "), tag)
    elif tag in ("LID", "AID"):
        found = _DOI.fullmatch(text.strip())
        if found:
            filling.put(work, "doi", found[1], tag)
        else:
            filling.drop(work, tag, text)
    elif tag == "IS":
        filling.put(work, "issn", text, tag)
    elif tag == "PT" and text.casefold() in _STATES:
        work.fields["pubstate"] = _STATES[text.casefold()]
    elif tag not in ("FAU", "AU", "FED", "ED", "JT", "TA", "DP"):
        filling.drop(work, tag, text)
