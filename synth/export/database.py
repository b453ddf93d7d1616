"""All tables as one SQLite database, the same bytes for the same content."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from synth.export.table import Column, Table

_PAGE_SIZE = 4096
_TYPES = {"string": "TEXT", "integer": "INTEGER", "boolean": "INTEGER", "array": "TEXT", "object": "TEXT"}


def to_sqlite(tables: tuple[Table, ...]) -> bytes:
    """The database as a file's bytes. Texts stand as they are: no apostrophe is put before any.

    It is made in one go in memory, so that no page of it is left free and VACUUM would change nothing.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.execute(f"PRAGMA page_size = {_PAGE_SIZE}")
        database.execute("BEGIN")
        for table in tables:
            database.execute(_create(table))
            marks = ", ".join("?" for _ in table.columns)
            database.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({marks})", table.rows)
            for number, column in enumerate(table.foreign_keys):
                index = _quoted(f"{table.name}_{number}_{column}")
                database.execute(f"CREATE INDEX {index} ON {_quoted(table.name)} ({_quoted(column)})")
        database.execute("COMMIT")
        return database.serialize()


def _create(table: Table) -> str:
    parts = [_column(column) for column in table.columns]
    if table.primary_key:
        parts.append(f"PRIMARY KEY ({', '.join(map(_quoted, table.primary_key))})")
    for column, (other, key) in table.foreign_keys.items():
        parts.append(f"FOREIGN KEY ({_quoted(column)}) REFERENCES {_quoted(other)} ({_quoted(key)})")
    return f"CREATE TABLE {_quoted(table.name)} ({', '.join(parts)})"


def _column(column: Column) -> str:
    return f"{_quoted(column.name)} {_TYPES[column.type]}{' NOT NULL' if column.required else ''}"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
