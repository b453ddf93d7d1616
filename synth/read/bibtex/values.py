"""The text of a value: braces and quotation marks taken off, pieces joined, abbreviations spelt out.

BibTeX calls what `@string` defines a macro; messages call it an abbreviation. Abbreviations are spelt out
in the order of the file, so one cannot be made of itself, nor of one that comes later.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn

from synth.diagnostics.nearest import Nearest
from synth.diagnostics.words import counted, quoted
from synth.read.bibtex.blocks import NAME, Block
from synth.read.bibtex.source import Reports
from synth.read.bibtex.splitting import Field

LONGEST_EXPANSION = 10_000
MOST_EXPANDED = 1_000_000

MONTHS = {
    "jan": "January",
    "feb": "February",
    "mar": "March",
    "apr": "April",
    "may": "May",
    "jun": "June",
    "jul": "July",
    "aug": "August",
    "sep": "September",
    "oct": "October",
    "nov": "November",
    "dec": "December",
}

_BLANK = re.compile(r"\s*")
_BRACE = re.compile(r"[{}]")
_QUOTE = re.compile(r'[{}"]')
_WORD = re.compile(NAME)
_FIELD = re.compile(rf"{NAME}\s*=")
_DEFINED = re.compile(rf"\s*({NAME})")


class Unreadable(Exception):
    """The form of a value is broken, so its entry cannot be trusted. Reported where it was found."""


class Unknown(Exception):
    """A value rests on an abbreviation that cannot be spelt out. Reported where it was found."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value before LaTeX is decoded; `start` and `end` are where its text lies in the file.

    `exact` says that the text is the file's, character for character, between the two.
    """

    text: str
    start: int
    end: int
    exact: bool = True


class Values:
    """Reads values, and keeps the abbreviations defined so far."""

    def __init__(self, blocks: Sequence[Block], reports: Reports) -> None:
        self._reports = reports
        self._text = reports.source.text
        self._abbreviations: dict[str, str | None] = dict(MONTHS)  # None: its definition was reported
        self._defined_in: dict[str, int] = {}
        self._expandable = MOST_EXPANDED + len(self._text)
        self._later = self._definitions(blocks)
        self._nearest: Nearest | None = None

    def _definitions(self, blocks: Sequence[Block]) -> dict[str, int]:
        """The line in which each abbreviation of the file is first defined."""
        lines: dict[str, int] = {}
        for block in blocks:
            if block.type == "string" and (found := _DEFINED.match(self._text, block.body, block.end)):
                lines.setdefault(found[1].lower(), self._reports.source.number(block.start))
        return lines

    def spoil(self, block: Block) -> None:
        """Remember that an abbreviation has a definition, though one that could not be read."""
        if found := _DEFINED.match(self._text, block.body, block.end):
            self._abbreviations.setdefault(found[1].lower(), None)

    def define(self, field: Field) -> None:
        """Take an abbreviation up."""
        line = self._reports.source.number(field.start)
        end = field.start + len(field.name)
        if field.name in self._defined_in:
            self._reports.add(
                "S412",
                field.start,
                end,
                f"The abbreviation {quoted(field.name)} is defined in lines {self._defined_in[field.name]} and {line}.",
                "the second one counts from here on; give it a name of its own",
            )
        try:
            self._abbreviations[field.name] = self.read(field, defining=field.name).text
        except (Unreadable, Unknown):
            self._abbreviations[field.name] = None
        self._defined_in[field.name] = line

    def read(self, field: Field, defining: str = "") -> Value:
        """The text of a field's value.

        Raises `Unreadable` or `Unknown`, both after they have been reported.
        """
        text, start, end = self._text, field.value_start, field.value_end
        inner = start + 1
        if text[start : start + 1] == "{" and text.find("}", inner, end) == end - 1 and text.find("{", inner, end) < 0:
            return Value(text[inner : end - 1], inner, end - 1)
        return self._read_pieces(field, defining)

    def _read_pieces(self, field: Field, defining: str) -> Value:
        text, position, end = self._text, field.value_start, field.value_end
        pieces: list[Value] = []
        expanded = False
        while True:
            if position >= end:
                self._report_empty(field, end, joined=bool(pieces))
            sign = text[position]
            if sign in '{"':
                closing = self._closing(position, end)
                pieces.append(Value(text[position + 1 : closing], position + 1, closing))
                position = closing + 1
            else:
                word = _WORD.match(text, position, end)
                if word is None:
                    self._report_sign(field, position)
                pieces.append(self._word(position, word[0], defining, field))
                position = pieces[-1].end
                expanded = expanded or not pieces[-1].exact
            after = position
            position = self._after_blanks(position, end)
            if position >= end:
                break
            if text[position] != "#":
                self._report_follower(field, after, position, end)
            position = self._after_blanks(position + 1, end)
        return pieces[0] if len(pieces) == 1 else self._joined(pieces, expanded, field)

    def _joined(self, pieces: Sequence[Value], expanded: bool, field: Field) -> Value:
        length = sum(len(piece.text) for piece in pieces)
        if expanded and (length > LONGEST_EXPANSION or length > self._expandable):
            self._report_explosion(field)
        self._expandable -= length if expanded else 0
        return Value("".join(piece.text for piece in pieces), pieces[0].start, field.value_end, exact=False)

    def _word(self, position: int, word: str, defining: str, field: Field) -> Value:
        """A number, or an abbreviation spelt out."""
        end = position + len(word)
        if word.isascii() and word.isdigit():
            return Value(word, position, end)
        name = word.lower()
        expansion = self._abbreviations.get(name)
        if expansion is None:
            if name not in self._abbreviations:
                self._report_undefined(position, word, defining, field)
            raise Unknown  # its own definition has the message
        if len(expansion) > self._expandable:
            self._report_explosion(field)
        self._expandable -= len(expansion)
        return Value(expansion, position, end, exact=False)

    def _closing(self, opening: int, end: int) -> int:
        """The index of what closes the piece that begins at `opening`."""
        quote = self._text[opening] == '"'
        depth = 0
        for sign in (_QUOTE if quote else _BRACE).finditer(self._text, opening + quote, end):
            if sign[0] == '"':
                if not depth:
                    return sign.start()
            else:
                depth += 1 if sign[0] == "{" else -1
                if not depth and not quote:
                    return sign.start()
        self._reports.add(
            "S404", opening, opening + 1, "What opens here is not closed.", "close it where its text ends"
        )
        raise Unreadable

    def _after_blanks(self, index: int, end: int) -> int:
        found = _BLANK.match(self._text, index, end)
        return found.end() if found else index

    # -- what is wrong; each of these raises --

    def _report_empty(self, field: Field, end: int, joined: bool) -> NoReturn:
        what = "after '#'" if joined else f"after '{field.name} ='"
        self._reports.add("S407", end, end + 1, f"A text is missing {what}.", "write it in braces: {text}")
        raise Unreadable

    def _report_sign(self, field: Field, position: int) -> NoReturn:
        self._reports.add(
            "S407",
            position,
            position + 1,
            f"'{self._text[position]}' cannot begin the text of '{field.name}'.",
            "put the whole text in braces: {text}",
        )
        raise Unreadable

    def _report_follower(self, field: Field, after: int, position: int, end: int) -> NoReturn:
        if _FIELD.match(self._text, position, end):
            self._reports.add(
                "S406", after, after + 1, f"A comma is missing after the text of '{field.name}'.", "add a comma here"
            )
        else:
            self._reports.add(
                "S407",
                position,
                end,
                f"{quoted(self._text[position:end])} stands outside the text of '{field.name}'.",
                "put the whole text in one pair of braces: {text}",
            )
        raise Unreadable

    def _report_explosion(self, field: Field) -> NoReturn:
        if self._expandable >= 0:
            self._expandable = -1
            self._reports.add(
                "S411",
                field.start,
                field.start + len(field.name),
                f"Spelt out, the abbreviations in '{field.name}' grow too long.",
                f"an abbreviation has at most {counted(LONGEST_EXPANSION, 'character')} when it is spelt out",
            )
        raise Unknown

    def _report_undefined(self, position: int, word: str, defining: str, field: Field) -> NoReturn:
        name = word.lower()
        end = position + len(word)
        if name == defining:
            message, help = f"The abbreviation {quoted(word)} is made of itself.", "write its text out"
        elif name in self._later:
            message = f"The abbreviation {quoted(word)} is used before it is defined in line {self._later[name]}."
            help = "move its '@string' further up"
        else:
            if self._nearest is None:
                self._nearest = Nearest({*MONTHS, *self._later})
            message = f"{quoted(word)} in '{field.name}' is not defined as an abbreviation."
            near = self._nearest(word)
            help = f"did you mean '{near}'?" if near else f"if it is the text itself, put it in braces: {{{word[:40]}}}"
        self._reports.add("S410", position, end, message, help)
        raise Unknown
