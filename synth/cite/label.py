"""What works are called in the text of pages: author and year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from synth.cite.order import sort_key
from synth.cite.people import in_label, initials, makers
from synth.model.reference import Reference

NO_DATE = "n.d."
LONGEST_TITLE = 40


def label(reference: Reference, suffix: str = "") -> str:
    """`Nakanishi et al. 2021`, `Jørgensen & Hansen 2020b`, `Smith n.d.`; a short title where nobody is named."""
    return f"{in_label(makers(reference)) or _short_title(reference)} {year(reference, suffix)}"


def year(reference: Reference, suffix: str = "") -> str:
    """The year as the entry has it, `n.d.` where it has none, with the letter that tells works of one year apart."""
    written = reference.fields.get("year") or NO_DATE
    hyphen = "-" if suffix and not written[-1].isdigit() else ""
    return f"{written}{hyphen}{suffix}"


def labels(references: Mapping[str, Reference], letters: Mapping[str, str]) -> Mapping[str, str]:
    """Key to label, no two of them alike.

    `letters` are those that the citation style puts behind years. What is still alike is told apart by the initials
    of the first author, as in `A. Smith 2020` and `B. Smith 2020`, and what is alike even so by letters of our own,
    a, b, ... in the order of the bibliography.
    """
    found = {key: label(reference, letters.get(key, "")) for key, reference in references.items()}
    for keys in _alike(found):
        named = {key: f"{_initials(references[key])}{found[key]}" for key in keys}
        found |= named if len(set(named.values())) > 1 else {}
    for keys in _alike(found):
        for number, key in enumerate(sorted(keys, key=lambda key: sort_key(references[key]))):
            found[key] += ("" if found[key][-1].isdigit() else "-") + _letters(number)
    return found


def _alike(found: Mapping[str, str]) -> list[list[str]]:
    """The keys of each label that several have."""
    groups: dict[str, list[str]] = defaultdict(list)
    for key, named in found.items():
        groups[named].append(key)
    return [keys for keys in groups.values() if len(keys) > 1]


def _initials(reference: Reference) -> str:
    names = makers(reference)
    return f"{initials(names[0].given)} " if names and names[0].given and names[0].family else ""


def _letters(number: int) -> str:
    """`a` to `z`, then `aa`."""
    written = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        written = chr(ord("a") + rest) + written
    return written


def _short_title(reference: Reference) -> str:
    title = reference.fields.get("shorttitle") or reference.fields.get("title") or reference.key
    if len(title) <= LONGEST_TITLE:
        return title
    return (
        title[:LONGEST_TITLE].rpartition(" ")[0].rstrip(" ,:;.–—-") + " …"
        if " " in title[:LONGEST_TITLE]
        else title[:LONGEST_TITLE] + "…"
    )
