"""`CITATION.cff`: how to cite this review, for programs (Citation File Format 1.2.0)."""

from __future__ import annotations

import re
from typing import Any

import yaml

from synth.cite.people import person_name
from synth.export.content import Content
from synth.model.review import Person, Review
from synth.prose import plain_text

_MESSAGE = "If you use this review, please cite it with what stands in this file."
# The licences of Creative Commons that the format's list of SPDX identifiers holds.
_CREATIVE_COMMONS = re.compile(
    r"https?://creativecommons\.org/licenses/(by(?:-nc)?(?:-sa|-nd)?)/(1\.0|2\.0|2\.5|3\.0|4\.0)(?:/.*)?"
)
_DEDICATION = re.compile(r"https?://creativecommons\.org/publicdomain/zero/1\.0(?:/.*)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def to_cff(content: Content) -> str:
    """The file's text. A date that is not known to the day is left out, as the format has no other dates."""
    review = content.graph.review
    described: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": _MESSAGE,
        "type": "dataset",
        "title": review.title,
        "abstract": plain_text(review.question.text),
        "authors": _each_once([_author(person) for person in review.people]),
        "version": review.version,
    }
    if _DAY.fullmatch(review.date):
        described["date-released"] = review.date
    described |= _licence(review)
    if content.site_url:
        described["url"] = content.site_url
    return yaml.safe_dump(described, allow_unicode=True, sort_keys=False, width=120)


def _author(person: Person) -> dict[str, str]:
    """A person where an ORCID says that it is one; else a name as it is, since groups answer for reviews too."""
    if person.orcid is None:
        return {"name": person.name}
    name = person_name(person)
    parts = {
        "given-names": name.given,
        "name-particle": name.particle,
        "family-names": name.family,
        "name-suffix": name.suffix,
        "alias": name.literal,
        "orcid": f"https://orcid.org/{person.orcid}",
    }
    return {part: text for part, text in parts.items() if text}


def _licence(review: Review) -> dict[str, str]:
    if found := _CREATIVE_COMMONS.fullmatch(review.licence_url):
        return {"license": f"CC-{found[1]}-{found[2]}".upper()}
    if _DEDICATION.fullmatch(review.licence_url):
        return {"license": "CC0-1.0"}
    return {"license-url": review.licence_url}


def _each_once(authors: list[dict[str, str]]) -> list[dict[str, str]]:
    return [author for place, author in enumerate(authors) if author not in authors[:place]]
