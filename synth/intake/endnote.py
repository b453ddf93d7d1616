"""EndNote's XML export."""

from __future__ import annotations

from collections.abc import Mapping

from synth.diagnostics import Diagnostics, Place
from synth.intake import filling
from synth.intake.work import Work
from synth.intake.xml_tree import Element, parse_xml

_TYPES: Mapping[str, str] = {
    "blog": "online",
    "book": "book",
    "book section": "incollection",
    "computer program": "software",
    "conference paper": "inproceedings",
    "conference proceedings": "inproceedings",
    "dataset": "dataset",
    "edited book": "collection",
    "electronic article": "article",
    "electronic book": "book",
    "electronic book section": "incollection",
    "encyclopedia": "inreference",
    "generic": "misc",
    "government document": "report",
    "journal article": "article",
    "legal rule or regulation": "legislation",
    "magazine article": "article",
    "manuscript": "unpublished",
    "newspaper article": "article",
    "report": "report",
    "standard": "standard",
    "thesis": "thesis",
    "unpublished work": "unpublished",
    "web page": "online",
}
# Those that stand in an element of their own come by their path; the first of two for one field wins.
_PLAIN: tuple[tuple[tuple[str, ...], str], ...] = (
    (("titles", "title"), "title"),
    (("volume",), "volume"),
    (("number",), "number"),
    (("pages",), "pages"),
    (("edition",), "edition"),
    (("publisher",), "publisher"),
    (("pub-location",), "address"),
    (("electronic-resource-num",), "doi"),
    (("language",), "language"),
    (("urls", "related-urls", "url"), "url"),
    (("keywords", "keyword"), "keywords"),
    (("titles", "tertiary-title"), "series"),
)
_CONTAINERS = (("titles", "secondary-title"), ("periodical", "full-title"))
_PEOPLE = (
    (("contributors", "authors", "author"), "author"),
    (("contributors", "secondary-authors", "author"), "editor"),
)
_NUMBERS = ("isbn", "issn")
_READ_APART = frozenset(("ref-type", "dates"))
_GROUPS = frozenset(("titles", "periodical", "contributors", "urls", "keywords"))


def read(text: str, path: str, diagnostics: Diagnostics) -> list[Work]:
    """The works of a file, in its order."""
    works: list[Work] = []

    def each(element: Element) -> bool:
        if element.name == "record":
            works.append(_work(element, path))
        return element.name == "record"

    parse_xml(text, path, diagnostics, each)
    return works


def _work(record: Element, path: str) -> Work:
    work = Work(Place(path, record.line))
    kind = next((element.attributes.get("name", "") for element in record.find("ref-type")), "").strip()
    work.type = _TYPES.get(kind.casefold(), "misc")
    if kind.casefold() not in _TYPES:
        filling.drop(work, f"ref-type {kind}", kind)
    taken: set[int] = set()
    for path_of, name in _PLAIN:
        for element in record.find(*path_of):
            taken.add(id(element))
            filling.put(work, name, element.all_text(), path_of[-1])
    for path_of in _CONTAINERS:
        for element in record.find(*path_of):
            taken.add(id(element))
            filling.put_container(work, element.all_text(), path_of[-1])
    for path_of, role in _PEOPLE:
        for element in record.find(*path_of):
            taken.add(id(element))
            filling.put_people(work, role, element.all_text(), path_of[1])
    for name in _NUMBERS:
        for element in record.find(name):
            taken.add(id(element))
            filling.put_numbers(work, element.all_text(), name)
    for element in record.find("dates", "year"):
        filling.put_date(work, element.all_text(), "year")
    for element in record.find("dates", "pub-dates", "date"):
        filling.drop(work, "pub-dates", element.all_text())
    _count_dropped(record, work, taken)
    return work


def _count_dropped(record: Element, work: Work, taken: set[int]) -> None:
    """Count what was not taken: a child of the record, or of one of its groups."""
    for child in record.children:
        if child.name in _READ_APART or id(child) in taken:
            continue
        if child.name not in _GROUPS:
            filling.drop(work, child.name, child.all_text())
            continue
        for below in child.children:
            leaves = [leaf for leaf in below.walk() if id(leaf) in taken]
            if not leaves:
                filling.drop(work, below.name, below.all_text())
