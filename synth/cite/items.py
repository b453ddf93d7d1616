"""References as the citation engine is given them: the data of CSL, prepared so that nothing of it is changed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from synth.cite import works
from synth.cite.csl import to_csl
from synth.cite.language import language_tag
from synth.cite.people import is_uncased, makers, person_name
from synth.model.reference import OTHERS, Name, Reference
from synth.model.review import Review
from synth.read.bibtex.annotations import whole

BEGIN, END = "\ufdd0", "\ufdd1"
"""Around the part of a name that stands in another script, on its way through the engine; no text can hold them."""

Item = Mapping[str, Any]

_PEOPLE = ("author", "editor")
_STATES = {"prepublished": "advance online publication", "inpress": "in press", "forthcoming": "forthcoming"}
_APA = re.compile(r"apa(?:-.*)?")


def to_item(reference: Reference, style: str) -> Item:
    """The reference in the terms of CSL, for a style; a text of which a part is set apart is a list of such parts."""
    item = to_csl(reference)
    for role in _PEOPLE:
        names = reference.authors if role == "author" else reference.editors
        if names:
            item[role] = _names(names)
    if not any(role in item for role in _PEOPLE) and (behind := makers(reference)):
        item["author"] = _names(behind)
    item |= _title(reference)
    if accessed := works.date_parts(reference.fields.get("urldate", "")):
        item["accessed"] = {"date-parts": accessed}
    if not item.get("page") and "number" in item and item["type"] == "article-journal":
        # Styles know articles without pages by either of the two.
        item["page"] = item["number"]
    if not item.get("URL", "").casefold().startswith(("https://", "http://")):
        item.pop("URL", None)
    if state := _STATES.get(reference.fields.get("pubstate", "")):
        item["status"] = state
    if item["type"] == "report" and item.get("number"):
        item.setdefault("genre", "Report")
    if _APA.fullmatch(style):
        item = _for_apa(item, makers(reference))
    # What it is about is nothing that a citation shows.
    return {name: value for name, value in item.items() if name not in ("abstract", "note")}


def _for_apa(item: Item, people: Sequence[Name]) -> dict[str, Any]:
    """What the manual asks for and the style leaves to those who fill it in.

    A publisher that is also the author is left out (section 9.29); a paper in published proceedings is set as a
    chapter of a book (section 10.5), which names the publisher; a data set is called so, in two words (section 10.9).
    """
    made = dict(item)
    publisher = made.get("publisher", "")
    if publisher and publisher.casefold() in {name.literal.casefold() for name in people}:
        del made["publisher"]
    if made["type"] == "paper-conference" and "publisher" in made:
        made["type"] = "chapter"
    if made["type"] == "dataset":
        made.setdefault("genre", "Data set")
    return made


# -- names --


def _names(names: Sequence[Name]) -> list[dict[str, str]]:
    return [_name(name) for name in names]


def _name(name: Name) -> dict[str, str]:
    if name == OTHERS:
        return {"literal": "others"}
    apart = f"{BEGIN}{name.original}{END}" if name.original else ""
    if name.literal or not name.family:
        return {"literal": " ".join(part for part in (name.literal or name.given, apart) if part)}
    if is_uncased(name):
        # The engine would set such a given name as initials, with full stops.
        return {"literal": f"{name.family} {BEGIN}{name.given}{END}"}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        # Which styles put last, whether the family name comes first or not.
        "suffix": " ".join(part for part in (name.suffix, apart) if part),
    }
    return {part: text for part, text in parts.items() if text}


# -- titles --


def _title(reference: Reference) -> dict[str, Any]:
    """The title, and after it the same in its own script and in translation, as far as the entry gives them."""
    language = language_tag(reference)
    original = whole(reference.fields.get("title+an:original", ""))
    translation = whole(reference.fields.get("title+an:translation", ""))
    romanised = f"{language}-Latn" if original and language.isalpha() else language
    parts: list[Any] = [{"text": works.title(reference), "language": romanised}]
    if original:
        parts += [" ", {"text": original, "language": language}]
    if translation:
        parts += [" [", {"text": translation, "language": ""}, "]"]
    return {"title": parts}


# -- the site's own pages --


def page_items(review: Review, title: str, address: str) -> tuple[Item, Item]:
    """A page of the review as something to cite, once with its address and once without."""
    date = [[int(part) for part in review.date.split("-")]]
    page: Item = {
        "type": "webpage",
        "author": _names([person_name(person) for person in review.people]),
        "title": [{"text": title, "language": review.language}],
        # In many styles a page of the web has no version of its own.
        "container-title": f"{review.title} (version {review.version})",
        "issued": {"date-parts": date},
        "language": review.language,
    }
    return {"id": "page", "URL": f"https://{address}", **page}, {"id": "draft", **page}
