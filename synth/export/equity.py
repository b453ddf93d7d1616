"""Who is in the evidence, as a table: what each study says about people, factor by factor."""

from __future__ import annotations

from synth.export.content import Content
from synth.export.flatten import field_columns
from synth.export.table import Column, Table
from synth.model.equity import Equity


def equity_table(content: Content) -> Table:
    """One row for each study, three columns for each factor."""
    columns = field_columns(Equity)
    head = (
        Column("study", "The id of the study.", required=True),
        Column("label", "Authors and year of the main report.", required=True),
        Column(
            "source_depth",
            "What was read. An empty cell means that what was read does not say; unless that was the full text, the "
            "source may.",
            required=True,
        ),
    )
    rows = tuple(
        (
            study.id,
            content.overview.title(study),
            study.data.source_depth,
            *(column.cell(study.data.equity) if study.data.equity is not None else None for column in columns),
        )
        for study in content.records["study"]
    )
    text = "One row for each study: what it says about the people it is about, by the factors of PROGRESS-Plus."
    every = (*head, *(column.column for column in columns))
    return Table("equity", "Who is in the evidence", text, every, rows, ("study",), {"study": ("studies", "id")})
