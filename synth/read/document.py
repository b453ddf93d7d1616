"""A YAML file as plain values, each with its place: texts, lists and blocks of keys, nothing resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, SequenceNode

from synth.diagnostics import Diagnostics, Place
from synth.read.encoding import is_clean, report_characters
from synth.read.lines import Lines
from synth.read.yaml_form.mending import Mended, mend
from synth.read.yaml_form.outline import Keys, TooDeep, compose, outline, span
from synth.read.yaml_form.survey import looks_plain
from synth.read.yaml_form.values import Doubt, Examination, needs_look, plain_values


@dataclass(frozen=True, slots=True)
class Document:
    """A file whose top is a block of keys.

    `value` holds dicts, lists and texts; every text stands as typed in the file. `unread` lists the
    key paths at which an error has been reported already and `value` holds a stand-in: say nothing more
    of them. `shape` is the text that was composed, of the same geometry as `text`; empty where it is
    `text` itself.
    """

    path: str
    text: str
    value: Any
    unread: frozenset[Keys] = frozenset()
    shape: str = ""

    def place(self, *keys: str | int) -> Place:
        """Where the value at `keys` stands; the longest part of `keys` that exists, where it does not."""
        return self._place(outline(self.shape or self.text).find(keys)[1])

    def key_place(self, *keys: str | int) -> Place:
        """Where the key itself stands; the longest part of `keys` that exists, where it does not."""
        key, value, _ = outline(self.shape or self.text).find(keys)
        return self._place(key or value)

    def text_place(self, needle: str, *keys: str | int) -> Place:
        """Where `needle` first stands within the value at `keys`; the value's place where it does not."""
        _, value, whole = outline(self.shape or self.text).find(keys)
        words = needle.split()
        if value is None or not whole or not words:
            return self._place(value)
        # In the file, the words may be spread over lines.
        found = re.compile(r"\s+".join(map(re.escape, words))).search(self.text, *span(value))
        return _lines(self.text, self.path).place(*found.span()) if found else self._place(value)

    def _place(self, node: Node | None) -> Place:
        return _lines(self.text, self.path).place(*(span(node) if node else (0, 0)))


def parse_document(text: str, path: str, diagnostics: Diagnostics) -> Document | None:
    """The values of a text as `read_text` gives it; None where errors were added that leave nothing to use.

    A document that is given may have errors as well, and then `unread` tells which values not to rely on.
    """
    if not looks_plain(text):
        return _mended(text, path, diagnostics)
    try:
        root = compose(text)
    except (yaml.YAMLError, UnicodeEncodeError, TooDeep):
        return _mended(text, path, diagnostics)
    if isinstance(root, MappingNode) and not needs_look(text):
        try:
            return Document(path, text, plain_values(root))
        except Doubt:
            pass
    return _examined(root, text, path, Mended(text), diagnostics)


def _mended(text: str, path: str, diagnostics: Diagnostics) -> Document | None:
    """Report the faults in the form of a text, and read what is left of it."""
    if not is_clean(text):
        report_characters(text, path, diagnostics)
        return None
    mended = mend(Lines(text, path), diagnostics)
    if mended.shape is None:
        return None
    return _examined(compose(mended.shape), text, path, mended, diagnostics)


def _examined(root: Node | None, text: str, path: str, mended: Mended, diagnostics: Diagnostics) -> Document | None:
    """Report what is wrong with the keys and values of a text that composes."""
    if not isinstance(root, MappingNode):
        if not mended.replaced:
            _report_no_keys(root, text, path, diagnostics)
        return None
    shape = mended.shape or text
    examination = Examination(Lines(shape, path), Lines(text, path), diagnostics, mended.replaced)
    values = examination.values(root)
    return None if mended.lossy else Document(path, text, values, frozenset(examination.unread), shape)


def _report_no_keys(root: Node | None, text: str, path: str, diagnostics: Diagnostics) -> None:
    help = "write keys with their values, such as 'title: Left alone'"
    if not text.strip():
        message = "This file is empty."
    elif root is None:
        message = "This file holds only comments."
    elif isinstance(root, SequenceNode):
        message = "This file holds a list where keys belong."
    else:
        message = "This file holds text without a key."
        if ":" in root.value:
            help = "write a space after the ':' of a key, such as 'title: Left alone'"
    diagnostics.add("S007", Lines(text, path).place(0), message, help)


@lru_cache(maxsize=4)
def _lines(text: str, path: str) -> Lines:
    return Lines(text, path)
