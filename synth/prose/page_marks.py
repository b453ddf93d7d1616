"""Citations and pointers in hand-written pages: where they stand in the Markdown, code left aside.

A page is full Markdown, which the site engine renders; only its marks are read here. What is code is told by the
engine's rules: fences at the start of a line, backticks, and lines set in by four blanks more than their list. Tests
hold it against the engine for text that is set in step by step; where something is set in two steps at once, or below a
title of a box that is empty, the engine may see it otherwise.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from synth.prose.marks import CITATION, POINTER, TARGET, Cite, Fault, Pointer, read_citations, unreadable

_FRONT_MATTER = re.compile(r"---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FENCE = re.compile(r"(~{3,}|`{3,})[^`\n]*")
_CLOSING = re.compile(r"(~{3,}|`{3,}) *")
_BACKTICKS = re.compile(r"(\\*)(`+)")
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_ESCAPED = re.compile(r"\\+$")
_HEADING = re.compile(r"^ {0,3}#{1,6}.*$|^.+\n(?:=+|-+) *$", re.MULTILINE)
# What holds blocks that are set in: items of a list, which begins behind an empty line; definitions, notes, boxes.
_ITEM = re.compile(r"(?:([*+-])|\d+\.) +")
_HOLDER = re.compile(r": +|(?:!!!|\?\?\?\+?) ")
_NOTE = re.compile(r"\[\^[^\]\n]+\]:")
_TAB = 4


@dataclass(frozen=True, slots=True)
class PageMark:
    """Citations or a pointer at `text[start:end]` of a page."""

    start: int
    end: int
    citations: tuple[Cite, ...] = ()
    pointer: Pointer | None = None


@dataclass(frozen=True, slots=True)
class PageFault:
    """Something at `text[start:end]` of a page that is not allowed."""

    start: int
    end: int
    fault: Fault


@dataclass(frozen=True, slots=True)
class PageProse:
    """What stands in a page, in the order of the text."""

    marks: tuple[PageMark, ...] = ()
    faults: tuple[PageFault, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The citation keys, each once."""
        return tuple(dict.fromkeys(cite.key for mark in self.marks for cite in mark.citations))


_NOTHING = PageProse()


def read_page(text: str) -> PageProse:
    """The citations and pointers of a page, and those that cannot stand where they stand."""
    if "[@" not in text and "[[" not in text:
        return _NOTHING
    bare = without_code(text)
    found = list(_marks(bare))
    headings, links = _headings(bare), _links(bare, {item.start: item.end for item in found})
    marks: list[PageMark] = []
    faults: list[PageFault] = []
    for item in found:
        written = text[item.start : item.end]
        if isinstance(item, PageFault):
            faults.append(item)
        elif _is_within(item, headings):
            faults.append(PageFault(item.start, item.end, _in_heading(written)))
        elif _is_within(item, links):
            faults.append(PageFault(item.start, item.end, _in_link(written)))
        else:
            marks.append(item)
    return PageProse(tuple(marks), tuple(faults))


def without_code(text: str) -> str:
    """The text with a blank in the place of every character of code and front matter; line breaks stay."""
    if front := _FRONT_MATTER.match(text):
        text = _blanked(text, front.start(), front.end())
    return _without_indented(*_without_fences(text.split("\n")))


# -- marks --


def _marks(bare: str) -> Iterator[PageMark | PageFault]:
    end = 0
    for opened in re.finditer(r"\[(?=@|\[)", bare):
        start = opened.start()
        if start < end or _is_escaped(bare, start):
            continue
        found = CITATION.match(bare, start) or POINTER.match(bare, start)
        # `[@key](address)` is a link under these words.
        if not found or TARGET.match(bare, found.end()):
            continue
        written = found[0]
        if not written.startswith("[@"):
            if found[1].strip():
                pointer = Pointer(found[1].strip(), (found[2] or "").strip(), written)
                yield PageMark(start, found.end(), pointer=pointer)
        elif citations := read_citations(written):
            yield PageMark(start, found.end(), citations)
        else:
            yield PageFault(start, found.end(), unreadable(written))
        end = found.end()


def _is_escaped(text: str, index: int) -> bool:
    behind = _ESCAPED.search(text, max(0, index - 20), index)
    return behind is not None and len(behind[0]) % 2 == 1


def _is_within(mark: PageMark, spans: list[tuple[int, int]]) -> bool:
    """Whether a mark stands in one of some spans that follow one another."""
    before = bisect_right(spans, mark.start, key=lambda span: span[0]) - 1
    return before >= 0 and mark.end <= spans[before][1]


def _headings(bare: str) -> list[tuple[int, int]]:
    return [found.span() for found in _HEADING.finditer(bare)]


