"""The people behind a work: who it is cited by, and what they are called."""

from __future__ import annotations

from collections.abc import Sequence

from synth.model.reference import OTHERS, Name, Reference
from synth.model.review import Person
from synth.read.bibtex.names import parse_names

# Where nobody is named, the body that stands behind the work takes the author's place.
_BODIES = ("organization", "institution")


def makers(reference: Reference) -> tuple[Name, ...]:
    """Who a work is cited by: its authors, else its editors, else the body behind it."""
    named = reference.authors or reference.editors
    body = next((reference.fields[name] for name in _BODIES if name in reference.fields), "")
    return named or ((Name(literal=body),) if body else ())


def family_name(name: Name) -> str:
    """`van Beethoven`, or an organisation's name."""
    return name.literal or " ".join(part for part in (name.particle, name.family) if part) or name.given


def in_label(names: Sequence[Name]) -> str:
    """`Smith`, `Smith & Jones`, `Smith et al.`; "" where nobody is named."""
    named = [family_name(name) for name in names if name != OTHERS]
    if len(named) > 2 or (named and OTHERS in names):
        return f"{named[0]} et al."
    return " & ".join(named)


def initials(given: str) -> str:
    """`Ann-Marie Louise` to `A.-M. L.`; a name in letters without capitals, such as Japanese ones, stays whole."""
    return " ".join("-".join(_initial(part) for part in word.split("-") if part) for word in given.split())


def _initial(word: str) -> str:
    if not word[0].isupper():
        return word
    # `J.R.R.` is three of them.
    return " ".join(f"{part[0]}." for part in word.split(".") if part)


def is_uncased(name: Name) -> bool:
    """Whether a name is written in letters that are neither small nor capital, family name first."""
    return bool(name.given) and not any(part[0].isupper() or part[0].islower() for part in (name.given, name.family))


def person_name(person: Person) -> Name:
    """The name of someone who answers for the review, in its parts where an ORCID says that it is a person's.

    `Ludwig van Beethoven` and `Beethoven, Ludwig` are the same; in letters without capitals the family name is first.
    """
    written = person.name
    if person.orcid is None:
        return Name(literal=written)
    if "," not in written and written.upper() == written.lower():
        family, _, given = written.partition(" ")
        return Name(family=family, given=given)
    faults: list[str] = []
    names = parse_names(written, lambda *fault: faults.extend(fault))
    return names[0] if len(names) == 1 and not faults else Name(literal=written)
