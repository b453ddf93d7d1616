"""What may stand as a key, a DOI or a web address: each of them ends up in an address of the site or a link."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from synth.diagnostics.words import quoted
from synth.model.fields import RESERVED_IDS

LONGEST_KEY = 80
LONGEST_ADDRESS = 2000

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.+-]*")
_DOI = re.compile(r"10\.[0-9]{1,9}(?:\.[0-9]+)*/[A-Za-z0-9._;()/:<>\[\]+#&%@!$*,=~?-]*[A-Za-z0-9_()/<>\[\]+#&%@!$*=~-]")
_DOI_ADDRESS = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/(.+)", re.IGNORECASE)
_DOI_PREFIX = re.compile(r"doi:\s*", re.IGNORECASE)
# What must be percent-encoded in an address, and what has no place there at all.
_UNFIT = re.compile(r"""[\s\x00-\x20\x7f-\x9f"'<>\\^`{|}]""")


def key_fault(key: str) -> str:
    """Why the text cannot be a key, in words; empty where it can.

    A key is a folder of the site, so it must mean the same in an address and in every file system.
    """
    if not key:
        return "is empty"
    if len(key) > LONGEST_KEY:
        return f"has {len(key)} characters; at most {LONGEST_KEY} are possible"
    if not _KEY.fullmatch(key):
        for letter in key:
            if not re.match(r"[A-Za-z0-9_.+-]", letter):
                return f"has '{letter}' (U+{ord(letter):04X}) in it"
        return f"begins with '{key[0]}'"
    if ".." in key or key.endswith("."):
        return "has two dots in a row, or ends with one"
    if key.casefold().split(".")[0] in RESERVED_IDS:
        return "is kept for the site or the operating system"
    return ""


def doi_of(written: str) -> str:
    """The DOI in a text that is one, with or without `doi:` or the address before it; "" where it is none."""
    text = _DOI_PREFIX.sub("", written, count=1) if written[:4].casefold() == "doi:" else written
    if found := _DOI_ADDRESS.fullmatch(text):
        text = unquote(found[1])
    return text if _DOI.fullmatch(text) else ""


def doi_in_address(address: str) -> str:
    """The DOI that a web address leads to; "" for any other address."""
    found = _DOI_ADDRESS.fullmatch(address)
    return doi_of(found[0]) if found else ""


def address_fault(address: str) -> str:
    """Why a web address cannot be a link, in words; empty where it can."""
    if len(address) > LONGEST_ADDRESS:
        return f"has {len(address)} characters; at most {LONGEST_ADDRESS} are possible"
    if not re.match(r"https?://", address, re.IGNORECASE):
        return "does not begin with 'https://' or 'http://'"
    if unfit := _UNFIT.search(address):
        return "has a blank in it" if unfit[0].isspace() else f"has {quoted(unfit[0])} in it"
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "is not a web address"
    if "@" in parts.netloc:
        return "has a user name before the host"
    if not host or not re.fullmatch(r"[\w-]+(?:\.[\w-]+)*\.?|\[[0-9a-f:.]+\]", host):
        return "names no host"
    return ""
