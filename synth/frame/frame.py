"""A frame: a page as the site engine rendered it, cut once at its slots so that filling it is one join."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

# A marker that stands alone in a paragraph takes the paragraph's place: what fills it is a block, but for a citation
# or a pointer of a hand-written page, which stands within a line.
_MARKER = re.compile(r"<p>%%(?!mark[0-9])([a-z][a-z0-9_]*)%%</p>|%%([a-z][a-z0-9_]*)%%")


class UnknownSlot(ValueError):
    """A page names a slot that nothing fills."""

    def __init__(self, name: str, known: Collection[str]) -> None:
        super().__init__(f"the slot '%%{name}%%' is not known; the slots here are: {', '.join(sorted(known))}")
        self.name = name


@dataclass(frozen=True, slots=True)
class Frame:
    """The page's fixed pieces and the names of the slots between them: `pieces[0] slots[0] pieces[1] ...`."""

    pieces: tuple[str, ...]
    slots: tuple[str, ...]

    @classmethod
    def parse(cls, html: str, known: Collection[str]) -> Frame:
        """Cut `html` at its markers (`%%name%%`). Raises UnknownSlot for a marker that is not `known`."""
        pieces: list[str] = []
        slots: list[str] = []
        end = 0
        for match in _MARKER.finditer(html):
            name = match[1] or match[2]
            if name not in known:
                raise UnknownSlot(name, known)
            pieces.append(html[end : match.start()])
            slots.append(name)
            end = match.end()
        pieces.append(html[end:])
        return cls(tuple(pieces), tuple(slots))

    def bind(self, values: Mapping[str, str]) -> Frame:
        """The frame with the slots in `values` filled for good."""
        pieces = [self.pieces[0]]
        slots: list[str] = []
        for slot, piece in zip(self.slots, self.pieces[1:], strict=True):
            if slot in values:
                pieces[-1] += values[slot] + piece
            else:
                slots.append(slot)
                pieces.append(piece)
        return Frame(tuple(pieces), tuple(slots))

    def fill(self, values: Mapping[str, str]) -> str:
        """The page. What stands in `values` must be HTML already: nothing is escaped here, and nothing cut again.

        Raises KeyError for a slot without a value.
        """
        parts = [self.pieces[0]]
        for slot, piece in zip(self.slots, self.pieces[1:], strict=True):
            parts.append(values[slot])
            parts.append(piece)
        return "".join(parts)
