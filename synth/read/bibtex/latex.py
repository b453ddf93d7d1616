"""LaTeX in a bibliography's text to plain Unicode; text without LaTeX comes out as it stands.

People write `50% of`, `A & B`, `~x` and `-->` in a .bib file and mean just that. So what only LaTeX would
misread is left alone, and `~`, `--` and quotation marks count as LaTeX only where they cannot be meant as
they stand. A command that is not known stays as typed, and is reported.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from synth.read.bibtex.latex_signs import (
    ACCENTS,
    DOTLESS,
    ESCAPES,
    LETTERS,
    LOWERED,
    MATHEMATICS,
    RAISED,
    SIGNS,
    STYLES,
)

NO_BREAK_SPACE = "\u00a0"

_SPECIAL = re.compile(r"[\\{}~$`]|--")
_BLANKS = re.compile(r"[ \t\n]+")
_UNEVEN = re.compile(r"[\t\n]|  ")
_TOKEN = re.compile(
    r"""
      (?P<template> \{\{[ ][^{}]*[ ]\}\} | \{%[^{}]*%\} | \{\#[^{}]*\#\} )
    | \\(?P<accent> [`'^"~=.] | [uvHcdbrkt](?![A-Za-z]) ) [ \t]*
    | \\href[ ]*\{[^{}]*\}
    | \\url[ ]*\{ (?P<address> [^{}]* ) \}
    | \\(?P<word> [A-Za-z]+ ) (?P<after> \{\} | [ \t\n]+ )?
    | \\(?P<escape> [^A-Za-z] )
    | (?P<brace> [{}] )
    | (?P<tie> ~ )
    | (?P<dashes> -{2,} )
    | (?P<quote> `` | '' )
    | (?<![\w`]) ` (?=\w) (?P<single> [^`'\\{}~$]* (?: '\w [^`'\\{}~$]* )* ) ' (?![\w'])
    | \$ (?: \\(?P<sign> [A-Za-z]+ ) | (?P<script> [_^]) \{? (?P<digits> [0-9+-]+ ) \}? ) \$
    """,
    re.VERBOSE,
)
# Inside a web address or a number only these have a meaning of their own.
_PLAIN_ESCAPE = re.compile(r"\\(?:textasciitilde|~)(?:\{\}|[ ])?|\\textunderscore(?:\{\}|[ ])?|\\([#$%&_])")
_URL_COMMAND = re.compile(r"\\url\s*\{(.*)\}", re.DOTALL)

Unknown = Callable[[int, int], None]
"""Told where a command that is not known stands in the text."""


def squeezed(text: str) -> str:
    """The text with every run of blanks and line breaks as one space, and none at its ends."""
    return (_BLANKS.sub(" ", text) if _UNEVEN.search(text) else text).strip(" ")


def decode(text: str, unknown: Unknown | None = None, tie: str = NO_BREAK_SPACE) -> str:
    """The plain text of a field; `tie` is what `~` between two words becomes."""
    if _SPECIAL.search(text) is None:
        return squeezed(text)
    return squeezed(_Decoder(text, unknown, tie).decode())


def decode_plain(text: str) -> str:
    r"""The text of a field that is no prose (an address, a number): only braces and `\_`, `\%` and the like go."""
    if "\\" in text:
        if command := _URL_COMMAND.fullmatch(text.strip()):
            text = command[1]
        text = _PLAIN_ESCAPE.sub(lambda found: found[1] or ("_" if "under" in found[0] else "~"), text)
    if "{" in text:
        text = text.replace("{", "").replace("}", "")
    return squeezed(text)


class _Decoder:
    def __init__(self, text: str, unknown: Unknown | None, tie: str) -> None:
        self._text = text
        self._unknown = unknown
        self._tie = tie
        self._out: list[str] = []
        self._last = ""
        self._accents: list[str] = []
        # What each open brace ends with: nothing, a quotation mark, or the brace itself.
        self._ends: list[str] = []
        self._next_end = ""
        self._open_quotes = 0
        self._next_closing = 0

    def decode(self) -> str:
        position = 0
        for token in _TOKEN.finditer(self._text):
            self._put(self._text[position : token.start()])
            position = token.end()
            self._take(token)
        self._put(self._text[position:])
        self._put_lone_accents()
        return "".join(self._out)

    def _take(self, token: re.Match[str]) -> None:
        match token.lastgroup:
            case "accent":
                self._accents.append(token["accent"])
            case "word" | "after":
                self._take_word(token)
            case "escape":
                self._take_escape(token)
            case "brace":
                self._take_brace(token[0])
            case "tie":
                self._put(self._tie if self._joins(token) else "~")
            case "dashes":
                self._put(self._dash(token))
            case "quote":
                self._put(self._quote(token))
            case "single":
                self._put(f"‘{token['single']}’")
            case "sign":
                self._put(MATHEMATICS.get(token["sign"], token[0]))
            case "digits":
                self._put(token["digits"].translate(RAISED if token["script"] == "^" else LOWERED))
            case "address":
                self._put(token["address"])
            case "template":
                self._put(token[0])
            case None:
                pass  # the address of \href; its words follow

    def _put(self, text: str) -> None:
        if not text:
            return
        if self._accents:
            text = self._accented(text)
        self._out.append(text)
        self._last = text[-1:] or self._last

    def _accented(self, text: str) -> str:
        base, rest = text[0], text[1:]
        accents, self._accents = self._accents, []
        if not base.isalpha():
            return "".join(ACCENTS[accent][1] for accent in accents) + text
        marks = "".join(ACCENTS[accent][0] for accent in reversed(accents))
        return unicodedata.normalize("NFC", DOTLESS.get(base, base) + marks) + rest

    def _put_lone_accents(self) -> None:
        r"""An accent on nothing, such as `\~{}`, is the sign itself."""
        accents, self._accents = self._accents, []
        for accent in accents:
            self._put(ACCENTS[accent][1])

    def _take_word(self, token: re.Match[str]) -> None:
        word = token["word"]
        known = LETTERS.get(word) or SIGNS.get(word)
        if known:
            self._put(known)
        elif word in ("enquote", "mkbibquote") and self._text.startswith("{", token.end()):
            self._put("“")
            self._next_end = "”"
        elif word in MATHEMATICS:
            self._put(MATHEMATICS[word])
        elif word not in STYLES:
            if self._unknown:
                self._unknown(token.start(), token.end("word"))
            self._put(token[0])
            self._next_end = "}" if self._text.startswith("{", token.end()) else ""

    def _take_escape(self, token: re.Match[str]) -> None:
        sign = token["escape"]
        if sign not in ESCAPES and self._unknown:
            self._unknown(token.start(), token.end())
        self._put(ESCAPES.get(sign, token[0]))

    def _take_brace(self, brace: str) -> None:
        if brace == "{":
            self._put("{" if self._next_end == "}" else "")
            self._ends.append(self._next_end)
            self._next_end = ""
        else:
            self._put_lone_accents()
            self._put(self._ends.pop() if self._ends else "")

    def _joins(self, token: re.Match[str]) -> bool:
        """Whether this `~` stands between two words, where it can only be LaTeX's space."""
        following = self._text[token.end() : token.end() + 1]
        if self._last.isdigit() and following.isdigit():
            return False
        before = self._last.isalnum() or self._last in tuple('.,)’”"')
        return before and (following.isalnum() or following in tuple("{\\("))

    def _dash(self, token: re.Match[str]) -> str:
        following = self._text[token.end() : token.end() + 1]
        spaced = self._last == " " and following == " "
        between = self._last not in ("", " ", "\n", "\t", "<", "!", "-") and following not in ("", " ", "\n", "\t", ">")
        return {2: "–", 3: "—"}.get(len(token[0]), token[0]) if spaced or between else token[0]

    def _quote(self, token: re.Match[str]) -> str:
        """A pair of `` and '' are quotation marks; one without the other stays as it is."""
        if token[0] == "''":
            if not self._open_quotes:
                return token[0]
            self._open_quotes -= 1
            return "”"
        if 0 <= self._next_closing < token.end():
            self._next_closing = self._text.find("''", token.end())
        if self._next_closing < 0:
            return token[0]
        self._open_quotes += 1
        return "“"
