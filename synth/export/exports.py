"""The downloads: what each file is called, what it is for, and how it is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from synth.export.citation_file import to_cff
from synth.export.content import Content, content_of
from synth.export.database import to_sqlite
from synth.export.eppi import to_eppi
from synth.export.everything import schema, to_json
from synth.export.flow import FLOW, FLOW_DESCRIPTION, flow_csv
from synth.export.package import to_datapackage
from synth.export.sheets import files_of, sheet_table, sheets
from synth.export.sources import SourceFiles
from synth.export.spreadsheet import to_csv
from synth.export.tables import tables
from synth.export.wording import Wording
from synth.overview.overview import Overview

Group = Literal["reports", "tables", "references", "whole"]


@dataclass(frozen=True, slots=True)
class Export:
    """One file that readers can take away. `size` is in bytes; `description` is one or two plain sentences."""

    name: str
    group: Group
    description: str
    size: int


def write_exports(overview: Overview, site_url: str, version: str, folder: Path) -> tuple[Export, ...]:
    """Write the downloads into `folder`, in the order in which their page lists them.

    `site_url` ends in a slash or is empty; `version` is that of synth. Raises OSError where a file cannot be written.
    """
    content = content_of(overview, site_url, version)
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Export] = []
    for name, group, description, data in _files(content):
        (folder / name).write_bytes(data)
        made.append(Export(name, group, description, len(data)))
    return tuple(made)


def _files(content: Content) -> Iterator[tuple[str, Group, str, bytes]]:
    wording = Wording(content)
    made, reports = tables(content), sheets(content, wording)
    texts = [sheet_table(content, sheet) for sheet in reports]
    for sheet, table in zip(reports, texts, strict=True):
        for name, description, data in files_of(content, wording, sheet, table):
            yield name, "reports", description, data
    if flow := flow_csv(content):
        yield FLOW, "reports", FLOW_DESCRIPTION, flow
    for table in made:
        yield f"{table.name}.csv", "tables", table.description, to_csv(table)
    description = "What every column of the CSV files means, for programs (Frictionless Data)."
    yield "datapackage.json", "tables", description, to_datapackage(content, (*made, *texts)).encode()
    yield from _references(content)
    description = "The studies with their codes, for EPPI-Reviewer and for maps drawn with EPPI-Mapper."
    yield "eppi-reviewer.json", "whole", description, to_eppi(content, wording).encode()
    description = "How to cite this review, for programs that keep sources (Citation File Format)."
    yield "CITATION.cff", "whole", description, to_cff(content).encode()
    description = "Everything in one file: the review, its words, all records, links and references."
    yield "synth.json", "whole", description, to_json(content).encode()
    yield "synth.schema.json", "whole", "What may stand in synth.json, for programs (JSON Schema).", schema().encode()
    description = "All tables as one database (SQLite), to search and join them."
    yield "synth.sqlite", "whole", description, to_sqlite(made)


def _references(content: Content) -> Iterator[tuple[str, Group, str, bytes]]:
    sources = SourceFiles(content.graph.references)
    keys = [reference.key for reference in content.references]
    description = "All sources as BibTeX, for LaTeX, JabRef and Zotero."
    yield "references.bib", "references", description, sources.bibtex(keys)
    description = "All sources as RIS, for EndNote, Mendeley and EPPI-Reviewer."
    yield "references.ris", "references", description, sources.ris(keys)
    description = "All sources as CSL-JSON, for Zotero, pandoc and other programs that set citations."
    yield "references.json", "references", description, sources.csl(keys)
