"""One reference as CSL-JSON, which Zotero, pandoc and citation processors read."""

from __future__ import annotations

import re
from typing import Any

from synth.cite import works
from synth.cite.language import language_tag
from synth.model.reference import Name, Reference

# Programs that set citations make a dash of the hyphen themselves.
_DASH = re.compile(r"(?<=\w)\s*(?:--?|–)\s*(?=\w)")
_AS_THEY_ARE = {
    "abstract": "abstract",
    "chapter": "chapter-number",
    "doi": "DOI",
    "edition": "edition",
    "isbn": "ISBN",
    "issn": "ISSN",
    "note": "note",
    "pmcid": "PMCID",
    "pmid": "PMID",
    "series": "collection-title",
    "shorttitle": "title-short",
    "url": "URL",
    "version": "version",
    "volume": "volume",
}


def to_csl(reference: Reference) -> dict[str, Any]:
    """The entry as an object of CSL-JSON; `id` is the citation key. What is not known is left out."""
    fields = reference.fields
    made: dict[str, Any] = {
        "id": reference.key,
        "type": works.csl_type(reference),
        "title": works.title(reference),
        "author": [_name(name) for name in reference.authors],
        "editor": [_name(name) for name in reference.editors],
        "issued": _issued(reference),
        "container-title": works.container(reference),
        "publisher": works.publisher(reference),
        "genre": works.genre(reference),
        "publisher-place": works.first(reference, "address", "location"),
        "language": language_tag(reference),
        "status": reference.state,
        "page": _DASH.sub("-", reference.fields.get("pages", "")),
    }
    made |= _numbers(reference)
    made |= {ours: fields[name] for name, ours in _AS_THEY_ARE.items() if name in fields}
    return {name: value for name, value in made.items() if value}


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: text for part, text in parts.items() if text}


def _issued(reference: Reference) -> dict[str, Any]:
    if found := works.dates(reference):
        return {"date-parts": [list(parts) for parts in found]}
    # Such as `in press`.
    year = reference.fields.get("year")
    return {"literal": year} if year else {}


def _numbers(reference: Reference) -> dict[str, str]:
    """In a journal the number is that of the issue; elsewhere it is the work's own."""
    number, issue = reference.fields.get("number", ""), reference.fields.get("issue", "")
    if works.csl_type(reference) == "article-journal":
        return {"issue": number or issue, "number": works.article_number(reference)}
    return {"issue": issue, "number": number or works.article_number(reference)}
