"""From the nodes of a YAML text to plain values: dicts, lists and texts as typed, and what is wrong with them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from synth.diagnostics import Diagnostics
from synth.diagnostics.words import quoted
from synth.read.encoding import explain, is_clean
from synth.read.lines import Lines
from synth.read.yaml_form.fault import in_quotes
from synth.read.yaml_form.outline import PLAIN, Keys, span

# Keys that the format takes for something other than text.
_SIGNS = frozenset("null Null NULL true True TRUE false False FALSE".split())
_NUMBER_OR_DATE = re.compile(
    r"~|[-+]?[0-9][0-9_]*|0o[0-7]+|0x[0-9a-fA-F]+|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"|[-+]?(?:\.[0-9]+|[0-9][0-9_]*(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
# What was meant as a comment stands two spaces after the text and has a space or nothing after its '#'.
_MAY_BE_CUT = re.compile(r"(?<=\S) #|[ \t]#(?![ \n#]|$)")
_AFTER_TEXT = re.compile(r"([ \t]+)#(.?)")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_LETTERS = {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "r": "\r"}
_LETTERS |= {"e": "\x1b", "N": "\x85", "L": "\u2028", "P": "\u2029"}


class Doubt(Exception):
    """Something about the values must be looked at more closely."""


def plain_values(node: Node) -> Any:
    """The plain value of a node. Raises `Doubt` where a key or a value is not as it should be."""
    # Comparing classes is faster than isinstance, and every record of every run comes through here.
    if node.__class__ is ScalarNode:
        if not node.value and node.style == PLAIN:
            raise Doubt
        return node.value
    if node.__class__ is SequenceNode:
        return [plain_values(item) for item in node.value]
    values: dict[str, Any] = {}
    for key, value in node.value:
        name = key.value
        if key.__class__ is not ScalarNode or name in values:
            raise Doubt
        if (not name.isidentifier() or name in _SIGNS) and _key_fault(key):
            raise Doubt
        values[name] = plain_values(value)
    return values


def needs_look(text: str) -> bool:
    """Whether a text may hold an escaped control character or a value cut off by a comment."""
    return "\\" in text or ("#" in text and _MAY_BE_CUT.search(text) is not None)


@dataclass
class Examination:
    """Goes through all nodes of a text, reports what is wrong with them and gives the values that can be had.

    `shape` is the text that was composed, `lines` the one that stands in the file, both of the same
    geometry. `replaced` are the stretches of the text that an earlier fault has made unreadable.
    `unread` gathers the key paths at which the value is a stand-in.
    """

    shape: Lines
    lines: Lines
    diagnostics: Diagnostics
    replaced: list[tuple[int, int]] = field(default_factory=list)
    unread: set[Keys] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._in_use = True
        stretches = sorted(self.replaced)
        self._starts = [start for start, _ in stretches]
        # How far the stretches up to each one reach.
        self._farthest = list(accumulate((end for _, end in stretches), max))

    def values(self, node: Node, keys: Keys = ()) -> Any:
        """The plain value of a node; every fault in it is reported."""
        if isinstance(node, ScalarNode):
            return self._text(node, keys)
        if isinstance(node, SequenceNode):
            return [self.values(item, (*keys, number)) for number, item in enumerate(node.value)]
        return self._block(node, keys)

    def _block(self, node: Node, keys: Keys) -> dict[str, Any]:
        values: dict[str, Any] = {}
        first_lines: dict[str, int] = {}
        for key, value in node.value:
            if fault := _key_fault(key):
                self._report(fault[0], key, *fault[1:])
                if keys and not isinstance(key, ScalarNode):
                    self._stand_in(keys)
                continue
            name = key.value
            self._report_escapes(key)
            if name in values:
                message = f"The key {quoted(name)} stands twice; the first stands in line {first_lines[name]}."
                self._report("S031", key, message, "keep one of the two")
                self._examine_unused(value)
                continue
            first_lines[name] = key.start_mark.line + 1
            values[name] = self._value_of(name, value, (*keys, name))
        return values

    def _value_of(self, name: str, value: Node, keys: Keys) -> Any:
        if not _is_missing(value) or self._is_replaced(value):
            return self.values(value, keys)
        message = f"{quoted(name)} has no value."
        if _AFTER_TEXT.match(self.shape.text, span(value)[1]):
            message = f"{quoted(name)} has no value: the '#' begins a comment."
        self._report("S034", value, message, "write one, or take the line out")
        return self._stand_in(keys)

    def _examine_unused(self, node: Node) -> None:
        """Report the faults of a value that stands under a key for the second time."""
        self._in_use, before = False, self._in_use
        self.values(node)
        self._in_use = before

    def _stand_in(self, keys: Keys) -> str:
        """The stand-in for a value that cannot be read."""
        if self._in_use:
            self.unread.add(keys)
        return ""

    def _text(self, node: ScalarNode, keys: Keys) -> str:
        if self._is_replaced(node):
            return self._stand_in(keys)
        if _is_missing(node):
            self._report("S034", node, "This item has no text.", "write it, or take the line out")
            return self._stand_in(keys)
        self._report_escapes(node)
        if node.style == PLAIN:
            self._report_cut(node)
        text: str = node.value
        return text

    def _report_cut(self, node: ScalarNode) -> None:
        """Warn where a text without quotes ends at something that may not have been meant as a comment."""
        start, end = span(node)
        found = _AFTER_TEXT.match(self.shape.text, end)
        if not found or (found[1] != " " and found[2] in ("", " ", "#")):
            return
        sign, line_end = found.end(1), self.lines.end(found.end(1))
        whole = self.lines.text[start:line_end].rstrip()
        message = "The text ends before this '#': the rest of the line is lost."
        help = "a comment has two spaces before its '#' and one after it; text that goes on needs quotes"
        if "\n" not in whole:
            help += f": {in_quotes(whole)}"
        self.diagnostics.add("S033", self.lines.place(sign, line_end), message, help)

    def _report_escapes(self, node: ScalarNode) -> None:
        """Report control characters and their kin that are written as escapes."""
        if node.style != '"' or is_clean(node.value):
            return
        for start, end, character in _escapes(self.shape.text, *span(node)):
            if not is_clean(character):
                code, message, help = explain(character)
                self.diagnostics.add(code, self.lines.place(start, end), message, help)

    def _is_replaced(self, node: Node) -> bool:
        start, end = span(node)
        near = bisect_right(self._starts, end - 1)
        return near > 0 and self._farthest[near - 1] > start

    def _report(self, code: str, node: Node, message: str, help: str) -> None:
        self.diagnostics.add(code, self.lines.place(*span(node)), message, help)


def _key_fault(key: Node) -> tuple[str, str, str] | None:
    """The code, message and help for a key that is not a word."""
    if not isinstance(key, ScalarNode):
        what = "A block of keys" if isinstance(key, MappingNode) else "A list"
        message = f"{what} in brackets stands where a key belongs."
        return "S032", message, "a key is a word; text that begins with a bracket needs quotes"
    if key.style != PLAIN:
        return None
    if not key.value:
        return "S036", "There is no key before this ':'.", "write the key, or put the text in quotes"
    if key.value == "<<":
        return "S027", "'<<' copies keys from elsewhere, which is not read.", "write the keys out"
    if key.value in _SIGNS or _NUMBER_OR_DATE.fullmatch(key.value):
        help = f"where it is meant as a word, put it in quotes: {in_quotes(key.value)}:"
        return "S032", f"The key {quoted(key.value)} is not a word.", help
    return None


def _is_missing(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not node.value and node.style == PLAIN


def _escapes(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The escapes between two indexes: where each begins and ends, and the character it stands for."""
    for found in _ESCAPE.finditer(text, start, end):
        digits = found[1] or found[2] or found[3]
        character = chr(int(digits, 16)) if digits else _LETTERS.get(found[4], "")
        yield found.start(), found.end(), character
