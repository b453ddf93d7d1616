"""One reference as BibTeX, for taking away; read back, it says the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from synth.model.reference import OTHERS, Name, Reference

_FIRST = ("author", "editor", "title", "journal", "booktitle", "year")
# What names another entry says nothing without it; what it lent is among the fields.
_LEFT_OUT = frozenset(("crossref", "xdata", "xref"))
# Braces by name: BibTeX counts `\{` too, so only a pair could be written with it.
_COMMANDS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "`": r"\textasciigrave{}",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "$": r"\$",
}
_SPECIAL = re.compile(r"[\\{}~^`&%#_$]|-(?=-)|'(?=')")
# Taken letter for letter by everything that reads BibTeX.
_ADDRESSES = frozenset(("doi", "retraction", "url"))
_PLAIN = frozenset(
    "article-number articleno date eid eprint isbn ismn issn langid month pmid pubstate retracted urldate urn "
    "year".split()
)
_PLAIN_SPECIAL = re.compile(r"[&%#_$]")
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_LOOSE = re.compile(r",|\band\b", re.IGNORECASE)


def to_bibtex(reference: Reference) -> str:
    """The entry with its people first, then its other fields by name; UTF-8, ended by a brace on its own line."""
    values = {name: _value(name, text) for name, text in reference.fields.items() if name not in _LEFT_OUT}
    for name, people in (("author", reference.authors), ("editor", reference.editors)):
        if people:
            values[name] = f"{{{_names(people)}}}"
    order = sorted(values, key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), name))
    width = max((len(name) for name in order), default=0)
    lines = [f"  {name:<{width}} = {values[name]}," for name in order]
    return "\n".join([f"@{reference.type}{{{reference.key},", *lines, "}"])


def _value(name: str, text: str) -> str:
    if name == "month" and text.casefold() in _MONTHS:
        return text[:3].lower()
    if name in _ADDRESSES:
        return "{" + text.replace("{", "%7B").replace("}", "%7D") + "}"
    if name in _PLAIN:
        return "{" + _PLAIN_SPECIAL.sub(r"\\\g<0>", text) + "}"
    return "{" + (_with_capitals(text) if name in ("title", "subtitle", "booktitle") else _escaped(text)) + "}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: _COMMANDS.get(found[0], found[0] + "{}"), text)


def _with_capitals(title: str) -> str:
    """The title with braces around words such as DNA, which styles would write in small letters."""
    words = (_escaped(word) if word[1:] == word[1:].lower() else f"{{{_escaped(word)}}}" for word in title.split(" "))
    return " ".join(words)


def _names(names: Sequence[Name]) -> str:
    return " and ".join(_name(name) for name in names)


def _name(name: Name) -> str:
    if name == OTHERS:
        return "others"
    if name.literal:
        return f"{{{_escaped(name.literal)}}}"
    # In braces where the family name would be taken for a particle and a name.
    loose = any(word[:1].islower() for word in name.family.split()[:-1])
    family = f"{{{_escaped(name.family)}}}" if loose else _part(name.family)
    last = " ".join(part for part in (_part(name.particle), family) if part)
    return ", ".join(part for part in (last, _part(name.suffix), _part(name.given)) if part)


def _part(text: str) -> str:
    return f"{{{_escaped(text)}}}" if _LOOSE.search(text) else _escaped(text)
