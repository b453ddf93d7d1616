"""From bytes to text: UTF-8 only, and no character that hides, reorders or controls."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from synth.diagnostics import Diagnostics, Place
from synth.read.lines import Lines

MOST_REPORTED = 20
"""How many unwanted characters of one file are reported one by one."""

# As escapes, which Python and browsers read alike.
_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff"
_BREAKS = r"\r\x85\u2028\u2029"
_HIDING = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069" "\U000e0000-\U000e007f"
UNWANTED_PATTERN = f"[{_CONTROLS}{_BREAKS}{_HIDING}]"
"""What no text of a project may hold."""
_UNWANTED = re.compile(UNWANTED_PATTERN)
_BREAK = re.compile(f"[{_BREAKS}]")
_HIDE = re.compile(f"[{_HIDING}]")
_KANA = re.compile("[\u3041-\u30ff]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")

# The order matters: the mark of UTF-32 (little endian) begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_NAMES = {
    "\x00": "NUL",
    "\x1b": "escape",
    "\x7f": "delete",
    "\ufeff": "byte order mark",
    "\r": "carriage return",
    "\x85": "next line",
}
_SAVE = "save the file as UTF-8"


def decode(data: bytes, path: str, diagnostics: Diagnostics) -> str | None:
    r"""The text of a file with `\n` line breaks, or None where an error was added."""
    if wide := _wide_encoding(data):
        diagnostics.add("S002", Place(path), f"This file is saved as {wide}, which is not read.", _SAVE)
        return None
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as failure:
        _report_byte(data, failure, path, diagnostics)
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if _UNWANTED.search(text) is None:
        return text
    report_characters(text, path, diagnostics)
    return None


def unwanted(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Every unwanted character of a text: its index, the code, the message and the help."""
    for found in _UNWANTED.finditer(text):
        yield found.start(), *explain(found[0])


def is_clean(text: str) -> bool:
    """Whether the text holds no unwanted character."""
    return _UNWANTED.search(text) is None


def explain(character: str) -> tuple[str, str, str]:
    """The code, message and help for one unwanted character."""
    name = f"U+{ord(character):04X}"
    if words := _NAMES.get(character) or unicodedata.name(character, "").lower():
        name = f"{name} ({words})"
    if _BREAK.match(character):
        return "S005", f"{name} is not a line break that is read.", "end lines with LF or CR LF"
    if _HIDE.match(character):
        return "S004", f"{name} hides or reorders the text around it.", "take it out"
    if character == "\ufeff":
        return "S003", f"{name} belongs at the start of a file only.", "take it out"
    return "S003", f"{name} is a control character and not text.", "take it out"


def guess_encoding(data: bytes) -> str:
    """The likely encoding of bytes that are not UTF-8, in words; empty where there is no telling."""
    for codec, name in (("cp932", "Shift_JIS"), ("euc_jp", "EUC-JP")):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if _KANA.search(text) and not _PRIVATE.search(text):
            return name
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return ""
    return "Windows-1252" if re.search(rb"[\x80-\x9f]", data) else "Latin-1 (ISO 8859-1) or Windows-1252"


def _wide_encoding(data: bytes) -> str:
    """UTF-16 or UTF-32 where the first bytes say so, or where every other byte of the start is NUL."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    start = data[:64]
    half = len(start) // 2
    if half >= 2 and (start[::2].count(0) == half or start[1::2].count(0) == half) and start.count(0) <= half:
        return "UTF-16"
    return ""


def _report_byte(data: bytes, failure: UnicodeDecodeError, path: str, diagnostics: Diagnostics) -> None:
    start = failure.start
    place = Lines(data.decode("utf-8", "replace"), path).place(len(data[:start].decode("utf-8")))
    if failure.reason == "unexpected end of data":
        message = f"The file ends in the middle of a character, at the byte 0x{data[start]:02X}."
        diagnostics.add("S001", place, message, "the end of the file is lost: get it from where it came from")
        return
    guess = guess_encoding(data)
    help = f"it is probably saved as {guess}: {_SAVE}" if guess else _SAVE
    diagnostics.add("S001", place, f"The byte 0x{data[start]:02X} is not UTF-8.", help)


def report_characters(text: str, path: str, diagnostics: Diagnostics) -> None:
    """Report the unwanted characters of a text: the first ones one by one, then how many more."""
    lines = Lines(text, path)
    found = unwanted(text)
    for index, code, message, help in islice(found, MOST_REPORTED):
        diagnostics.add(code, lines.place(index), message, help)
    if following := next(found, None):
        index, code, _, help = following
        count = sum(1 for _ in found) + 1
        diagnostics.add(
            code, lines.place(index), f"{count:,} more such characters stand from here to the end of the file.", help
        )
