"""Faults of keys: a colon in text, a line without a key, indentation that fits nothing, lists and keys mixed."""

from __future__ import annotations

import re

from synth.diagnostics.words import quoted
from synth.read.yaml_form.brackets import after_bracket
from synth.read.yaml_form.characters import after_quote, unclosed_quote_at
from synth.read.yaml_form.fault import Fault, in_quotes, line_stretch, put_in_quotes, value_stretch
from synth.read.yaml_form.trouble import CLOSING, QUOTED, Trouble

_JOINED_KEY = re.compile(r"([\w-]+):(?!//)(\S.*)")
_CUT_LINE = re.compile(r"\S[ \t]+(#.*)")


def unknown(trouble: Trouble) -> Fault:
    """What none of the others explains."""
    message = "From here on, the form of the file makes no sense."
    return Fault("S041", trouble.index, trouble.index + 1, message, "compare it with another record")


def colon(trouble: Trouble) -> Fault:
    """A colon where none can be: within text, or in a line that goes on with the text above."""
    key_colon, value = trouble.colon(trouble.index), trouble.value_start(trouble.index)
    if key_colon is not None and key_colon < trouble.index and value is not None and value <= trouble.index:
        return _colon_in_text(trouble, value)
    above = trouble.text_above
    if above is None:
        return unknown(trouble)
    if trouble.colon(above) is None and not trouble.is_item(above):
        return _no_key_at(trouble, above, goes_on=False)
    start, end = line_stretch(trouble.lines, trouble.line_start(trouble.index))
    wanted, column = trouble.lines.column(above), trouble.lines.column(start)
    message = "This line is indented deeper than the key above it, which already has its value."
    help = f"begin it in column {wanted}, or put the text in quotes if this belongs to it"
    if wanted == column:
        message = "This line has a key, but it goes on with the text above it, which has none."
        help = "give the text above a key as well, or put it in quotes if this belongs to it"
    return Fault("S035", start, end, message, help)


def no_colon(trouble: Trouble) -> Fault:
    """A line where a key belongs that has no colon after it."""
    start = trouble.since
    if trouble.character and trouble.text[start] in "\"'" and "\n" in trouble.text[start : trouble.index].rstrip():
        return unclosed_quote_at(trouble, start, "This quote is not closed on its line.")
    return _no_key_at(trouble, start)


def no_key(trouble: Trouble) -> Fault:
    """Something where a key or an item belongs: after the end of a value, or in the wrong column."""
    if trouble.before is not None and trouble.block_text_above is None:
        return _after_value(trouble)
    start, end = line_stretch(trouble.lines, trouble.index)
    if trouble.character == ":":
        message = "There is no key before this ':'."
        return Fault("S036", start, start + 1, message, "write the key, or put the text in quotes")
    if trouble.block_text_above is not None and trouble.lines.column(start) > 1:
        wanted = trouble.lines.column(trouble.block_text_above)
        message = "This line is indented less than the text above it, which it therefore ends."
        return Fault("S035", start, end, message, f"begin it in column {wanted} if it belongs to that text")
    if comment := _comment_above(trouble):
        message = "This line goes on with a text that has ended at the '#' above it."
        return Fault("S035", start, end, message, f"put the whole text in quotes, or take {quoted(comment)} out")
    column = trouble.lines.column(start)
    if column - 1 in trouble.columns:
        return _mixed(trouble, start, end)
    known = " or ".join(str(known + 1) for known in dict.fromkeys(trouble.columns)) or "1"
    message = f"This line begins in column {column}, in which nothing above it begins."
    return Fault("S035", start, end, message, f"begin it in column {known}")


def item(trouble: Trouble) -> Fault:
    """A hyphen where no item can begin: on the line of its key."""
    start, end = line_stretch(trouble.lines, trouble.index)
    written = in_quotes(trouble.text[start:end])
    message = "A list cannot begin on the line of its key."
    help = f"put it on the next line, or in quotes if the hyphen belongs to text: {written}"
    return Fault("S040", start, end, message, help, value_stretch(trouble.lines, start))


def no_document(trouble: Trouble) -> Fault:
    """Something after the end of all that belongs to the record."""
    if trouble.before is not None:
        return _after_value(trouble)
    start, end = line_stretch(trouble.lines, trouble.index)
    first = trouble.trace.top_column
    above = trouble.text_above
    if first is None and above is not None and trouble.text[above] not in "[{":
        return _no_key_at(trouble, above, goes_on=False)
    if first:
        message = f"This line begins in column {trouble.lines.column(start)}, but the first key in column {first + 1}."
        return Fault("S035", start, end, message, "begin all keys of a record in column 1")
    message = "Something stands after the end of the record."
    return Fault("S041", start, end, message, "write one key after the other, without brackets around them")


def directive(trouble: Trouble) -> Fault:
    """A line that begins with `%` and that libyaml itself could not read."""
    stretch = (trouble.since, trouble.lines.end(trouble.since))
    message = "A line that begins with '%' is a directive, which is not read."
    return Fault(
        "S029", *stretch, message, "take it out, or indent it if it belongs to a text", stretch, "#", lossy=True
    )


def _colon_in_text(trouble: Trouble, start: int) -> Fault:
    lines = trouble.lines
    end = line_stretch(lines, start)[1]
    stretch = value_stretch(lines, start)
    if QUOTED.match(trouble.text, start):
        message = "Something stands after the quote that closes this text."
        return Fault("S038", start, end, message, put_in_quotes(lines, start, end), stretch)
    message = "A colon and a space within text begin another value."
    return Fault("S023", start, end, message, put_in_quotes(lines, start, end), stretch)


def _no_key_at(trouble: Trouble, start: int, goes_on: bool = True) -> Fault:
    """The line at an index has no key; where the rest can be read, it is made a comment."""
    start, end = line_stretch(trouble.lines, start)
    written = trouble.text[start:end]
    message = f"There is no key and ':' before the text {quoted(written)}."
    help = "write 'key: text', or indent the line deeper if it goes on with the text above"
    if joined := _JOINED_KEY.fullmatch(written):
        message = f"There is no space after the ':' of '{joined[1]}'."
        help = f"write {quoted(f'{joined[1]}: {joined[2]}')}"
    replace = value_stretch(trouble.lines, start, trouble.lines.column(start) - 1) if goes_on else None
    return Fault("S036", start, end, message, help, replace, "#", lossy=True)


def _after_value(trouble: Trouble) -> Fault:
    before = trouble.before
    assert before is not None
    if isinstance(before, CLOSING):
        return after_bracket(trouble)
    if trouble.text[before.start_mark.index] in "\"'":
        return after_quote(trouble, before)
    return unknown(trouble)


def _comment_above(trouble: Trouble) -> str:
    """The comment of the line above, where that line is indented less and holds text without quotes."""
    start = trouble.lines.start(trouble.index)
    above = trouble.text[trouble.lines.start(start - 1) : start - 1] if start else ""
    found = _CUT_LINE.search(above)
    deeper = len(above) - len(above.lstrip()) < trouble.index - start
    return found[1] if found and deeper and above[found.start()] not in "\"']}" else ""


def _mixed(trouble: Trouble, start: int, end: int) -> Fault:
    if trouble.text[start : start + 2].strip() == "-":
        message = "An item of a list stands among keys."
        return Fault("S040", start, end, message, "indent the list deeper than its key, or give it a key")
    message = "A key stands among the items of a list."
    return Fault("S040", start, end, message, "begin the line with a hyphen, or indent it as the keys above are")
