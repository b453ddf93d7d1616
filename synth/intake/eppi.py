"""EPPI-Reviewer's JSON report: references with their codes, what was written beside them and the passages marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from synth.diagnostics import Diagnostics, Place
from synth.intake import filling
from synth.intake.json_items import item_lines, parse_json
from synth.intake.people import in_parts, person
from synth.intake.work import Decision, Passage, Work

_TYPES: Mapping[str, str] = {
    "book, chapter": "incollection",
    "book, whole": "book",
    "conference proceedings": "inproceedings",
    "dissertation": "thesis",
    "document from internet site": "online",
    "dvd, video, media": "video",
    "journal, article": "article",
    "report": "report",
    "research project": "report",
    "web site": "online",
}
_FIELDS: Mapping[str, str] = {
    "Title": "title",
    "City": "address",
    "Publisher": "publisher",
    "Institution": "institution",
    "Volume": "volume",
    "Issue": "number",
    "Pages": "pages",
    "Edition": "edition",
    "URL": "url",
    "DOI": "doi",
}
_READ_APART = frozenset(
    "Codes Title ParentTitle Year Month StandardNumber TypeName Authors ParentAuthors Keywords ItemStatus".split()
)
_STATUS: Mapping[str, Decision] = {"E": "excluded", "D": "excluded", "S": "excluded"}
_PAGE = re.compile(r"\s*Page ([0-9]+):\s*(.*)", re.DOTALL)
_MARKS = re.compile(r"\[¬[se]\]")
_BETWEEN_FRAGMENTS = re.compile(r'"\s*\n\s*"')


def read(text: str, path: str, diagnostics: Diagnostics) -> list[Work]:
    """The works of a file, in its order."""
    value = parse_json(text, path, diagnostics)
    if value is None:
        return []
    references = value.get("References") if isinstance(value, dict) else None
    if not isinstance(references, list):
        message = "This report of EPPI-Reviewer has no list 'References'."
        diagnostics.add("S602", Place(path), message, "export the references with their codes, as JSON")
        return []
    names = dict(_code_names(value.get("CodeSets")))
    works = []
    for line, reference in zip(item_lines(text, "References"), references, strict=True):
        if isinstance(reference, dict):
            works.append(_work(Place(path, line), reference, names))
        else:
            diagnostics.add("S602", Place(path, line), "This is no reference.", "export the file again")
    return works


def _code_names(holder: Any) -> Iterator[tuple[str, str]]:
    """Each code's number with its name, from the sets of codes and all levels below."""
    waiting = list(holder) if isinstance(holder, list) else []
    while waiting:
        code = waiting.pop()
        if not isinstance(code, dict):
            continue
        if "AttributeId" in code:
            yield str(code["AttributeId"]), filling.cleaned(_text(code, "AttributeName"))
        below = code.get("Attributes")
        waiting += below.get("AttributesList", []) if isinstance(below, dict) else []


def _work(place: Place, reference: dict[str, Any], names: Mapping[str, str]) -> Work:
    work = Work(place)
    kind = _text(reference, "TypeName").strip()
    work.type = _TYPES.get(kind.casefold(), "misc")
    if kind.casefold() not in _TYPES:
        filling.drop(work, f"TypeName {kind}", kind)
    for theirs, ours in _FIELDS.items():
        filling.put(work, ours, _text(reference, theirs), theirs)
    filling.put_container(work, _text(reference, "ParentTitle"), "ParentTitle")
    filling.put_numbers(work, _text(reference, "StandardNumber"), "StandardNumber")
    month = _text(reference, "Month").strip()
    filling.put_date(work, "/".join(part for part in (_text(reference, "Year").strip(), month) if part), "Year")
    for word in re.split(r"[\r\n]+", _text(reference, "Keywords")):
        filling.put(work, "keywords", word, "Keywords")
    for role, theirs in (("author", "Authors"), ("editor", "ParentAuthors")):
        for written in _text(reference, theirs).split(";"):
            _add_person(work, role, filling.cleaned(written))
    work.decision = _STATUS.get(_text(reference, "ItemStatus"), "")
    for name in reference.keys() - _READ_APART - _FIELDS.keys():
        filling.drop(work, name, _text(reference, name))
    _read_codes(work, reference.get("Codes"), names)
    return work


def _add_person(work: Work, role: str, written: str) -> None:
    if not written:
        return
    # It writes the family name first, and does not mark where it ends: of three words the second may belong to it.
    family, _, given = written.partition(" ")
    told = "," in written or family[0].islower()
    named = person(written) if told else in_parts(family, given)
    filling.add_people(work, role, [named], [named] if not told and " " in given else [])


def _read_codes(work: Work, codes: Any, names: Mapping[str, str]) -> None:
    for coded in codes if isinstance(codes, list) else []:
        if not isinstance(coded, dict):
            continue
        number = _text(coded, "AttributeId")
        name = names.get(number) or f"code {number}"
        note = filling.cleaned(_text(coded, "AdditionalText"))
        marked = coded.get("ItemAttributeFullTextDetails")
        details = [detail for detail in marked if isinstance(detail, dict)] if isinstance(marked, list) else []
        passages = [passage for detail in details for passage in _passages(detail, name)]
        if note:
            passages.insert(0, Passage(name, note=note))
        work.passages += passages
        if not passages:
            work.codes.append(name)


def _passages(detail: Mapping[str, Any], code: str) -> Iterator[Passage]:
    """The fragments of one mark: of a PDF with the page, of plain text without a place that a reader could find."""
    text, locator = _text(detail, "Text"), ""
    if found := _PAGE.fullmatch(text):
        text, locator = found[2], f"p. {found[1]} of the PDF"
        text = _MARKS.sub("", text).strip().removeprefix('"').removesuffix('"')
    for fragment in _BETWEEN_FRAGMENTS.split(text):
        if said := filling.cleaned(fragment):
            yield Passage(code, said, locator)


def _text(holder: Mapping[str, Any], name: str) -> str:
    value = holder.get(name, "")
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
