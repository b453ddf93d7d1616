"""What several people coded as a table, one row for each code, so that agreement can be computed again."""

from __future__ import annotations

from synth.export.content import Content
from synth.export.table import Column, Table

_COLUMNS = (
    Column("round", "The number of the round, in the order of the methods page.", "integer", required=True),
    Column("decided", "What was decided for each unit.", required=True),
    Column(
        "unit",
        "What was coded: a record, 'study/finding', 'study/item of its appraisal' or 'record -> record'.",
        required=True,
    ),
    Column("coder", "Who coded it.", required=True),
    Column("code", "The code that this person gave, before any talk about differences.", required=True),
)


def double_coding_tables(content: Content) -> tuple[Table, ...]:
    """The table; none where nothing is recorded."""
    found = content.graph.double_coding
    if found is None:
        return ()
    rows = tuple(
        (number, coding.what, unit.unit, coder, unit.codes[coder])
        for number, coding in enumerate(found.rounds, start=1)
        for unit in coding.units
        for coder in coding.coders
        if coder in unit.codes
    )
    text = "What several people coded each on their own: one row for each code, to compute agreement again."
    return (Table("double-coding", "Double coding", text, _COLUMNS, rows, ("round", "unit", "coder")),)
