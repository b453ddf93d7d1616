"""Where libyaml stopped, and what can be told about the text before that place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

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
class Trace:
    """What is kept of the tokens before the place where libyaml stopped, as there may be a million of them.

    `opened` are the brackets that are open there, the outermost first; `columns` the columns, from 0, of
    the lists and blocks of keys; `last` the last token with characters of its own; `last_opened` where
    the bracket stands that was closed last; `text_above` the last text without quotes that begins on a
    line above; `top_column` the column, from 0, of the first key of the text.
    """

    lines: Lines
    index: int
    opened: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    last: Token | None = None
    last_opened: int = 0
    text_above: int | None = None
    top_column: int | None = None

    def add(self, token: Token) -> None:
        """Take in the next token."""
        start = token.start_mark.index
        if start >= self.index:
            return
        if start < token.end_mark.index <= self.index:
            self.last = token
        if isinstance(token, ScalarToken):
            if token.plain and start < self.lines.start(self.index):
                self.text_above = start
        elif isinstance(token, OPENING):
            self.opened.append(start)
        elif isinstance(token, CLOSING):
            self.last_opened = self.opened.pop() if self.opened else start
        elif isinstance(token, BlockMappingStartToken | BlockSequenceStartToken):
            self.columns.append(token.start_mark.column)
            if isinstance(token, BlockMappingStartToken) and self.top_column is None:
                self.top_column = token.start_mark.column
        elif isinstance(token, BlockEndToken) and self.columns:
            self.columns.pop()


@dataclass
class Trouble:
    """Where libyaml stopped (`index`), since when it was reading what it could not finish, and what came before."""

    lines: Lines
    trace: Trace
    index: int
    since: int

    @property
    def text(self) -> str:
        return self.lines.text

    @property
    def character(self) -> str:
        """The character at which it stopped; empty at the end of the text."""
        return self.text[self.index : self.index + 1]

    @property
    def opened(self) -> list[int]:
        """The brackets that are open where it stopped, the outermost first."""
        return self.trace.opened

    @property
    def columns(self) -> list[int]:
        """The columns, from 0, of the lists and blocks of keys that are open before the place where it stopped."""
        return self.trace.columns

    @property
    def before(self) -> Token | None:
        """The last token before the place where it stopped, if that ends on the same line."""
        token = self.trace.last
        return token if token and token.end_mark.index > self.lines.start(self.index) else None

    @property
    def text_above(self) -> int | None:
        """Where the line begins that holds the last text without quotes above the line where it stopped."""
        return None if self.trace.text_above is None else self.line_start(self.trace.text_above)

    @property
    def block_text_above(self) -> int | None:
        """Where the text begins that stands below `|` or `>` and ends right above the line where it stopped."""
        token = self.trace.last
        if not isinstance(token, ScalarToken) or self.text[token.start_mark.index] not in "|>":
            return None
        found = _INK.search(self.text, self.lines.end(token.start_mark.index))
        return found.start() if found and found.start() < self.lines.start(self.index) else None

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
