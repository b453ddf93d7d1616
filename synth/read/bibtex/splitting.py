"""Blocks to fields: the library splits, and what it gives is located in the file.

bibtexparser splits one block at a time, so that no fault reaches the next one. It does not get the text
itself but its outline: signs that BibTeX reads as letters, and the library as signs, are masked. Masking
keeps every index, so the fields are cut from the text itself. The library never raises on bad input and
counts lines from 0; hence its results are looked at for failures, and its line numbers are not used.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

from bibtexparser.exceptions import BlockAbortedException
from bibtexparser.library import Library
from bibtexparser.model import DuplicateFieldKeyBlock, Entry, ParsingFailedBlock, String
from bibtexparser.splitter import Splitter

from synth.diagnostics.words import counted, quoted
from synth.read.bibtex.blocks import NAME, Block, key_of
from synth.read.bibtex.source import Reports

MOST_FIELDS = 300

# What goes wrong is reported by us, with its place.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)

_INK = re.compile(r"\S")
_NAME = re.compile(rf"(?![0-9]){NAME}")
_SIGN = re.compile(r'[{}"]')
# bibtexparser takes a sign behind a backslash for a letter; BibTeX does not.
_ESCAPED_SIGN = re.compile(r'\\(?=[{}",=)\n]|\Z)')


@dataclass(frozen=True, slots=True)
class Field:
    """A field as it stands in the file: its name in lower case, and where name and value lie."""

    name: str
    start: int
    value_start: int
    value_end: int


@dataclass(frozen=True, slots=True)
class SplitEntry:
    """An entry's key and fields. One that is not `whole` has been reported."""

    key: str
    key_start: int
    fields: tuple[Field, ...]
    whole: bool


def split_entry(block: Block, reports: Reports) -> SplitEntry | None:
    """The key and fields of an entry; None where there is nothing to go on, which has been reported."""
    text = reports.source.text
    head = "@entry" + block.opening
    if text.count("=", block.body, block.end) > MOST_FIELDS and _has_too_many(block, reports):
        return None
    library = _split(head, block, text)
    entry = library.blocks[0] if library.blocks else None
    if isinstance(entry, DuplicateFieldKeyBlock):
        entry = entry.ignore_error_block  # the names are compared by us, whatever their case
    if isinstance(entry, ParsingFailedBlock):
        # The library looks at its text from one newline before it.
        index = entry.error.end_index if isinstance(entry.error, BlockAbortedException) else None
        failed_at = (index or 0) - 1 - len(head) + block.body
        _report_failure(block, min(max(failed_at, block.body), block.end), reports)
        return None
    if not isinstance(entry, Entry) or len(entry.raw or "") != len(head) + block.end - block.body + 1:
        _report_unreadable(block, reports)
        return None
    key_start = _after_blanks(text, block.body)
    key_end = key_start + len(entry.key)
    return _located(block, entry, key_start, key_end, reports)


def split_string(block: Block, reports: Reports) -> Field | None:
    """The one field of `@string{name = value}`; None where it cannot be made out, which has been reported."""
    text = reports.source.text
    head = "@string" + block.opening
    library = _split(head, block, text)
    string = library.blocks[0] if library.blocks else None
    if not isinstance(string, String) or not _NAME.fullmatch(string.key):
        reports.add(
            "S407",
            block.start,
            block.body,
            "This '@string' defines nothing: a name, '=' and a text are expected.",
            'write @string{name = "text"}',
        )
        return None
    start = _after_blanks(text, block.body)
    value_start = _after_blanks(text, text.index("=", start) + 1)
    return Field(string.key.lower(), start, value_start, value_start + len(string.value))


def _split(head: str, block: Block, text: str) -> Library:
    return Splitter(head + _outline(text[block.body : block.end]) + block.closing).split()


def _outline(body: str) -> str:
    """The body with letters in place of the signs that BibTeX does not read as signs."""
    if "\\" in body:
        body = _ESCAPED_SIGN.sub("/", body)
    if '"' not in body:
        return body
    letters = list(body)
    depth = 0
    for sign in _SIGN.finditer(body):
        if sign[0] == '"':
            if depth:
                letters[sign.start()] = "'"
        else:
            depth += 1 if sign[0] == "{" else -1
    return "".join(letters)


