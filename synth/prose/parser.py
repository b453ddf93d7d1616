"""The parser of the small Markdown: markdown-it with all but paragraphs, lists and emphasis off, and our own marks."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.list import list_block
from markdown_it.rules_inline import StateInline

from synth.prose.marks import (
    CITATION,
    POINTER,
    TARGET,
    Fault,
    Pointer,
    address_fault,
    is_allowed_address,
    read_citations,
    unreadable,
)

MOST_NESTED = 6
"""How deep lists can stand in lists; deeper ones are text."""

# A list begins with '-', '*' or the number 1: "+ 5 %" and "1986. A good year" are text.
_LIST_START = re.compile(r"(?:[-*]|1[.)])[ \t]")
_WITHIN_WORD = re.compile(r"(?<=[0-9A-Za-z])\*+(?=[0-9A-Za-z])")
_ITEM_START = re.compile(r"(?:[-*]|[0-9]{1,9}[.)])[ \t]")


@cache
def parser() -> MarkdownIt:
    """The one parser; it holds no state between texts."""
    made = MarkdownIt("zero", {"html": False, "linkify": False, "typographer": False, "maxNesting": 100})
    made.enable(["list", "emphasis"])
    made.block.ruler.at("list", _list, {"alt": ["paragraph"]})
    made.inline.ruler.before("emphasis", "times", _times)
    made.inline.ruler.before("emphasis", "brackets", _brackets)
    made.inline.ruler.before("emphasis", "escaped", _escaped)
    return made


def _list(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    start = state.bMarks[start_line] + state.tShift[start_line]
    mark = _ITEM_START if silent and state.listIndent >= 0 else _LIST_START
    if state.level >= 2 * MOST_NESTED or not mark.match(state.src, start):
        return False
    return list_block(state, start_line, end_line, silent)


def _times(state: StateInline, silent: bool) -> bool:
    """Stars within a word or number, as in `7*7`, are no emphasis; in Japanese, which has no spaces, they can be."""
    match = _WITHIN_WORD.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.pending += match[0]
    state.pos = match.end()
    return True


def _escaped(state: StateInline, silent: bool) -> bool:
    r"""`\*`, `\_`, `\[` and `\]` stand for the mark itself; every other backslash stands as typed."""
    if state.src[state.pos] != "\\" or state.src[state.pos + 1 : state.pos + 2] not in tuple("*_[]"):
        return False
    if state.pos + 1 >= state.posMax:
        return False
    if not silent:
        state.pending += state.src[state.pos + 1]
    state.pos += 2
    return True


def _brackets(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[":
        return False
    if state.linkLevel > 0:
        _report_nested(state)
        return False
    return _citation(state, silent) or _pointer(state, silent) or _link(state, silent)


def _report_nested(state: StateInline) -> None:
    """Citations and pointers lead somewhere themselves, so they cannot stand within the words of a link."""
    match = CITATION.match(state.src, state.pos, state.posMax) or POINTER.match(state.src, state.pos, state.posMax)
    if match:
        message = "A citation or a pointer cannot stand within the words of a link."
        _faults(state).append(Fault("S505", match[0], message, "put it before or after the link"))


def _citation(state: StateInline, silent: bool) -> bool:
    match = CITATION.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    citations = read_citations(match[0])
    if not citations:
        _faults(state).append(unreadable(match[0]))
        return False
    if not silent:
        token = state.push("cite", "", 0)
        token.content = match[0]
        token.meta = {"citations": citations}
    state.pos = match.end()
    return True


def _pointer(state: StateInline, silent: bool) -> bool:
    match = POINTER.match(state.src, state.pos, state.posMax)
    if not match or not match[1].strip():
        return False
    if not silent:
        token = state.push("point", "", 0)
        token.content = match[0]
        token.meta = {"pointer": Pointer(match[1].strip(), (match[2] or "").strip(), match[0])}
    state.pos = match.end()
    return True


def _link(state: StateInline, silent: bool) -> bool:
    start = state.pos
    label_end = _bracket_pairs(state).get(start, -1)
    if label_end < 0 or label_end >= state.posMax:
        return False
    match = TARGET.match(state.src, label_end + 1, state.posMax)
    if not match:
        return False
    written = state.src[start : match.end()]
    if start and state.src[start - 1] == "!":
        message = "Pictures are not shown in prose."
        _faults(state).append(Fault("S502", "!" + written, message, "link to the picture instead: take out the '!'"))
        return False
    address = match[1] if match[1] is not None else match[2]
    if not is_allowed_address(address):
        _faults(state).append(address_fault(address, written))
        return False
    if not silent:
        _push_link(state, address, start + 1, label_end)
    state.pos = match.end()
    return True


def _push_link(state: StateInline, address: str, label_start: int, label_end: int) -> None:
    most = state.posMax
    state.pos, state.posMax = label_start, label_end
    state.push("link_open", "a", 1).attrs = {"href": address}
    state.linkLevel += 1
    state.md.inline.tokenize(state)
    state.linkLevel -= 1
    state.push("link_close", "a", -1)
    state.posMax = most


def _faults(state: StateInline) -> list[Fault]:
    faults: list[Fault] = state.env.setdefault("faults", [])
    return faults


def _bracket_pairs(state: StateInline) -> dict[int, int]:
    """Where the bracket that opens at an index closes, for the whole text at once."""
    known = state.env.get("brackets")
    if known is None or known[0] is not state.src:
        pairs: dict[int, int] = {}
        opened: list[int] = []
        for match in re.finditer(r"\\[\[\]]|\[|\]", state.src):
            if match[0] == "[":
                opened.append(match.start())
            elif match[0] == "]" and opened:
                pairs[opened.pop()] = match.start()
        known = state.env["brackets"] = (state.src, pairs)
    found: dict[int, int] = known[1]
    return found
