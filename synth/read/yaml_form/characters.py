"""Faults of characters and quotes: reserved characters, tabs, quotes that are not closed, unknown escapes."""

from __future__ import annotations

import re

from yaml.tokens import Token

from synth.read.yaml_form.fault import Fault, line_stretch, put_in_quotes, reserved_in_brackets, value_stretch
from synth.read.yaml_form.trouble import KEY_LINE, Trouble

_BRACKET = re.compile(r"[\[\]{}]")
_INDENTATION = re.compile(r"[ ]*(\t+)")
_ESCAPE = re.compile(r"\\(?:u[0-9A-Fa-f]{1,4}|U[0-9A-Fa-f]{1,8}|x[0-9A-Fa-f]{1,2}|.)")
_CODE_POINT = re.compile(r"\\[uUx]([0-9A-Fa-f]+)")


def no_start(trouble: Trouble) -> Fault:
    """A character with which nothing can begin: a tab, `@`, a backtick or `%`."""
    if trouble.character == "\t":
        return tab(trouble)
    if not trouble.opened:
        return trouble.reserved_value(trouble.index)
    outermost, lines = trouble.opened[0], trouble.lines
    template = trouble.text[trouble.index - 1 : trouble.index + 1] == "{%"
    if lines.start(outermost) == lines.start(trouble.index) and (template or _words_follow(trouble, outermost)):
        return trouble.reserved_value(outermost)
    return reserved_in_brackets(trouble.lines, trouble.index)


def sign(trouble: Trouble) -> Fault:
    """An anchor, alias, tag or `?` that libyaml itself could not read."""
    return (
        reserved_in_brackets(trouble.lines, trouble.since) if trouble.opened else trouble.reserved_value(trouble.since)
    )


def block_text(trouble: Trouble) -> Fault:
    """Text that begins with `|` or `>`."""
    return trouble.reserved_value(trouble.since)


def tab(trouble: Trouble) -> Fault:
    """A tab in the indentation, or where nothing but a space can stand."""
    found = _INDENTATION.match(trouble.text, trouble.lines.start(trouble.index))
    if found and found.start(1) <= trouble.index + 1:
        message = "A tab stands in the indentation of this line."
        help = "indent with spaces: set the editor to insert spaces for tabs"
        return Fault("S021", *found.span(1), message, help)
    stretch = (trouble.index, trouble.index + 1)
    return Fault("S021", *stretch, "A tab stands where a space belongs.", "replace it by a space", stretch, " ")


def unclosed_quote(trouble: Trouble) -> Fault:
    """A quote without its fellow."""
    if trouble.character in ("-", "."):
        start = trouble.index
        message = "Three hyphens or dots at the start of a line end the record, even between quotes."
        return Fault("S030", start, trouble.lines.end(start), message, "indent the line, or take them out")
    return unclosed_quote_at(trouble, trouble.since, "This quote is not closed.")


def unclosed_quote_at(trouble: Trouble, start: int, message: str) -> Fault:
    """The quote at an index, which is not closed on its line."""
    end = line_stretch(trouble.lines, start)[1]
    help = f"write {trouble.text[start]} at the end of the text as well"
    replace = None if trouble.opened or trouble.is_key(start) else value_stretch(trouble.lines, start)
    return Fault("S024", start, end, message, help, replace)


def after_quote(trouble: Trouble, quote: Token) -> Fault:
    """Something after a quote that closes a text, or that was meant to open one."""
    start, end = quote.start_mark.index, quote.end_mark.index
    lines, text = trouble.lines, trouble.text
    if "\n" in text[start:end] and KEY_LINE.search(text, lines.end(start), end):
        message = f"This quote is not closed on its line; the next one stands in line {lines.number(end - 1)}."
        return unclosed_quote_at(trouble, start, message)
    message = "The text has ended at the quote before this."
    help = "put the whole text in quotes"
    if "\n" not in text[start:end]:
        help = put_in_quotes(lines, start, line_stretch(lines, start)[1])
    replace = None if trouble.is_key(start) else value_stretch(lines, start)
    return Fault("S038", *line_stretch(lines, trouble.index), message, help, replace)


def escape(trouble: Trouble) -> Fault:
    """A backslash in double quotes before something that it gives no meaning to."""
    start = trouble.text.rfind("\\", 0, trouble.index + 1)
    found = _ESCAPE.match(trouble.text, start)
    stretch = (start, found.end() if found else start + 1)
    written = trouble.text[slice(*stretch)]
    number = _CODE_POINT.fullmatch(written)
    if number and 0xD800 <= int(number[1], 16) <= 0xDFFF:
        message = f"'{written}' is half of a character (a lone surrogate)."
        return Fault("S003", *stretch, message, "type the character itself", stretch)
    message = f"'{written}' is no escape that is known."
    help = "put the text in single quotes, in which a backslash stands for itself"
    return Fault("S037", *stretch, message, help, stretch)


def _words_follow(trouble: Trouble, opening: int) -> bool:
    """Whether words follow the bracket that closes the one at an index, as in `[@key] says so`."""
    depth = 0
    for found in _BRACKET.finditer(trouble.text, opening, trouble.lines.end(opening)):
        depth += 1 if found[0] in "[{" else -1
        if depth == 0:
            rest = trouble.text[found.end() : trouble.lines.end(opening)].strip()
            return bool(rest) and not rest.startswith("#")
    return False
