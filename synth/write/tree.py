"""A YAML text as a tree of entries, each with the comments and the empty line that belong to it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from synth.read.yaml_form.outline import compose, span
from synth.write.texts import BLOCKS

_COMMENT = re.compile(r"(?:^|(?<=\s))#.*", re.MULTILINE)
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*[ \t]+(#.*)")
_MODELINE = re.compile(r"#\s*yaml-language-server:")


@dataclass(slots=True, eq=False)
class Entry:
    """A key with its value, an item of a list, or the whole text.

    `above` are the lines above it, a comment or "" for an empty line each; `beside` is the comment on its own line;
    `tail` are the lines below the last entry of its value. `column` is where it begins, from 0.
    """

    key: ScalarNode | None
    value: Node
    column: int
    start: int
    parent: Entry | None = None
    entries: list[Entry] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    beside: str = ""
    tail: list[str] = field(default_factory=list)
    source: str = ""
    """For a text in a block: as it stands in the file, with what opens the block."""
    opened: bool = False
    """Whether its value stands between brackets that a comment stands in: it must be written without them."""
    flat: str | None = None
    """Its value between brackets on one line, once it has been made."""

    @property
    def bracketed(self) -> bool:
        """Whether its value is a list or a block of keys between brackets."""
        return isinstance(self.value, MappingNode | SequenceNode) and bool(self.value.flow_style)


@dataclass(slots=True)
class Tree:
    """A text: what stands above everything, the entries, and every comment in its order."""

    root: Entry
    head: list[str]
    comments: list[str]


def tree(text: str) -> Tree:
    """The tree of a text that composes to a block of keys (see `parse_document`)."""
    node = compose(text)
    assert node is not None
    root = Entry(None, node, 0, -1)
    entries = list(_grow(root, text))
    starts = [entry.start for entry in entries]
    places = list(_comments(text, entries))
    for place in places:
        _attach(place, text, root, entries, starts)
    for entry in entries:
        if _begins_a_line(entry, text) and _has_empty_line_above(text, entry.start):
            entry.above.append("")
    head = _split_head(entries[0]) if entries else []
    return Tree(root, head, [text[start:end].rstrip() for start, end in places])


def _grow(parent: Entry, text: str) -> Iterator[Entry]:
    """Enter the children of an entry, and theirs; all of them in the order of the text."""
    value = parent.value
    if isinstance(value, MappingNode):
        pairs = [(key, held, span(key)[0], _column(key)) for key, held in value.value]
    elif isinstance(value, SequenceNode):
        # The column of an item is that of its hyphen, where the list itself begins.
        pairs = [(None, held, span(held)[0], _column(held if value.flow_style else value)) for held in value.value]
    else:
        return
    for key, held, start, column in pairs:
        source = text[slice(*span(held))] if isinstance(held, ScalarNode) and held.style in BLOCKS else ""
        child = Entry(key, held, column, start, parent, source=source)
        parent.entries.append(child)
        yield child
        yield from _grow(child, text)


def _column(node: Node) -> int:
    assert node.start_mark is not None
    return int(node.start_mark.column)


# -- comments --


def _comments(text: str, entries: list[Entry]) -> Iterator[tuple[int, int]]:
    """Where comments stand: what begins with '#' between one text and the next."""
    done = 0
    for start, end in [*_texts(entries), (len(text), len(text))]:
        for found in _COMMENT.finditer(text, done, start):
            yield found.start(), min(found.end(), start)
        if header := _BLOCK_HEADER.match(text, start, end):
            yield header.span(1)
        done = max(done, end)


def _texts(entries: list[Entry]) -> Iterator[tuple[int, int]]:
    for entry in entries:
        if entry.key is not None:
            yield span(entry.key)
        if isinstance(entry.value, ScalarNode):
            yield span(entry.value)


def _attach(place: tuple[int, int], text: str, root: Entry, entries: list[Entry], starts: list[int]) -> None:
    start, end = place
    comment = text[start:end].rstrip()
    following = bisect_left(starts, start)
    next_entry = entries[following] if following < len(entries) else None
    previous = entries[following - 1] if following else None
    line = text.rfind("\n", 0, start) + 1
    before = text[line:start].strip()
    lines = ["", comment] if _has_empty_line_above(text, start) else [comment]
    if previous is not None:
        _open_brackets_around(previous, start)
    if before.strip("- ") and previous is not None:
        owner = _owner(previous, start)
        if not owner.beside:
            owner.beside = comment
        else:
            owner.above.append(comment)
        return
    holder = _holder(previous, start - line) if previous is not None else None
    if next_entry is not None and (before or holder in (None, next_entry.parent) or start - line <= next_entry.column):
        next_entry.above += lines
    else:
        (holder or root).tail += lines


def _owner(entry: Entry, index: int) -> Entry:
    """What a comment at the end of a line speaks of: the whole of what stands between brackets before it."""
    owner = entry
    while (parent := owner.parent) is not None and parent.bracketed and span(parent.value)[1] <= index:
        owner = parent
    return owner


def _open_brackets_around(entry: Entry, index: int) -> None:
    """Mark the entries whose brackets an index stands in."""
    holder: Entry | None = entry
    # Where one is marked, those around it are.
    while holder is not None and not holder.opened:
        holder.opened = holder.bracketed and span(holder.value)[1] > index
        holder = holder.parent


def _holder(entry: Entry, column: int) -> Entry | None:
    """The innermost block that a comment in this column, below an entry, belongs to."""
    here: Entry | None = entry
    while here is not None and here.parent is not None:
        if here.column <= column and _stands_on_lines_of_its_own(here):
            return here.parent
        here = here.parent
    return None


def _stands_on_lines_of_its_own(entry: Entry) -> bool:
    return entry.parent is None or not entry.parent.bracketed or entry.parent.opened


def _begins_a_line(entry: Entry, text: str) -> bool:
    """Whether a line of its own begins with it: what begins behind the hyphen of its item does not."""
    item = entry.parent if entry.parent is not None and entry.parent.key is None else None
    behind_its_hyphen = item is not None and item.start >= 0 and not text[item.start : entry.start].strip("- ")
    return _stands_on_lines_of_its_own(entry) and not behind_its_hyphen


def _has_empty_line_above(text: str, index: int) -> bool:
    """Whether the line above is empty and nothing but hyphens stands before the index on its own line."""
    line = text.rfind("\n", 0, index) + 1
    if text[line:index].strip("- ") or line < 2:
        return False
    above = text.rfind("\n", 0, line - 1) + 1
    return not text[above : line - 1].strip()


def _split_head(first: Entry) -> list[str]:
    """Take what speaks of the whole file from above its first entry: up to the last empty line or modeline."""
    last = 0
    for number, line in enumerate(first.above, 1):
        if line == "" or _MODELINE.match(line):
            last = number
    head, first.above = first.above[:last], first.above[last:]
    return head
