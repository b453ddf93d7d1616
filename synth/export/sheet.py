"""A table that people read as it stands: texts in cells, in groups under headings. It becomes a document and CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from synth.export.content import Content
from synth.export.table import Column, Table
from synth.export.wording import plain
from synth.link.graph import Record
from synth.prose import Block, Span

SheetCell = tuple[Block, ...]
"""Paragraphs and items of lists."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column; `share` is how wide it is beside the others."""

    name: str
    description: str
    share: float


@dataclass(frozen=True, slots=True)
class SheetRow:
    """As many cells as the sheet has columns. The first is the number or name of the row, which every row has."""

    cells: tuple[SheetCell, ...]
    page: str = ""
    """The address of the row's page on the site."""
    more: str = ""
    """The name of that page, which documents show below the second cell; "" where the first cell leads there."""


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """Rows that belong together; `title` is "" where nothing heads them."""

    title: str
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The table, what is said above and below it, and the citation keys of the sources listed at its end."""

    name: str
    title: str
    description: str
    columns: tuple[SheetColumn, ...]
    groups: tuple[SheetGroup, ...]
    above: tuple[Block, ...] = ()
    below: tuple[Block, ...] = ()
    keys: tuple[str, ...] = ()
    nothing: str = "There is nothing to show yet."
    """What stands in place of the table where it has no rows."""

    @property
    def size(self) -> int:
        """The number of rows."""
        return sum(len(group.rows) for group in self.groups)


def says(*texts: str) -> SheetCell:
    """A paragraph for each text that is not empty."""
    return tuple(Block((Span(text),)) for text in texts if text)


def strong(text: str) -> SheetCell:
    """A paragraph that stands out."""
    return (Block((Span(text, strong=True),)),)


def studies_in_a_row(content: Content, studies: Iterable[Record]) -> Iterator[Span]:
    """Studies by author and year, each leading to its page; that one was retracted is said."""
    for number, study in enumerate(studies):
        if number:
            yield Span("; ")
        yield Span(content.overview.title(study), address=content.page(study) if content.site_url else "")
        if state := content.overview.study_states.get(study.id):
            yield Span(f" ({state})")


def as_table(sheet: Sheet, site_url: str) -> Table:
    """The same rows as plain text, without the groups' titles."""
    columns = tuple(Column(column.name, column.description) for column in sheet.columns)
    rows = tuple(tuple(_cell(cell, site_url) for cell in row.cells) for group in sheet.groups for row in group.rows)
    return Table(sheet.name, sheet.title, sheet.description, columns, rows)


def _cell(cell: Sequence[Block], site_url: str) -> str | None:
    return plain(cell, site_url) or None
