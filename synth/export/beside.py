"""The files beside each page: a record as JSON with its sources, a source for programs that keep and cite them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from synth.export.content import content_of
from synth.export.everything import record_json
from synth.export.sources import SourceFiles
from synth.overview.overview import Overview


def write_beside(overview: Overview, site_url: str, version: str, out: Path) -> int:
    """Write the files of every record and reference into the folder of its page below `out`; how many there are.

    A record has `ID.json`, the same as its part of synth.json, and `ID.bib` and `ID.ris` with its sources where it has
    any; a reference has `KEY.bib`, `KEY.ris` and `KEY.json` (CSL-JSON). Raises OSError where a file cannot be written.
    """
    content = content_of(overview, site_url, version)
    sources = SourceFiles(overview.graph.references)
    written = 0
    for records in content.records.values():
        for record in records:
            files = [(".json", f"{record_json(content, record)}\n".encode())]
            if keys := overview.keys_of(record):
                files += [(".bib", sources.bibtex(keys)), (".ris", sources.ris(keys))]
            written += _write(f"{out}/{record.kind.folder}/{record.id}", record.id, iter(files))
    for reference in content.references:
        key = reference.key
        made = ((".bib", sources.bibtex([key])), (".ris", sources.ris([key])), (".json", sources.csl([key])))
        written += _write(f"{out}/references/{key}", key, iter(made))
    return written


def _write(folder: str, name: str, files: Iterator[tuple[str, bytes]]) -> int:
    """Write the files of one page; plain calls of the operating system, as there are tens of thousands."""
    with suppress(FileExistsError):
        os.makedirs(folder)  # noqa: PTH103
    written = 0
    for ending, data in files:
        file = os.open(f"{folder}/{name}{ending}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(file, view) :]
        finally:
            os.close(file)
        written += 1
    return written
