"""In-text citations, author and year, after the author-date rules of APA 7."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping

from synth.model.reference import OTHERS, Name, Reference

NO_DATE = "n.d."
# Letters that Unicode does not take apart, as sorted in English lists.
_PLAIN = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


def year(reference: Reference) -> str:
    """The year of publication as the entry has it; `n.d.` where it has none."""
    return reference.fields.get("year") or NO_DATE


def family_name(name: Name) -> str:
    """`van Beethoven`, or an organisation's name."""
    return name.literal or " ".join(part for part in (name.particle, name.family) if part) or name.given


def who(reference: Reference) -> str:
    """`Smith`, `Smith & Jones`, `Smith et al.`; the title where nobody is named."""
    names = reference.authors or reference.editors
    more = OTHERS in names
    named = [family_name(name) for name in names if name != OTHERS]
    if not named:
        return reference.fields.get("title") or reference.key
    if len(named) > 2 or more:
        return f"{named[0]} et al."
    return " & ".join(named)


def label(reference: Reference) -> str:
    """`Nakanishi et al. 2021`, without telling apart references that read the same."""
    return f"{who(reference)} {year(reference)}"


def labels(references: Mapping[str, Reference]) -> Mapping[str, str]:
    """Key to label; references that read the same get a letter after the year, in the order of the bibliography."""
    alike: dict[str, list[Reference]] = defaultdict(list)
    for reference in references.values():
        alike[label(reference)].append(reference)
    found: dict[str, str] = {}
    for text, group in alike.items():
        for number, reference in enumerate(sorted(group, key=sort_key)):
            found[reference.key] = text + (suffix(number, text) if len(group) > 1 else "")
    return {key: found[key] for key in references}


def suffix(number: int, text: str) -> str:
    """The letter of the 0th, 1st ... of those that read the same: `a`, `b` ... `z`, `aa`; after `n.d.` with a hyphen."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return f"-{letters}" if text.endswith(NO_DATE) else letters


def sort_key(reference: Reference) -> tuple[str, str, str, str]:
    """The order of the bibliography: by authors, year, title; letters with marks beside those without."""
    names = reference.authors or reference.editors
    authors = " ".join(f"{family_name(name)} {name.given}" for name in names)
    title = reference.fields.get("title", "")
    return (folded(authors or title), reference.fields.get("year", ""), folded(title), reference.key)


def folded(text: str) -> str:
    """The text as it is sorted, the same in every locale: `Jørgensen` beside `Jorgensen`."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(character for character in apart if not unicodedata.combining(character))
