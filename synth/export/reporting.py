"""The checklists of reporting as tables: each item, where the review answers it, and what is missing."""

from __future__ import annotations

from synth.export.content import Content
from synth.export.table import LIST_RULE, Column, Table, joined
from synth.overview.review.reporting import STANDING, ReportingTable, reporting_tables

_COLUMNS = (
    Column("number", "The item's number in the list.", "integer", required=True),
    Column("item", "The item's key in review.yml.", required=True),
    Column("domain", "The part of the list that it belongs to.", required=True),
    Column("label", "What the item is called; our wording.", required=True),
    Column("asks", "What readers should be told; our wording.", required=True),
    Column("state", "Whether this review answers it.", required=True, words=tuple(STANDING)),
    Column("pages", f"The pages, and places on them, where it is answered. {LIST_RULE}"),
    Column("places", f"What these places are called, in the same order. {LIST_RULE}"),
    Column("note", "What a reader finds there, or what else there is to say."),
    Column("missing", "What is not done or not told yet, and why."),
    Column("reason", "Why the item does not apply."),
)


def checklist_tables(content: Content) -> tuple[Table, ...]:
    """One table for each list, named by its key (`entreq`)."""
    return tuple(_table(content, made) for made in reporting_tables(content.graph))


def _table(content: Content, made: ReportingTable) -> Table:
    rows = tuple(
        (
            row.item.number,
            row.item.key,
            row.item.domain,
            row.item.label,
            row.item.text,
            row.standing,
            joined([content.site_url + spot.address for spot in row.spots]),
            joined([spot.words for spot in row.spots]),
            row.note or None,
            row.missing or None,
            row.reason or None,
        )
        for row in made.rows
    )
    name = made.checklist.name
    text = f"How this review reports itself by {name}: each item with where it is answered and what is missing."
    return Table(made.checklist.key, name, text, _COLUMNS, rows, ("item",))
