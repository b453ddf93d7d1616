"""The evidence as EPPI-Reviewer gives it (its JSON report), from which EPPI-Mapper draws maps.

`CodeSets` are trees of codes, one for each thing that a map can be drawn by; `References` are the studies, each with
its codes. A code has one top code above it, as EPPI-Mapper lets its user choose among codes that have codes below them.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from synth.cite import to_csl
from synth.export.content import Content
from synth.export.flatten import as_json
from synth.export.wording import Wording, plain
from synth.link.graph import Record
from synth.model.fields import Term
from synth.model.kinds import KINDS, REVIEW_FINDINGS, Kind
from synth.model.reference import OTHERS, Name
from synth.model.structure import shapes
from synth.overview import words

_SELECTABLE, _HEADING = "Selectable (show checkbox)", "Not selectable (no checkbox)"
# What the records of a kind are gathered under: the first of these fields that the kind has.
_GATHERED_BY = ("process", "domain", "level")
_TYPES: Mapping[str, str] = {
    "article-journal": "Journal, Article",
    "book": "Book, Whole",
    "chapter": "Book, Chapter",
    "motion_picture": "DVD, Video, Media",
    "paper-conference": "Conference Proceedings",
    "report": "Report",
    "review": "Journal, Article",
    "thesis": "Dissertation",
    "webpage": "Web Site",
}
# Every reference has all of these: EPPI-Mapper gives no references to its readers where one is missing.
_BLANK = dict.fromkeys(
    "Title ParentTitle ShortTitle DateCreated CreatedBy DateEdited EditedBy Year Month StandardNumber City Country "
    "Publisher Institution Volume Pages Edition Issue Availability URL OldItemId Abstract Comments TypeName Authors "
    "ParentAuthors DOI Keywords ItemStatus ItemStatusTooltip QuickCitation".split(),
    "",
)
_SET_TYPE = {
    "SetTypeName": "Standard",
    "SetTypeDescription": "For regular coding, with codes below codes.",
}


@dataclass(frozen=True, slots=True)
class Code:
    """A code; `name` tells it apart from all others, `codes` stand below it."""

    name: str
    label: str
    description: str = ""
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class Coding:
    """That a study has a code, and what in the study says so."""

    code: str
    said: str


def to_eppi(content: Content, wording: Wording) -> str:
    """The file's text: a line for each set of codes and each study."""
    codings = dict(_codings(content, wording))
    used = {coding.code for found in codings.values() for coding in found}
    sets = [_set(number, top) for number, top in enumerate(_tops(content, wording, used), 1)]
    studies = (_reference(content, wording, study, codings[study.id]) for study in content.records["study"])
    parts = {"CodeSets": map(as_json, sets), "References": map(as_json, studies)}
    return "{\n" + ",\n".join(f'"{name}": [\n' + ",\n".join(lines) + "\n]" for name, lines in parts.items()) + "\n}\n"


# -- codes --


def _tops(content: Content, wording: Wording, used: set[str]) -> Iterator[Code]:
    """What a map can be drawn by. A code without codes below it would be no choice, so such a set is left out."""
    tops = [
        *(_records(content, wording, KINDS[name], used) for name in REVIEW_FINDINGS),
        _terms(content, "roles", "People who took part", used),
        _terms(content, "designs", "Study designs", used),
        Code("countries", "Countries", codes=tuple(_countries(content))),
        Code("read", "What was read", codes=tuple(Code(f"read/{depth}", words.READ[depth]) for depth in words.READ)),
    ]
    return (top for top in tops if top.codes)


def _records(content: Content, wording: Wording, kind: Kind, used: set[str]) -> Code:
    """The review findings of a kind below the terms that gather them, in the vocabulary's order.

    Findings against a record have a code of their own beside it: a study that contradicts is no support on a map.
    """
    field = next((name for name in _GATHERED_BY if name in kind.model.model_fields), "")
    gathered: dict[str | None, list[Code]] = defaultdict(list)
    for record in sorted(content.records[kind.name], key=content.overview.by_title):
        statement = plain(wording.blocks(record.data.statement), content.site_url)
        codes = gathered[getattr(record.data, field, None)]
        codes.append(Code(f"for/{record.id}", content.overview.title(record), statement))
        if (against := f"against/{record.id}") in used:
            codes.append(Code(against, f"Against: {content.overview.title(record)}", statement))
    mark = shapes(kind.model)[field].mark if field else None
    scheme = content.graph.vocabulary.schemes.get(mark.scheme) if isinstance(mark, Term) else None
    terms = {term: found.label for term, found in scheme.terms.items()} if scheme else {}
    parents = [
        Code(f"{kind.name}/{field}/{term}", label, codes=tuple(gathered[term]))
        for term, label in terms.items()
        if term in gathered
    ]
    if rest := [code for term, codes in gathered.items() if term not in terms for code in codes]:
        unknown = f"{scheme.label if scheme else 'Group'}: not known"
        parents.append(Code(f"{kind.name}/{field}", unknown, codes=tuple(rest)))
    return Code(kind.folder, kind.label_many, codes=tuple(parents))


