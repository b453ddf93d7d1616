"""What the review cannot answer yet, as a table."""

from __future__ import annotations

from synth.export.content import Content
from synth.export.table import Column, Table
from synth.overview.limits.open_questions import open_questions


def open_questions_table(content: Content) -> Table:
    """One row for each thing that is open."""
    columns = (
        Column("question", "What is open.", required=True),
        Column("why", "Why it matters.", required=True),
        Column("record", "The id of the record concerned; empty where there is none."),
        Column("page", "The page of that record."),
        Column("title", "What the record is called."),
        Column("note", "What is to say of it."),
        Column("would_help", "What would help.", required=True),
    )
    rows = tuple(
        (
            question.title,
            question.why,
            item.record.id if item.record else None,
            content.page(item.record) if item.record else None,
            content.overview.title(item.record) if item.record else None,
            item.text or None,
            question.todo,
        )
        for question in open_questions(content.overview)
        for item in question.open
    )
    return Table(
        "open-questions", "Open questions", "One row for each thing that this review cannot answer yet.", columns, rows
    )
