"""Where libyaml stopped, and what can be told about the text before that place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from yaml.tokens import (
    BlockEndToken,
    BlockMappingStartToken,
    BlockSequenceStartToken,
    FlowMappingEndToken,
    FlowMappingStartToken,
    FlowSequenceEndToken,
    FlowSequenceStartToken,
    ScalarToken,
    Token,
)

from synth.read.lines import Lines
from synth.read.yaml_form.fault import Fault, line_stretch, reserved, value_stretch

OPENING = (FlowSequenceStartToken, FlowMappingStartToken)
CLOSING = (FlowSequenceEndToken, FlowMappingEndToken)
CLOSER = {"[": "]", "{": "}"}

KEY_LINE = re.compile(r"^[ ]*(?:-[ \t]+)*[\w-]+:(?=\s|$)", re.MULTILINE)
QUOTED = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\n]|\'\')*\'')
_PREFIX = re.compile(r"[ ]*(?:[-?][ \t]+)*")
_COLON = re.compile(r":(?=\s|$)", re.MULTILINE)
_INK = re.compile(r"\S")


@dataclass
class Trouble:
    """Where libyaml stopped (`index`), since when it was reading what it could not finish, and the tokens before."""

    lines: Lines
    tokens: list[Token]
    index: int
    since: int

    @property
    def text(self) -> str:
        return self.lines.text

    @property
    def character(self) -> str:
        """The character at which it stopped; empty at the end of the text."""
        return self.text[self.index : self.index + 1]

    @cached_property
    def opened(self) -> list[int]:
        """The brackets that are open where it stopped, the outermost first."""
        found: list[int] = []
        for token in self.tokens:
            if token.start_mark.index >= self.index:
                break
            if isinstance(token, OPENING):
                found.append(token.start_mark.index)
            elif isinstance(token, CLOSING) and found:
                found.pop()
        return found

    @cached_property
    def columns(self) -> list[int]:
        """The columns, from 0, of the lists and blocks of keys that are open before the place where it stopped."""
        found: list[int] = []
        for token in self.tokens:
            if token.start_mark.index >= self.index:
                break
            if isinstance(token, BlockMappingStartToken | BlockSequenceStartToken):
                found.append(token.start_mark.column)
            elif isinstance(token, BlockEndToken) and found:
                found.pop()
        return found

    @cached_property
    def before(self) -> Token | None:
        """The last token before the place where it stopped, if that ends on the same line."""
        token = self._last
        return token if token and token.end_mark.index > self.lines.start(self.index) else None

    @cached_property
    def block_text_above(self) -> int | None:
        """Where the text begins that stands below `|` or `>` and ends right above the line where it stopped."""
        token = self._last
        if not isinstance(token, ScalarToken) or self.text[token.start_mark.index] not in "|>":
            return None
        found = _INK.search(self.text, self.lines.end(token.start_mark.index))
        return found.start() if found and found.start() < self.lines.start(self.index) else None

    @cached_property
    def _last(self) -> Token | None:
        """The last token with characters of its own before the place where it stopped."""
        for token in reversed(self.tokens):
            if token.start_mark.index < token.end_mark.index <= self.index:
                return token
        return None

    @cached_property
    def text_above(self) -> int | None:
        """Where the line begins that holds the last text without quotes before the line where it stopped."""
        line = self.lines.start(self.index)
        for token in reversed(self.tokens):
            if isinstance(token, ScalarToken) and token.plain and token.start_mark.index < line:
                return self.line_start(token.start_mark.index)
        return None

    def line_start(self, index: int) -> int:
        """Where the first character of a line stands that is not a space or the hyphen of an item."""
        prefix = _PREFIX.match(self.text, self.lines.start(index))
        assert prefix is not None
        return prefix.end()

    def colon(self, index: int) -> int | None:
        """Where the colon after the key of a line stands."""
        start = self.line_start(index)
        quotes = QUOTED.match(self.text, start)
        found = _COLON.search(self.text, quotes.end() if quotes else start, self.lines.end(start))
        return found.start() if found else None

    def value_start(self, index: int) -> int | None:
        """Where the value after the key of a line begins."""
        colon = self.colon(index)
        found = _INK.search(self.text, colon + 1, self.lines.end(colon)) if colon is not None else None
        return found.start() if found else None

    def is_item(self, index: int) -> bool:
        """Whether a hyphen stands between the start of the line and an index."""
        return "-" in self.text[self.lines.start(index) : index]

    def is_key(self, start: int) -> bool:
        """Whether what begins at an index is the key of its line and not a value or an item."""
        return start == self.line_start(start) and not self.is_item(start)

    def reserved_value(self, start: int) -> Fault:
        """The fault of a value that begins with a reserved character and goes on to the end of its block."""
        end = line_stretch(self.lines, start)[1]
        may_be_key = self.is_key(start) and self.colon(start) is not None
        return reserved(self.lines, start, end, None if may_be_key else value_stretch(self.lines, start))
