"""Slots in the place of the citations and pointers of hand-written pages, to be filled when their links are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count

from synth.prose import PageMark, PageProse

REFERENCES = "page_references"
"""The slot for the sources that a page cites, in full."""
_SECTION = f"\n\n## References {{#references_}}\n\n%%{REFERENCES}%%\n"


@dataclass(frozen=True, slots=True)
class SlottedPage:
    """A page's Markdown with slots, what each slot stands for, and the keys it cites, in the order of the text."""

    markdown: str
    marks: Mapping[str, PageMark]
    typed: Mapping[str, str]
    keys: tuple[str, ...]


def slotted(pages: Mapping[str, str], prose: Mapping[str, PageProse]) -> dict[str, SlottedPage]:
    """The pages by path, their slots numbered through; a page that cites gets a section for its sources at the end."""
    numbers = count()
    return {path: _slotted(text, prose.get(path, PageProse()), numbers) for path, text in pages.items()}


def _slotted(text: str, prose: PageProse, numbers: Iterable[int]) -> SlottedPage:
    pieces: list[str] = []
    marks: dict[str, PageMark] = {}
    typed: dict[str, str] = {}
    end = 0
    for mark, number in zip(prose.marks, numbers, strict=False):
        name = f"mark{number}"
        marks[name] = mark
        typed[f"%%{name}%%"] = text[mark.start : mark.end]
        pieces += [text[end : mark.start], f"%%{name}%%"]
        end = mark.end
    pieces.append(text[end:])
    if prose.keys and f"%%{REFERENCES}%%" not in text:
        pieces.append(_SECTION)
    return SlottedPage("".join(pieces), marks, typed, prose.keys)