def _links(bare: str, own: Mapping[int, int]) -> list[tuple[int, int]]:
    """The outermost brackets that an address in parentheses follows; `own` are the marks themselves."""
    opened: list[int] = []
    spans: list[tuple[int, int]] = []
    skip = 0
    for sign in _BRACKET.finditer(bare):
        here = sign.start()
        if here < skip:
            continue
        if here in own:
            skip = own[here]
        elif sign[0] == "[":
            opened.append(here)
        elif sign[0] == "]" and opened:
            start = opened.pop()
            if bare.startswith("(", here + 1):
                while spans and spans[-1][0] > start:
                    spans.pop()
                spans.append((start, here + 1))
    return spans


def _in_heading(written: str) -> Fault:
    message = "A citation or a pointer cannot stand in a heading, which is itself a place that links lead to."
    return Fault("S956", written, message, "put it into the text below the heading")


def _in_link(written: str) -> Fault:
    message = "A citation or a pointer cannot stand within the words of a link."
    return Fault("S505", written, message, "put it before or after the link")


# -- code --


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + _blanks(text[start:end]) + text[end:]


def _blanks(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _without_fences(lines: list[str]) -> tuple[list[str], set[int]]:
    """Fences begin a line; one that nothing closes is none. Which lines they take up."""
    fenced: set[int] = set()
    closings: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if found := _CLOSING.fullmatch(line):
            closings.setdefault(found[1], []).append(number)
    number = 0
    while number < len(lines):
        fence = _FENCE.fullmatch(lines[number])
        ends = closings.get(fence[1], []) if fence else []
        place = bisect_right(ends, number)
        if place < len(ends):
            fenced.update(range(number, ends[place] + 1))
            number = ends[place]
        number += 1
    return [" " * len(line) if number in fenced else line for number, line in enumerate(lines)], fenced


def _without_indented(lines: list[str], fenced: set[int]) -> str:
    """Without lines behind an empty one that are set in deeper than the item or note they belong to, and backticks."""
    # Where something begins that no backticks reach into: each line of a dictionary keeps to itself.
    starts = {0}
    first = depth = 0
    begins, in_code, top = True, False, None
    for number, line in enumerate(lines):
        shown = line.lstrip(" \t")
        if not shown:
            begins = True
            depth = 0 if number in fenced else depth
            continue
        level, item = _width(line) // _TAB, _ITEM.match(shown)
        if in_code and not begins and level <= depth:
            # Right below code a line belongs to what the code belongs to, however little it is set in.
            begins, level = True, depth
        if begins:
            first = number
            in_code = level > depth
            top = item
            starts.add(number)
        if in_code:
            lines[number] = " " * len(line)
        elif _HOLDER.match(shown) or (_goes_on(top, item, level) if top else _NOTE.match(shown)):
            starts.update(range(first, number + 1) if shown.startswith(":") else (number,))
            first = number
            depth = level + 1
        elif begins:
            depth = level
        begins = False
    bounds = [*sorted(starts), len(lines)]
    return "\n".join(_without_spans("\n".join(lines[start:end])) for start, end in pairwise(bounds))


def _goes_on(top: re.Match[str], item: re.Match[str] | None, level: int) -> bool:
    """Whether a line is an item of the list that `top` begins: with bullets or with numbers, or set in below either.

    Anything else right below an item is text of that item, a note and an item of the other kind too.
    """
    return item is not None and (level > 0 or bool(item[1]) == bool(top[1]))


def _width(line: str) -> int:
    """How many blanks a line begins with; a tab reaches to the next multiple of four."""
    return len(line.expandtabs(_TAB)) - len(line.expandtabs(_TAB).lstrip(" "))


def _without_spans(text: str) -> str:
    """Backticks close with as many as they opened with, within one block."""
    # An escaped backtick opens nothing, though those behind it may.
    runs = [(found.start(2), found.end(2), len(found[1]) % 2) for found in _BACKTICKS.finditer(text)]
    places: dict[int, list[int]] = {}
    for start, end, _ in runs:
        places.setdefault(end - start, []).append(start)
    kept: list[str] = []
    done = 0
    for start, end, escaped in runs:
        if start < done:
            continue
        stop = _closing(places, end, end - start - escaped)
        if stop:
            kept += [text[done : start + escaped], _blanks(text[start + escaped : stop])]
            done = stop
    return "".join([*kept, text[done:]])


def _closing(places: Mapping[int, list[int]], after: int, most: int) -> int:
    """Where the code ends that `most` backticks open; where as many do not close it, some of them are its text."""
    for number in range(most, 0, -1):
        same = places.get(number, [])
        place = bisect_left(same, after)
        if place < len(same):
            return same[place] + number
    return 0
