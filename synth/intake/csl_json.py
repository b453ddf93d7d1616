"""CSL-JSON, which Zotero, Mendeley and pandoc write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from synth.cite.works import CSL_TYPES
from synth.diagnostics import Diagnostics, Place
from synth.intake import filling
from synth.intake.json_items import item_lines, parse_json
from synth.intake.people import in_parts
from synth.intake.work import Work
from synth.model.reference import Name

# The plain one of several types that are the same in CSL.
_PLAIN_TYPES: Mapping[str, str] = {
    "article": "misc",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "document": "misc",
    "entry-encyclopedia": "inreference",
    "legislation": "legislation",
    "motion_picture": "video",
    "paper-conference": "inproceedings",
    "post-weblog": "online",
    "report": "report",
    "thesis": "thesis",
    "webpage": "online",
}
_TYPES = {**{csl: ours for ours, csl in CSL_TYPES.items()}, **_PLAIN_TYPES}
_FIELDS: Mapping[str, str] = {
    "title": "title",
    "DOI": "doi",
    "URL": "url",
    "PMID": "pmid",
    "PMCID": "pmcid",
    "ISSN": "issn",
    "ISBN": "isbn",
    "volume": "volume",
    "issue": "number",
    "page": "pages",
    "edition": "edition",
    "publisher": "publisher",
    "publisher-place": "address",
    "language": "language",
    "collection-title": "series",
    "genre": "type",
    "keyword": "keywords",
    "title-short": "shorttitle",
    "version": "version",
    "chapter-number": "chapter",
}
_OWN = frozenset(("id", "type", "author", "editor", "issued", "accessed", "container-title", "number", "citation-key"))


def read(text: str, path: str, diagnostics: Diagnostics) -> list[Work]:
    """The works of a file, in its order: a list of objects, or one object."""
    value = parse_json(text, path, diagnostics)
    if value is None:
        return []
    items = value if isinstance(value, list) else [value]
    lines = list(item_lines(text)) if isinstance(value, list) else [1]
    return [_work(Place(path, line), item, diagnostics) for line, item in zip(lines, items, strict=True)]


def _work(place: Place, item: Any, diagnostics: Diagnostics) -> Work:
    work = Work(place)
    if not isinstance(item, dict):
        message = "This is no object with the fields of a work."
        diagnostics.add("S602", place, message, "export the file again")
        return work
    kind = str(item.get("type", ""))
    work.type = _TYPES.get(kind, "misc")
    if kind not in _TYPES:
        filling.drop(work, f"type {kind}", kind)
    for name, value in item.items():
        if name in _FIELDS:
            filling.put(work, _FIELDS[name], _text(value), name)
        elif name not in _OWN:
            filling.drop(work, name, _text(value))
    for role in ("author", "editor"):
        for person in _list(item.get(role)):
            _add_person(work, role, person)
    filling.put_container(work, _text(item.get("container-title", "")), "container-title")
    filling.put(work, "eid" if work.type == "article" else "number", _text(item.get("number", "")), "number")
    _put_issued(work, item.get("issued"))
    accessed = _date(item.get("accessed"))
    if accessed.count("/") == 2:
        filling.put(work, "urldate", accessed.replace("/", "-"), "accessed")
    return work


def _add_person(work: Work, role: str, person: Any) -> None:
    people = work.authors if role == "author" else work.editors
    if not isinstance(person, dict):
        filling.drop(work, role, _text(person))
        return
    literal, family, given, suffix = (filling.cleaned(_text(person.get(part, ""))) for part in _PARTS)
    particle = filling.cleaned(
        " ".join(_text(person.get(part, "")) for part in ("dropping-particle", "non-dropping-particle"))
    )
    if literal or not family:
        people += [Name(literal=literal or given)] if literal or given else []
    elif particle:
        people.append(Name(family=family, given=given, particle=particle, suffix=suffix))
    else:
        people.append(in_parts(family, given, suffix))


_PARTS = ("literal", "family", "given", "suffix")


def _put_issued(work: Work, issued: Any) -> None:
    filling.put_date(work, _date(issued), "issued")


def _date(date: Any) -> str:
    """A date as `2021/09/24`; where it is a span, its beginning; else its words."""
    if not isinstance(date, dict):
        return _text(date)
    parts = _list(date.get("date-parts"))
    first = _list(parts[0]) if parts else []
    if first:
        return "/".join(f"{_text(part):>02}" for part in first)
    return next((_text(date[name]) for name in ("raw", "literal") if name in date), "")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_text(part) for part in value)
    return "" if value is None or isinstance(value, dict | bool) else str(value)
