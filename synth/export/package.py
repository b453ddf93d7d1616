"""`datapackage.json`: what the tables hold, column by column, as Frictionless Data describes it."""

from __future__ import annotations

import json
from typing import Any

from synth.export.content import Content
from synth.export.table import Column, Table


def to_datapackage(content: Content, tables: tuple[Table, ...]) -> str:
    """The description of the CSV files beside it."""
    review = content.graph.review
    described: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "synth-data",
        "title": review.title,
        "description": review.question.text,
        "version": review.version,
        "licenses": [{"path": review.licence_url, "title": review.licence}],
        "contributors": [{"title": person.name} for person in review.people],
        "resources": [_resource(table) for table in tables],
    }
    if content.site_url:
        described["homepage"] = content.site_url
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.primary_key:
        schema["primaryKey"] = list(table.primary_key)
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": other, "fields": [key]}}
            for column, (other, key) in table.foreign_keys.items()
        ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.words:
        constraints["enum"] = list(column.words)
    field: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.description}
    return field | ({"constraints": constraints} if constraints else {})
