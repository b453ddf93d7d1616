"""One reference as BibTeX, for taking away; read back, it gives the same fields."""

from __future__ import annotations

import re

from synth.model.reference import OTHERS, Name, Reference

_FIRST = ("author", "editor", "title", "journal", "booktitle", "year")
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "$": r"\$",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
# Addresses and identifiers are taken letter for letter by everything that reads BibTeX.
_VERBATIM = frozenset(("doi", "url", "eprint", "file", "isbn", "issn", "pmid", "pmcid"))
_CAPITALS_WITHIN = re.compile(r"[^\W\d_]*\w[A-Z]\w*(?:-\w+)*")


def to_bibtex(reference: Reference) -> str:
    """The entry with its people first, then its other fields by name."""
    fields = dict(reference.fields)
    if reference.authors:
        fields["author"] = _names(reference.authors)
    if reference.editors:
        fields["editor"] = _names(reference.editors)
    order = sorted(fields, key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), name))
    width = max((len(name) for name in order), default=0)
    lines = [f"  {name:<{width}} = {{{_value(name, fields[name])}}}," for name in order]
    return "\n".join([f"@{reference.type}{{{reference.key},", *lines, "}"])


def _value(name: str, value: str) -> str:
    if name in ("author", "editor"):
        return value
    if name in _VERBATIM:
        return value.replace("{", "%7B").replace("}", "%7D")
    escaped = _escaped(value)
    return _CAPITALS_WITHIN.sub(lambda match: f"{{{match[0]}}}", escaped) if name == "title" else escaped


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(character, character) for character in text)


def _names(names: tuple[Name, ...]) -> str:
    return " and ".join(_name(name) for name in names)


def _name(name: Name) -> str:
    if name == OTHERS:
        return "others"
    if name.literal:
        return f"{{{_escaped(name.literal)}}}"
    family = _escaped(" ".join(part for part in (name.particle, name.family) if part))
    return ", ".join(part for part in (family, _escaped(name.suffix), _escaped(name.given)) if part)