def _located(block: Block, entry: Entry, key_start: int, key_end: int, reports: Reports) -> SplitEntry:
    text = reports.source.text
    whole = True
    fields = []
    position = key_end
    for field in entry.fields:
        start = _after_blanks(text, text.index(",", position) + 1)
        name, value = field.key, field.value
        value_start = _after_blanks(text, text.index("=", start + len(name)) + 1)
        position = value_start + len(value)
        if _NAME.fullmatch(name):
            fields.append(Field(name.lower(), start, value_start, position))
        else:
            whole = False
            _report_name(start, name, reports)
    return SplitEntry(entry.key, key_start, tuple(fields), whole)


def _after_blanks(text: str, index: int) -> int:
    found = _INK.search(text, index)
    return found.start() if found else len(text)


# -- what is wrong, in the contributor's words --

_NO_NAME = "The name of a field is expected here."
_AS_FIELD = "write 'name = {text},'"


def _report_name(start: int, name: str, reports: Reports) -> None:
    first = name.split(None, 1)[0] if name else ""
    end = start + max(1, len(first))
    if name.startswith("%"):
        reports.add("S407", start, end, "Inside an entry '%' hides nothing.", "take the line out")
    elif not name:
        reports.add("S407", start, end, _NO_NAME, _AS_FIELD)
    elif _NAME.fullmatch(first) and first != name:
        message = f"'=' and a text are expected after {quoted(first)}."
        reports.add("S407", end, end + 1, message, f"write '{first[:30]} = {{text}},'")
    else:
        reports.add("S407", start, end, f"{quoted(first)} cannot be the name of a field.", _AS_FIELD)


def _report_failure(block: Block, failed_at: int, reports: Reports) -> None:
    text = reports.source.text
    comma = text.find(",", block.body, failed_at)
    if comma < 0:
        _report_key(block, reports)
        return
    start = _after_blanks(text, text.rfind(",", block.body, failed_at) + 1)
    written = text[start:failed_at].rstrip()
    if not written or start >= failed_at:
        message = "This comma is one too many." if text[failed_at : failed_at + 1] == "," else _NO_NAME
        reports.add("S407", failed_at, failed_at + 1, message, _AS_FIELD)
        return
    if written.startswith("%"):
        _report_name(start, written, reports)
        return
    first = written.split(None, 1)[0]
    end = start + len(first)
    reports.add("S407", end, end + 1, f"'=' is missing after {quoted(first)}.", f"write '{first[:30]} = {{text}},'")


def _report_key(block: Block, reports: Reports) -> None:
    text = reports.source.text
    start = _after_blanks(text, block.body)
    key = key_of(text, block)
    end = start + len(key)
    following = _after_blanks(text, end)
    sign = text[following : block.end][:1]
    if key and sign not in ("=", "") and (sign.isalpha() or end < following):
        reports.add("S406", end, end + 1, f"A comma is missing after the key {quoted(key)}.", "add a comma here")
    elif key and sign in ('"', "{", "("):
        message = f"A key cannot have {quoted(sign)} in it."
        reports.add("S415", following, following + 1, message, "use the letters a-z, digits and hyphens")
    else:
        help = "write a key and a comma first, such as '@article{smith-2020,'"
        reports.add("S415", start, start + 1, "This entry has no key.", help)


def _report_unreadable(block: Block, reports: Reports) -> None:
    reports.add(
        "S407",
        block.start,
        block.body,
        f"The entry {quoted(key_of(reports.source.text, block))} cannot be read.",
        "put every value in braces: 'title = {text},'",
    )


def _has_too_many(block: Block, reports: Reports) -> bool:
    """Whether an entry has more fields than any honest one; signs in long texts are not counted."""
    text = reports.source.text
    depth = number = 0
    for sign in re.finditer(r"[{}=]", text[block.body : block.end]):
        if sign[0] == "=":
            number += not depth
        else:
            depth += 1 if sign[0] == "{" else -1
    if number <= MOST_FIELDS:
        return False
    message = f"This entry has more than {counted(MOST_FIELDS, 'field')}."
    reports.add("S409", block.start, block.body, message, "take out the fields that nobody needs")
    return True
