"""The tables for people, as documents and as CSV."""

from __future__ import annotations

from collections.abc import Iterator

from synth.export.content import Content
from synth.export.findings import findings_sheets
from synth.export.sheet import Sheet, as_table
from synth.export.spreadsheet import to_csv
from synth.export.studies import appraisal, characteristics
from synth.export.table import Table
from synth.export.wording import Wording

MOST_ROWS = 400
"""A table with more rows is given as CSV alone: a document would have hundreds of pages."""


def sheets(content: Content, wording: Wording) -> tuple[Sheet, ...]:
    """All of them, in the order in which the page of downloads lists them."""
    return (
        *findings_sheets(content, wording),
        characteristics(content, wording),
        appraisal(content, wording),
    )


def files_of(content: Content, wording: Wording, sheet: Sheet, table: Table) -> Iterator[tuple[str, str, bytes]]:
    """The files of a sheet, whose rows as plain text are `table`: name, what it holds, bytes."""
    if sheet.size <= MOST_ROWS:
        # Here, because the library takes a while to load that only builds with downloads should spend.
        from synth.export.word import to_docx

        yield f"{sheet.name}.docx", f"{sheet.description} For word processors.", to_docx(content, wording, sheet)
        yield f"{sheet.name}.csv", f"{sheet.description} For spreadsheets.", to_csv(table)
    else:
        too_many = f"For spreadsheets; {sheet.size:,} rows are too many for a document."
        yield f"{sheet.name}.csv", f"{sheet.description} {too_many}", to_csv(table)


def sheet_table(content: Content, sheet: Sheet) -> Table:
    """The rows of a sheet as plain text."""
    return as_table(sheet, content.site_url)
