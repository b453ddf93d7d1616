"""The downloads: what each file is called, what it is for, and how it is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from synth.cite import to_bibtex, to_csl, to_ris
from synth.export.content import Content, content_of
from synth.export.database import to_sqlite
from synth.export.everything import schema, to_json
from synth.export.flatten import as_json
from synth.export.package import to_datapackage
from synth.export.spreadsheet import to_csv
from synth.export.table import Table
from synth.export.tables import tables
from synth.overview.overview import Overview

FOLDER = "data"
Group = Literal["tables", "references", "whole"]


@dataclass(frozen=True, slots=True)
class Export:
    """One file that readers can take away. `size` is in bytes; `description` is one or two plain sentences."""

    name: str
    group: Group
    description: str
    size: int


def write_exports(overview: Overview, site_url: str, version: str, out: Path) -> tuple[Export, ...]:
    """Write the downloads below `out`/data, in the order in which their page lists them.

    `site_url` ends in a slash or is empty; `version` is that of synth. Raises OSError where a file cannot be written.
    """
    content = content_of(overview, site_url, version)
    folder = out / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Export] = []
    for name, group, description, data in _files(content, tables(content)):
        (folder / name).write_bytes(data)
        made.append(Export(name, group, description, len(data)))
    return tuple(made)


def _files(content: Content, made: tuple[Table, ...]) -> Iterator[tuple[str, Group, str, bytes]]:
    for table in made:
        yield f"{table.name}.csv", "tables", table.description, to_csv(table)
    description = "What every column of the tables means, for programs (Frictionless Data)."
    yield "datapackage.json", "tables", description, to_datapackage(content, made).encode()
    yield from _references(content)
    description = "Everything in one file: the review, its words, all records, links and references."
    yield "synth.json", "whole", description, to_json(content).encode()
    yield "synth.schema.json", "whole", "What may stand in synth.json, for programs (JSON Schema).", schema().encode()
    description = "All tables as one database (SQLite), to search and join them."
    yield "synth.sqlite", "whole", description, to_sqlite(made)


def _references(content: Content) -> Iterator[tuple[str, Group, str, bytes]]:
    references = content.references
    bibtex = "\n\n".join(to_bibtex(reference) for reference in references)
    yield "references.bib", "references", "All sources as BibTeX, for LaTeX, JabRef and Zotero.", _ended(bibtex)
    ris = "\r\n".join(to_ris(reference) for reference in references)
    yield "references.ris", "references", "All sources as RIS, for EndNote, Mendeley and EPPI-Reviewer.", ris.encode()
    csl = ",\n".join(as_json(to_csl(reference)) for reference in references)
    description = "All sources as CSL-JSON, for Zotero, pandoc and other programs that set citations."
    yield "references.json", "references", description, _ended(f"[\n{csl}\n]" if csl else "[]")


def _ended(text: str) -> bytes:
    return f"{text}\n".encode() if text else b""
