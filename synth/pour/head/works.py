"""A source in the words of schema.org, and as the Highwire Press tags that reference managers read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from synth.cite import doi_address, language_tag, works
from synth.model.reference import OTHERS, Name, Reference
from synth.pour.head.description import known

# Type in the words of CSL to the type in those of schema.org.
_TYPES = {
    "article-journal": "ScholarlyArticle",
    "book": "Book",
    "chapter": "Chapter",
    "dataset": "Dataset",
    "paper-conference": "ScholarlyArticle",
    "report": "Report",
    "review": "ScholarlyArticle",
    "software": "SoftwareSourceCode",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
_PAGED = ("Chapter", "ScholarlyArticle")
_RANGE = re.compile(r"([\w.]+)\s*(?:--?|–)\s*([\w.]+)")


def work_named(reference: Reference) -> dict[str, Any]:
    """The work in short: its type, name and address."""
    return known(
        {
            "@type": _TYPES.get(works.csl_type(reference), "CreativeWork"),
            "@id": doi_address(reference.fields["doi"]) if "doi" in reference.fields else "",
            "name": works.title(reference),
            "creativeWorkStatus": reference.state,
        }
    )


def work_in_full(reference: Reference) -> dict[str, Any]:
    """All that schema.org has a word for."""
    fields = reference.fields
    named = work_named(reference)
    pages = re.sub(r"\s*(?:--?|–)\s*", "-", fields.get("pages", "")) or works.article_number(reference)
    publisher = works.publisher(reference)
    return named | known(
        {
            "author": [_person(name) for name in reference.authors if name != OTHERS],
            "editor": [_person(name) for name in reference.editors if name != OTHERS],
            "datePublished": _date(reference, "-"),
            "inLanguage": language_tag(reference),
            "isPartOf": _whole(reference),
            "pagination": pages if named["@type"] in _PAGED else "",
            "isbn": fields.get("isbn", "") if named["@type"] == "Book" else "",
            "publisher": {"@type": "Organization", "name": publisher} if publisher else {},
            "identifier": [
                {"@type": "PropertyValue", "propertyID": name.upper(), "value": fields[name]}
                for name in ("doi", "pmid")
                if name in fields
            ],
            "url": fields.get("url", ""),
        }
    )


def citation_of_work(reference: Reference) -> Iterator[tuple[str, str]]:
    """The tags that describe the work, on a page that is about it alone."""
    fields = reference.fields
    yield "title", works.title(reference)
    for name in reference.authors:
        if name != OTHERS:
            yield "author", _inverted(name)
    yield "publication_date", _date(reference, "/")
    yield {"Chapter": "inbook_title"}.get(work_named(reference)["@type"], "journal_title"), works.container(reference)
    yield "volume", fields.get("volume", "")
    yield "issue", works.first(reference, "number", "issue")
    if span := _RANGE.fullmatch(fields.get("pages", "").strip()):
        yield "firstpage", span[1]
        yield "lastpage", span[2]
    else:
        yield "firstpage", fields.get("pages", "") or works.article_number(reference)
    yield "doi", fields.get("doi", "")
    yield "pmid", fields.get("pmid", "")
    yield "issn", fields.get("issn", "")
    yield "isbn", fields.get("isbn", "")
    yield "publisher", works.publisher(reference)
    yield "language", language_tag(reference)


def _whole(reference: Reference) -> dict[str, Any]:
    """What the work stands in: a journal with its volume and issue, or a book."""
    fields = reference.fields
    container = works.container(reference)
    if not container:
        return {}
    if works.csl_type(reference) != "article-journal":
        kind = "Book" if works.csl_type(reference) == "chapter" else "CreativeWork"
        return known({"@type": kind, "name": container})
    whole = known({"@type": "Periodical", "name": container, "issn": fields.get("issn", "")})
    if volume := fields.get("volume"):
        whole = {"@type": "PublicationVolume", "volumeNumber": volume, "isPartOf": whole}
    if issue := works.first(reference, "number", "issue"):
        whole = {"@type": "PublicationIssue", "issueNumber": issue, "isPartOf": whole}
    return whole


def _person(name: Name) -> dict[str, str]:
    if name.literal:
        return {"@type": "Organization", "name": name.literal}
    family = " ".join(part for part in (name.particle, name.family) if part)
    whole = " ".join(part for part in (name.given, family, name.suffix) if part)
    return known({"@type": "Person", "name": whole, "givenName": name.given, "familyName": family})


def _inverted(name: Name) -> str:
    """`Nakanishi, Miharu`, or an organisation's name."""
    family = name.literal or " ".join(part for part in (name.particle, name.family) if part)
    return ", ".join(part for part in (family, name.suffix, name.given) if part)


def _date(reference: Reference, sign: str) -> str:
    found = works.dates(reference)
    return sign.join(f"{part:02}" for part in found[0]) if found else ""
