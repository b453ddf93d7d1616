"""People's names: a list taken apart at `and`, and each name into its parts by BibTeX's rules.

    First von Last          Ludwig van Beethoven
    von Last, First         van Beethoven, Ludwig
    von Last, Jr, First     King, Jr., Martin Luther

What stands in braces is one word: `{World Health Organization}` is a name as a whole. The mistake that
BibTeX never tells is a list without `and`: it takes `Smith, J., Jones, K.` for one person.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from synth.diagnostics.words import quoted
from synth.model.reference import OTHERS, Name
from synth.read.bibtex.latex import decode, squeezed

Report = Callable[[str, str, str, str], None]
"""Told a code, the written name, what is wrong with it and how to mend it."""

_AND = re.compile(r" and(?= )", re.IGNORECASE)
_BRACE_OR_AND = re.compile(r"[{}]| and(?= )", re.IGNORECASE)
_BRACE_OR_COMMA = re.compile(r"[{},]")
_COMMA = re.compile(",")
# `\~` is an accent, not a blank.
_BLANK = re.compile(r" |(?<!\\)~")
_BRACE_OR_BLANK = re.compile(r"[{} ]|(?<!\\)~")
_MARKUP = re.compile(r"[{}\\~]")
# Most names: one word, a comma, and words without any sign.
_PLAIN = re.compile(r"([^\W\d_][\w'’-]{2,}), ((?!et\b)[^\W\d_][\w'’.-]*(?: (?!et\b)[^\W\d_][\w'’.-]*)*)")
_IN_BRACES = re.compile(r"\{[^{}]*\}")
_ET_AL = re.compile(r"\bet\.? al\b", re.IGNORECASE)
_SUFFIX = re.compile(
    r"(?:jr|sr|[ivx]+|2nd|3rd|[4-9]th|esq|ph\.? ?d|m\.? ?d|filho|neto|júnior|junior|senior)\.?", re.IGNORECASE
)
_FAMILY_AND_INITIALS = re.compile(r"[^\W\d_][\w'’-]+ [A-Z](?:[ .-]{0,2}[A-Z]){0,2}\.?")
_INITIALS = re.compile(r"(?:[A-Z]\.?-?){1,3}")
_ORGANISATION = re.compile(
    r"(?:academy|agency|alliance|association|authority|bureau|centre|center|college|collaboration|commission|committee|"
    r"consortium|council|department|federation|foundation|government|group|health|hospital|institute|institution|"
    r"ministry|nations|network|office|organi[sz]ation|programme|service|services|society|trust|union|university)",
    re.IGNORECASE,
)
_SEPARATE = "separate authors with 'and': 'Smith, Jo and Jones, Kim'"


def parse_names(text: str, report: Report) -> tuple[Name, ...]:
    """The names of a list, `OTHERS` last where it ends in `and others`.

    A name that is wrong is reported and left out.
    """
    line = squeezed(text)
    if not line:
        return ()
    names = []
    for written in _split(f" {line} ", _BRACE_OR_AND, _AND):
        written = written.strip(" ")
        name = _parse(written, report)
        if name is not None and not name.family and not name.literal:
            report("S431", written, f"{quoted(written)} has no family name.", "write the name, or take the braces out")
        elif name is not None:
            names.append(name)
    return tuple(names)


def _split(text: str, braces_or_separator: re.Pattern[str], separator: re.Pattern[str]) -> list[str]:
    """The text taken apart at separators that are not in braces."""
    if "{" not in text:
        return separator.split(text)
    parts = []
    depth = start = 0
    for sign in braces_or_separator.finditer(text):
        if sign[0] == "{":
            depth += 1
        elif sign[0] == "}":
            depth -= 1
        elif not depth:
            parts.append(text[start : sign.start()])
            start = sign.end()
    return [*parts, text[start:]]


def _parse(written: str, report: Report) -> Name | None:
    if plain := _PLAIN.fullmatch(written):
        return Name(family=plain[1], given=plain[2])
    if not written:
        report("S431", written, "A name is missing beside 'and'.", "take out the 'and' that is too many")
        return None
    if written.casefold() == "others":
        return OTHERS
    if written.startswith("{") and _closes_at_end(written):
        return Name(literal=decode(written[1:-1], tie=" "))
    parts = [part.strip(" ") for part in _split(written, _BRACE_OR_COMMA, _COMMA)]
    if not all(parts):
        report("S431", written, f"A comma in {quoted(written)} has no name on one side.", "take the comma out")
        return None
    if fault := _list_fault(written, parts):
        report("S430", written, fault, _SEPARATE)
        return None
    words = [[word for word in _split(part, _BRACE_OR_BLANK, _BLANK) if word] for part in parts]
    if len(words) == 1:
        return _first_von_last(words[0], written, report)
    particle, family = _von_last(words[0])
    return _name(particle, family, words[-1], words[1] if len(words) == 3 else [])


def _closes_at_end(written: str) -> bool:
    """Whether the brace that the name begins with is closed by its last letter."""
    if written.find("}") == len(written) - 1:
        return True
    depth = 0
    for sign in re.finditer(r"[{}]", written):
        depth += 1 if sign[0] == "{" else -1
        if not depth:
            return sign.end() == len(written)
    return False


def _list_fault(written: str, parts: list[str]) -> str:
    """Why the name must be a list of several; empty where it can be one."""
    outside = _IN_BRACES.sub("", written) if "{" in written else written
    if _ET_AL.search(outside):
        return f"'et al.' in {quoted(written)} is read as a part of a person's name: write 'and others'."
    many = len(parts) > 3 or (len(parts) == 3 and not _SUFFIX.fullmatch(parts[1]))
    pair = len(parts) == 2 and all(_FAMILY_AND_INITIALS.fullmatch(part) for part in parts)
    if many or pair or ";" in outside or " & " in outside or r" \& " in outside:
        return f"{quoted(written)} is read as one person."
    return ""


def _first_von_last(words: list[str], written: str, report: Report) -> Name:
    if len(words) > 2 and _ORGANISATION.fullmatch(words[-1]):
        report(
            "S432",
            written,
            f"{quoted(written)} looks like an organisation, but is read as a person called '{words[-1]}'.",
            f"put an organisation's name in braces of its own: {{{written[:60]}}}",
        )
    if len(words) > 1 and _INITIALS.fullmatch(words[-1]):
        report(
            "S433",
            written,
            f"{quoted(written)} is read as a person whose family name is '{words[-1]}'.",
            f"write the family name first, with a comma: '{words[0][:40]}, {words[-1]}'",
        )
    lower = [index for index, word in enumerate(words[:-1]) if _is_particle(word)]
    if not lower:
        return _name([], words[-1:], words[:-1], [])
    return _name(words[lower[0] : lower[-1] + 1], words[lower[-1] + 1 :], words[: lower[0]], [])


def _von_last(words: list[str]) -> tuple[list[str], list[str]]:
    lower = [index for index, word in enumerate(words[:-1]) if _is_particle(word)]
    end = lower[-1] + 1 if lower else 0
    return words[:end], words[end:]


def _is_particle(word: str) -> bool:
    """Whether a word's first letter outside braces is a small one; a letter with an accent counts by itself."""
    if "{" in word or "\\" in word:
        if word.startswith("{") and not word.startswith("{\\"):
            return False
        word = decode(word, tie=" ")
    return next((letter.islower() for letter in word if letter.isalpha()), False)


def _name(particle: list[str], family: list[str], given: list[str], suffix: list[str]) -> Name:
    return Name(family=_text(family), given=_text(given), particle=_text(particle), suffix=_text(suffix))


def _text(words: list[str]) -> str:
    text = " ".join(words)
    return decode(text, tie=" ") if _MARKUP.search(text) else text