def _terms(content: Content, scheme: str, label: str, used: set[str]) -> Code:
    """The terms of a scheme that studies have, in the vocabulary's order."""
    found = content.graph.vocabulary.schemes.get(scheme)
    terms = found.terms.items() if found else ()
    codes = (Code(f"{scheme}/{name}", term.label, term.definition) for name, term in terms)
    return Code(scheme, label, codes=tuple(code for code in codes if code.name in used))


def _countries(content: Content) -> Iterator[Code]:
    named = {code for study in content.records["study"] for code in study.data.setting.countries}
    for code in sorted(named, key=words.country):
        yield Code(f"country/{code}", words.country(code))
    if any(not study.data.setting.countries for study in content.records["study"]):
        yield Code("country/", "Country not known")


def _set(number: int, top: Code) -> dict[str, Any]:
    return {
        "SetName": top.label,
        "ReviewSetId": number,
        "SetId": number,
        "SetType": _SET_TYPE,
        "SetDescription": "",
        "Attributes": {"AttributesList": [_attribute(top)]},
    }


def _attribute(code: Code) -> dict[str, Any]:
    number = _number(code.name)
    made: dict[str, Any] = {
        "AttributeSetId": number,
        "AttributeId": number,
        "OriginalAttributeID": 0,
        "AttributeSetDescription": code.description,
        "AttributeType": _HEADING if code.codes else _SELECTABLE,
        "AttributeTypeId": 1 if code.codes else 2,
        "AttributeName": code.label,
        "AttributeDescription": code.description,
        "ExtURL": "",
        "ExtType": "",
    }
    if code.codes:
        made["Attributes"] = {"AttributesList": [_attribute(each) for each in code.codes]}
    return made


@cache
def _number(name: str) -> int:
    """A number that stays the same from build to build; small enough for programs that count in floating point."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:6]) + 1


# -- studies --


def _codings(content: Content, wording: Wording) -> Iterator[tuple[str, list[Coding]]]:
    records = content.graph.records
    for study in content.records["study"]:
        said: dict[str, list[str]] = defaultdict(list)
        for finding in study.data.findings:
            text = plain(wording.blocks(finding.text), content.site_url)
            for bearing in finding.bears_on:
                if bearing.record in records and not records[bearing.record].retired:
                    side = "against" if bearing.stance == "contradicts" else "for"
                    role = "" if finding.role == "finding" else f", as {finding.role}"
                    line = f"{words.STANCE[bearing.stance]}{role}: {text} ({finding.locator})"
                    said[f"{side}/{bearing.record}"].append(line)
        for group in study.data.participants:
            said[f"roles/{group.role}"].extend([f"n = {group.n:,}"] if group.n is not None else [])
        said[f"designs/{study.data.design.type}"] = []
        known = "by the authors' affiliations" if study.data.setting.countries_basis == "affiliations" else ""
        for country in study.data.setting.countries or ("",):
            said[f"country/{country}"] = [known] if country and known else []
        said[f"read/{study.data.source_depth}"] = []
        yield study.id, [Coding(code, "\n".join(lines)) for code, lines in said.items()]


def _reference(content: Content, wording: Wording, study: Record, codings: Sequence[Coding]) -> dict[str, Any]:
    """A study by its main report. What is not known is left blank."""
    key = study.data.cite[0]
    reference = content.graph.references[key]
    csl = to_csl(reference)
    fields = reference.fields
    known = {
        "Title": csl.get("title", ""),
        "ParentTitle": csl.get("container-title", ""),
        "ShortTitle": content.overview.labels[key],
        "Year": fields.get("year", ""),
        "Month": fields.get("month", ""),
        "StandardNumber": csl.get("ISSN") or csl.get("ISBN") or "",
        "City": csl.get("publisher-place", ""),
        "Publisher": csl.get("publisher", ""),
        "Volume": csl.get("volume", ""),
        "Pages": csl.get("page") or csl.get("number") or "",
        "Edition": csl.get("edition", ""),
        "Issue": csl.get("issue", ""),
        "URL": csl.get("URL", ""),
        "OldItemId": key,
        "Abstract": csl.get("abstract", ""),
        "Comments": f"{words.DEPTH[study.data.source_depth]}. {content.page(study)}",
        "TypeName": _TYPES.get(csl["type"], "Generic"),
        "Authors": _people(reference.authors),
        "ParentAuthors": _people(reference.editors),
        "DOI": csl.get("DOI", ""),
        "Keywords": "; ".join(study.data.tags),
        "ItemStatus": "I",
        "ItemStatusTooltip": "Included in review",
        "QuickCitation": content.overview.bibliography.entry_text(key),
    }
    codes = [
        {
            "AttributeId": _number(coding.code),
            "AdditionalText": coding.said,
            "ArmId": 0,
            "ArmTitle": "",
            "ItemAttributeFullTextDetails": [],
        }
        for coding in codings
    ]
    return {"Codes": codes, "Outcomes": [], "ItemId": _number(f"study/{study.id}"), **_BLANK, **known}


def _people(names: Iterable[Name]) -> str:
    """`Beethoven Ludwig van; Smith Jo`: family name first, one semicolon between two people."""
    written = (
        name.literal or " ".join(part for part in (name.particle, name.family, name.suffix, name.given) if part)
        for name in names
        if name != OTHERS
    )
    return "; ".join(text.replace(";", ",") for text in written)
