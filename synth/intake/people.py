"""People's names as programs for references write them, in their parts."""

from __future__ import annotations

import re

from synth.model.reference import OTHERS, Name

_SUFFIX = re.compile(r"(?:jr|sr|[ivx]{2,4}|2nd|3rd|ph\.? ?d|m\.? ?d)\.?", re.IGNORECASE)
_FAMILY_THEN_INITIALS = re.compile(r"([^\W\d_][\w'’ -]*[\w'’]) ((?:[^\W\d_a-z]\.?[ -]?){1,4})")
_OTHERS = re.compile(r"(?:et\.? al\.?|and others|others)", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*;\s*")


def people(text: str) -> list[Name]:
    """The names of a text: one, or several with `;` between them."""
    return [person(written) for written in _SEPARATOR.split(text.strip(" ;,")) if written.strip(" ,")]


def person(written: str) -> Name:
    """`Smith, Jo`, `van Beethoven, Ludwig`, `King, Martin Luther, Jr.` and `Smith JK` in their parts.

    A name without a comma that does not end in initials is taken as it stands: it may be an organisation's.
    """
    text = written.strip(" ,")
    if _OTHERS.fullmatch(text):
        return OTHERS
    family, *others = (part.strip() for part in text.split(","))
    if not any(others):
        found = _FAMILY_THEN_INITIALS.fullmatch(family)
        if not found or found[1].isupper():
            return Name(literal=family)
        return in_parts(found[1], " ".join(_initials(found[2])))
    given = [part for part in others if part]
    suffix = next((part for part in given if _SUFFIX.fullmatch(part)), "") if len(given) > 1 else ""
    return in_parts(family, " ".join(part for part in given if part != suffix), suffix)


def in_parts(family: str, given: str, suffix: str = "") -> Name:
    """A name whose family part may begin with particles in small letters."""
    if not family:
        return Name(literal=given)
    words = family.split()
    end = 0
    while end < len(words) - 1 and words[end][0].islower():
        end += 1
    return Name(family=" ".join(words[end:]), given=given, particle=" ".join(words[:end]), suffix=suffix)


def _initials(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]-[^\W\d_]|[^\W\d_]", text)
