"""Whether a YAML text can be composed safely, and if not, why: a closer look than composing takes.

Composing is fast, but what it gives shows neither anchors nor directives. So a cheap look at the text
decides whether it could hold any of these; only then, and where composing fails, do parse events and
tokens tell exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent
from yaml.tokens import (
    AliasToken,
    AnchorToken,
    BlockEndToken,
    DirectiveToken,
    DocumentEndToken,
    DocumentStartToken,
    FlowEntryToken,
    KeyToken,
    ScalarToken,
    StreamEndToken,
    StreamStartToken,
    TagToken,
    Token,
)

from synth.read.lines import Lines
from synth.read.yaml_form.diagnosis import diagnose
from synth.read.yaml_form.fault import Fault, line_stretch, reserved, reserved_in_brackets, value_stretch
from synth.read.yaml_form.outline import DEEPEST, Parser
from synth.read.yaml_form.trouble import CLOSING, Trace

MOST_SIGNS = 500
"""How many anchors, aliases and tags of one file are reported."""

# Where an anchor, a tag or a directive may stand. An alias needs an anchor, or composing fails.
_SIGN = re.compile(r"(?<![^\s\[\]{},:?\"'-])(?:&[0-9A-Za-z_-]|!)|^%", re.MULTILINE)
_AFTER_NOTHING = (KeyToken, BlockEndToken, StreamEndToken, FlowEntryToken, *CLOSING)


def looks_plain(text: str) -> bool:
    """Whether a text that composes holds no anchor, alias, tag or directive, for sure."""
    return not ("&" in text or "!" in text or "%" in text) or _SIGN.search(text) is None


def survey(lines: Lines) -> list[Fault]:
    """The faults of a text as far as it can be parsed, by place. An empty list: it can be composed."""
    failure: yaml.MarkedYAMLError | None = None
    stopped = len(lines.text)
    try:
        deep = first_too_deep(lines.text)
    except yaml.MarkedYAMLError as error:
        failure = error
        stopped = error.problem_mark.index if error.problem_mark else 0
    else:
        if deep is not None:
            message = f"Lists and blocks of keys stand more than {DEEPEST} levels deep in each other."
            return [Fault("S020", deep, deep + 1, message, "look for a bracket or hyphen repeated by mistake")]
    trace = Trace(lines, stopped)
    faults = list(islice(_signs(lines, trace), MOST_SIGNS + 1))
    if len(faults) > MOST_SIGNS:
        return [*faults[: MOST_SIGNS - 1], replace(faults[MOST_SIGNS], replace=None, message="More such signs follow.")]
    if failure and not any(fault.covers(stopped) for fault in faults):
        faults.append(diagnose(failure, lines, trace))
    return faults


def first_too_deep(text: str, deepest: int = DEEPEST) -> int | None:
    """The index of the first list or block of keys that stands too deep. Raises `yaml.MarkedYAMLError`."""
    depth = 0
    for change, index in _levels(text):
        depth += change
        if depth > deepest:
            return index
    return None


def _levels(text: str) -> Iterator[tuple[int, int]]:
    """+1 and the index for each list or block of keys that begins, -1 for each that ends."""
    parser = Parser(text)
    try:
        while parser.check_event():
            event = parser.get_event()
            if isinstance(event, CollectionStartEvent):
                assert event.start_mark is not None
                yield 1, event.start_mark.index
            elif isinstance(event, CollectionEndEvent):
                assert event.start_mark is not None
                yield -1, event.start_mark.index
    finally:
        parser.dispose()


def _tokens(text: str, until: int) -> Iterator[Token]:
    """The tokens of a text that begin no later than at an index, as far as they can be told."""
    parser = Parser(text)
    try:
        while parser.check_token():
            token = parser.get_token()
            if token is None or token.start_mark.index > until:
                return
            yield token
    except yaml.MarkedYAMLError:
        return
    finally:
        parser.dispose()


def _signs(lines: Lines, trace: Trace) -> Iterator[Fault]:
    """Faults for anchors, aliases, tags, directives and second documents; `trace` takes in all tokens."""
    content = ended = is_key = False
    tokens = _tokens(lines.text, trace.index)
    token = next(tokens, None)
    while token is not None:
        after = next(tokens, None)
        second = isinstance(token, DocumentStartToken) and content
        if second or (ended and not isinstance(token, DocumentEndToken | StreamEndToken)):
            yield _second_document(token, lines)
            return
        if isinstance(token, DirectiveToken):
            yield _directive(token, lines)
        elif isinstance(token, AnchorToken | AliasToken | TagToken):
            yield _sign(token, after, is_key, bool(trace.opened), lines)
        trace.add(token)
        is_key = isinstance(token, KeyToken)
        ended |= isinstance(token, DocumentEndToken)
        content |= not isinstance(token, StreamStartToken | DirectiveToken)
        token = after


def _second_document(token: Token, lines: Lines) -> Fault:
    start = token.start_mark.index
    message = "A second document begins here; one file holds one record."
    help = "put it in a file of its own"
    return Fault("S030", start, lines.end(start), message, help, (start, len(lines.text)), " ")


def _directive(token: Token, lines: Lines) -> Fault:
    stretch = (token.start_mark.index, lines.end(token.start_mark.index))
    message = "A line that begins with '%' is a directive, which is not read."
    return Fault("S029", *stretch, message, "take it out", stretch, "#")


def _sign(token: Token, after: Token | None, is_key: bool, in_brackets: bool, lines: Lines) -> Fault:
    """A fault for an anchor, an alias or a tag. Where it begins a text without quotes, that text goes with it."""
    start, end = token.start_mark.index, token.end_mark.index
    begins_text = isinstance(token, AliasToken) or _is_text_or_nothing(after)
    if is_key and not in_brackets:
        # Without it, the key would stand in another column.
        return reserved(lines, start, end, None, help="take it out")
    if is_key or not begins_text:
        filler = "x" if isinstance(token, AliasToken) else " "
        return reserved(lines, start, end, (start, end), filler=filler, help="take it out")
    if in_brackets:
        return reserved_in_brackets(lines, start)
    return reserved(lines, *line_stretch(lines, start), value_stretch(lines, start))


def _is_text_or_nothing(token: Token | None) -> bool:
    if isinstance(token, ScalarToken):
        return bool(token.plain)
    return token is None or isinstance(token, _AFTER_NOTHING)
