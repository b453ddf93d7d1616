"""JSON from strangers: values with the line in which each item of a list begins."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from synth.diagnostics import Diagnostics, Place

_BLANK = re.compile(r"[ \t\n\r]*")


def parse_json(text: str, path: str, diagnostics: Diagnostics) -> Any:
    """The value; None where an error was added."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as failure:
        _report(text, path, failure, diagnostics)
    except RecursionError:
        diagnostics.add("S602", Place(path), "This JSON is nested too deeply.", "export the file again")
    except ValueError:
        # More digits than Python turns into a number.
        diagnostics.add("S602", Place(path), "A number in this JSON has thousands of digits.", "export the file again")
    return None


def item_lines(text: str, key: str = "") -> Iterator[int]:
    """The lines in which the items of a list begin: the file's own, or the one under a key at the top.

    `text` is known to be JSON; nothing is given where it holds no such list.
    """
    decoder = json.JSONDecoder()
    position = _BLANK.match(text).end()  # type: ignore[union-attr]
    if key:
        position = _after_key(decoder, text, position, key)
    if position < 0 or text[position : position + 1] != "[":
        return
    position += 1
    line, counted_to = 1, 0
    while True:
        position = _BLANK.match(text, position).end()  # type: ignore[union-attr]
        if text[position] == "]":
            return
        line += text.count("\n", counted_to, position)
        counted_to = position
        yield line
        _, position = decoder.raw_decode(text, position)
        position = _BLANK.match(text, position).end()  # type: ignore[union-attr]
        if text[position] == ",":
            position += 1


def _after_key(decoder: json.JSONDecoder, text: str, position: int, key: str) -> int:
    """Where the value of a key at the top begins; -1 where there is none."""
    if text[position : position + 1] != "{":
        return -1
    position += 1
    while True:
        position = _BLANK.match(text, position).end()  # type: ignore[union-attr]
        if text[position] == "}":
            return -1
        if text[position] == ",":
            position += 1
            continue
        name, position = decoder.raw_decode(text, position)
        position = _BLANK.match(text, _BLANK.match(text, position).end() + 1).end()  # type: ignore[union-attr]
        if name == key:
            return position
        _, position = decoder.raw_decode(text, position)


def _report(text: str, path: str, failure: json.JSONDecodeError, diagnostics: Diagnostics) -> None:
    place = Place(path, failure.lineno, failure.colno, 1, failure.doc.split("\n")[failure.lineno - 1][:500])
    if failure.pos >= len(text.rstrip()) or failure.msg.startswith("Unterminated string"):
        message = "The file ends in the middle of what it holds."
        diagnostics.add("S603", place, message, "the end of the file is lost: export it again")
    else:
        message = f"This is not JSON: {failure.msg[0].lower()}{failure.msg[1:]}."
        diagnostics.add("S602", place, message, "export the file again")
