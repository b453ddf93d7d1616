"""In-text citations: author and year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from synth.cite.order import sort_key
from synth.cite.people import in_label, makers
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


def labels(references: Mapping[str, Reference]) -> Mapping[str, str]:
    """Key to label, no two of them alike."""
    letters = suffixes(references)
    return {key: label(reference, letters[key]) for key, reference in references.items()}


def suffixes(references: Mapping[str, Reference]) -> Mapping[str, str]:
    """Key to the letter after its year: "" for most, a, b, ... in the order of the bibliography for labels alike."""
    alike: dict[str, list[tuple[str, Reference]]] = defaultdict(list)
    for key, reference in references.items():
        alike[label(reference)].append((key, reference))
    found = dict.fromkeys(references, "")
    for group in alike.values():
        if len(group) > 1:
            for number, (key, _) in enumerate(sorted(group, key=lambda pair: sort_key(pair[1]))):
                found[key] = _letters(number)
    return found


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
