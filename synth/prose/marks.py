"""The marks in brackets: `[@key]` cites, `[[id]]` points at a record, `[words](address)` links."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote


@dataclass(frozen=True, slots=True)
class Cite:
    """One source cited: its key, where in it ("" where the whole is meant), and the brackets as typed."""

    key: str
    locator: str
    written: str


Cluster = tuple[tuple[str, str], ...]
"""What one pair of brackets cites: for each source its key, and where in it ("" where the whole is meant)."""


def cluster_of(citations: Sequence[Cite]) -> Cluster:
    """The sources of one pair of brackets without how they were typed."""
    return tuple((cite.key, cite.locator) for cite in citations)


@dataclass(frozen=True, slots=True)
class Pointer:
    """A record pointed at: its id, the words to show ("" for the record's own title), and the brackets as typed."""

    id: str
    words: str
    written: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in prose that is not allowed: a diagnostic code, the place as typed, and what to say."""

    code: str
    written: str
    message: str
    help: str


# What can stand between the brackets of a citation or a pointer: no brackets, no blank line.
_INSIDE = r"(?:[^\[\]\n]|\n(?!\s*\n))"
CITATION = re.compile(rf"\[@({_INSIDE}*)\]")
POINTER = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\]")
# An address has no spaces; brackets in it come in pairs or in angle brackets.
TARGET = re.compile(r"\(\s*(?:<([^<>\n]*)>|([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*))\s*\)")

_ITEM = re.compile(r"\s*@([^\s@,;\[\]{}\"'\\#%]+)\s*(?:,\s*(\S(?:.*\S)?)\s*)?", re.DOTALL)
_WEB = re.compile(r"https?://[^\s/?#@\\<>\"'`{}|^]+(?:[/?#][^\s\\<>\"`{}|^]*)?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s@<>\"'\\?&:/]+@[^\s@<>\"'\\?&:/]+", re.IGNORECASE)
_LINK_LIKE = re.compile(r"\]\(([^)]{0,2000})")
_SCHEME_OF_CODE = re.compile(r"<?(javascript|vbscript|data):", re.IGNORECASE)
_NO_INK = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]+")


def read_citations(written: str) -> tuple[Cite, ...]:
    """The sources of `[@a, p. 4; @b]`; none where it cannot be read as a citation."""
    found = []
    for item in written[1:-1].split(";"):
        match = _ITEM.fullmatch(item)
        if not match:
            return ()
        found.append(Cite(match[1], " ".join((match[2] or "").split()), written))
    return tuple(found)


def unreadable(written: str) -> Fault:
    """What to say about a citation that cannot be read."""
    return Fault("S503", written, "This citation cannot be read.", "write [@key], [@key, p. 4] or [@one; @two]")


def is_allowed_address(address: str) -> bool:
    """Whether a link may lead there: http or https without a user name, or mailto."""
    return bool(_WEB.fullmatch(address) or _MAIL.fullmatch(address))


def address_fault(address: str, written: str) -> Fault:
    """What to say about an address that is not allowed."""
    bare = _NO_INK.sub("", unquote(html.unescape(address))).lower()
    if _SCHEME_OF_CODE.match(bare):
        message = "This link would run code instead of leading to a page."
    elif bare.startswith(("//", "\\\\", "/\\", "\\/")):
        message = "This link does not say whether it is http or https."
    elif re.match(r"https?://[^/?#]*@", address.lower()):
        message = "This link has a user name before its host, which hides where it leads."
    else:
        message = "This link leads to no web page or e-mail address."
    return Fault("S501", written, message, "write the full address, such as https://example.org/page")


def hidden_code(text: str) -> list[Fault]:
    """Faults for what almost reads as a link that runs code, such as one with a space within its address."""
    found = []
    for match in _LINK_LIKE.finditer(text):
        bare = _NO_INK.sub("", unquote(html.unescape(match[1])))
        if _SCHEME_OF_CODE.match(bare):
            found.append(address_fault(match[1], match[0]))
    return found
