"""Whether a YAML text can be composed safely, and if not, why: a closer look than composing takes.

Composing is fast but recurses in C, and shows neither anchors nor directives. So a cheap look at the
text decides whether it could hold any of these; only then do parse events and tokens, which do not
recurse, tell exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
from synth.read.yaml_form.fault import Fault, bracket_stretch, line_stretch, reserved, value_stretch
from synth.read.yaml_form.outline import Parser
from synth.read.yaml_form.trouble import CLOSING, OPENING

DEEPEST = 50
"""How many levels lists and blocks of keys can stand inside each other."""

# Nothing nests deeper than brackets open and lines begin: in a line, each block that begins on it
# begins further right; a list may begin in the column of its block of keys.
_LINE_START = re.compile(r"^[ \t?:-]+", re.MULTILINE)
# Where an anchor, a tag or a directive may stand. An alias needs an anchor, or composing fails.
_SIGN = re.compile(r"(?<![^\s\[\]{},:?\"'-])(?:&[0-9A-Za-z_-]|!)|^%", re.MULTILINE)

_AFTER_NOTHING = (KeyToken, BlockEndToken, StreamEndToken, FlowEntryToken, *CLOSING)


def looks_plain(text: str) -> bool:
    """Whether a text holds no anchor, tag or directive and nests no deeper than `DEEPEST`, for sure."""
    if ("&" in text or "!" in text or "%" in text) and _SIGN.search(text):
        return False
    return depth_bound(text) <= DEEPEST


def depth_bound(text: str) -> int:
    """At least as many levels as the text nests."""
    indented = max(map(len, _LINE_START.findall(text)), default=0)
    # A bracket may hold a pair without brackets of its own.
    return 2 * (indented + 1) + 2 * (text.count("[") + text.count("{"))


def exact_depth(text: str, most: int | None = None) -> tuple[int, int]:
    """How many levels a text nests, and the index at which the deepest begins.

    The count stops beyond `most`. Raises `yaml.MarkedYAMLError` where the text cannot be parsed.
    """
    deepest = depth = place = 0
    for change, index in _levels(text):
        depth += change
        if depth > deepest:
            deepest, place = depth, index
        if most is not None and depth > most:
            break
    return deepest, place


def survey(lines: Lines) -> list[Fault]:
    """The faults of a text as far as it can be parsed, by place. An empty list: it can be composed safely."""
    failure: yaml.MarkedYAMLError | None = None
    stopped = len(lines.text)
    try:
        depth, place = exact_depth(lines.text, DEEPEST)
        if depth > DEEPEST:
            message = f"Lists and blocks of keys stand more than {DEEPEST} levels deep in each other."
            return [Fault("S020", place, place + 1, message, "look for a bracket or hyphen repeated by mistake")]
    except yaml.MarkedYAMLError as error:
        failure = error
        stopped = error.problem_mark.index if error.problem_mark else 0
    tokens = list(_tokens(lines.text, stopped))
    faults = list(_signs(tokens, lines))
    if failure and not any(fault.covers(stopped) for fault in faults):
        faults.append(diagnose(failure, lines, tokens))
    return faults


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


def _signs(tokens: list[Token], lines: Lines) -> Iterator[Fault]:
    """Faults for anchors, aliases, tags, directives and second documents."""
    brackets = 0
    content = ended = False
    for number, token in enumerate(tokens):
        if isinstance(token, DocumentEndToken):
            ended = True
        elif (ended and not isinstance(token, StreamEndToken)) or (isinstance(token, DocumentStartToken) and content):
            yield _second_document(token, lines)
            return
        elif isinstance(token, DirectiveToken):
            yield _directive(token, lines)
        elif isinstance(token, AnchorToken | AliasToken | TagToken):
            after = tokens[number + 1] if number + 1 < len(tokens) else None
            is_key = isinstance(tokens[number - 1], KeyToken)
            yield _sign(token, after, is_key, brackets > 0, lines)
        brackets += isinstance(token, OPENING) - isinstance(token, CLOSING)
        content |= not isinstance(token, StreamStartToken | DirectiveToken)


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
        return reserved(lines, start, end, (start, end), filler, help="take it out")
    if in_brackets:
        stretch = bracket_stretch(lines, start)
        return reserved(lines, *stretch, stretch)
    return reserved(lines, *line_stretch(lines, start), value_stretch(lines, start))


def _is_text_or_nothing(token: Token | None) -> bool:
    if isinstance(token, ScalarToken):
        return bool(token.plain)
    return token is None or isinstance(token, _AFTER_NOTHING)
