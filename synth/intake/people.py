"""People's names as programs for references write them, in their parts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from synth.model.reference import OTHERS, Name

_SUFFIX = re.compile(r"(?:jr|sr|[ivx]{2,4}|2nd|3rd|ph\.? ?d|m\.? ?d)\.?", re.IGNORECASE)
# Of Latin, Greek and Cyrillic: other scripts write no initials, and their names are as short as these.
_CAPITAL = f"[{''.join(letter for letter in map(chr, range(0x530)) if letter.isupper())}]"
_FAMILY_THEN_INITIALS = re.compile(rf"([^\W\d_][\w'’ -]*[\w'’]) ((?:{_CAPITAL}\.?[ -]?){{1,4}})")
_INITIALS = re.compile(rf"(?:{_CAPITAL}\.?[ -]?){{1,4}}")
# Scopus once wrote the mark of an affiliation behind the initials: `Aria, M.a`.
_INITIALS_AND_MARKS = re.compile(rf"((?:{_CAPITAL}\.[ -]?){{1,4}}|{_CAPITAL}{{1,3}})(?: ?[a-z](?:,? [a-z])*)?")
_MIDDLE_INITIAL = re.compile(rf"{_CAPITAL}[\w'’-]+(?: {_CAPITAL}\.?)+ {_CAPITAL}[\w'’-]+")
# One person's name has two: family, suffix, given name.
_MOST_COMMAS = 3
_CUT_SHORT = frozenset(("...", "…"))
_OTHERS = re.compile(r"(?:et\.? al\.?|and others|others)", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*;\s*")


def people(text: str) -> list[Name]:
    """The names of a text: one, or several with `;` between them, or with commas only where that is clear."""
    named: list[Name] = []
    for written in _SEPARATOR.split(text.strip(" ;,")):
        several = listed(written) if written.count(",") >= _MOST_COMMAS else []
        if written.strip(" ,"):
            named += several or [person(written)]
    return named


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


def natural(written: str) -> Name:
    """`Viktor H Ahlqvist` in its parts: the last word is the family name, with the small particles before it."""
    words = written.split()
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    begin = len(words) - 1
    while begin > 1 and words[begin - 1][0].islower():
        begin -= 1
    return in_parts(" ".join(words[begin:]), " ".join(words[:begin]), suffix) if begin else Name(literal=written)


def listed(written: str) -> list[Name]:
    """The names of a list with nothing but commas in it; none where it does not say where one ends.

    `Ana Silva, Jo Berg` are names with the given name first, `Silva, A., Berg, J.` are families with initials.
    Where the list is cut short with dots, it ends in OTHERS.
    """
    parts = [part.strip() for part in written.strip(" ,").split(",")]
    named = [part for part in parts if part not in _CUT_SHORT]
    others = [OTHERS] if len(named) < len(parts) else []
    initials = [_INITIALS_AND_MARKS.fullmatch(part) for part in named[1::2]]
    if len(named) % 2 == 0 and all(initials) and not _INITIALS.fullmatch(named[0]):
        pairs = zip(named[::2], initials, strict=True)
        return [in_parts(family, found[1].strip()) for family, found in pairs if found] + others
    if all(" " in part for part in named):
        return [natural(part) for part in named] + others
    return []


def is_natural(written: str) -> bool:
    """Whether one name stands with its given name first, which an initial in its middle tells."""
    return _MIDDLE_INITIAL.fullmatch(written) is not None


def spoken(named: Iterable[Name], written: str) -> list[Name]:
    """Those names that stand in a text in the order of speech, with no initial before the family name to tell it.

    `Ada Smith` is read like that, and so is `Wu Caicong`, whose family name is the first word.
    """
    return [
        name
        for name in named
        if name.given
        and not _INITIALS.fullmatch(name.given.split()[-1])
        and " ".join(part for part in (name.given, name.particle, name.family) if part) in written
    ]


def family_first(name: Name) -> Name:
    """A name whose initials were taken for its family name, such as `Nayyar A.`, the right way round."""
    if name.given and not name.particle and _INITIALS.fullmatch(name.family) and not _INITIALS.fullmatch(name.given):
        return in_parts(name.given, name.family, name.suffix)
    return name


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
