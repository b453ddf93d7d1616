"""The graph of the rich project, and its downloads written once."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from synth.export import Export, write_exports
from synth.export.spreadsheet import unguarded
from synth.link.graph import Graph
from synth.model.reference import Reference
from synth.overview.overview import Overview

SITE = "https://example.org/buses/"


@dataclass(frozen=True)
class Written:
    """A folder of downloads and what was reported of them."""

    folder: Path
    exports: tuple[Export, ...]

    def data(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()

    def text(self, name: str) -> str:
        return self.data(name).decode("utf-8")

    def rows(self, table: str) -> list[dict[str, str]]:
        """A table as another program reads it, without the guards."""
        lines = csv.reader(io.StringIO(self.data(f"{table}.csv").decode("utf-8-sig"), newline=""), strict=True)
        head, *rows = lines
        return [dict(zip(head, map(unguarded, row), strict=True)) for row in rows]


def written(graph: Graph, out: Path, site_url: str = SITE) -> Written:
    return Written(out, write_exports(Overview(graph), site_url, "1.2.3", out))


def only_references(graph: Graph, references: tuple[Reference, ...]) -> Graph:
    """A review with nothing in it but a bibliography."""
    return replace(
        graph,
        # How the review reports itself names pages that are not there then.
        review=graph.review.model_copy(update={"reporting": None}),
        records={},
        references={reference.key: reference for reference in references},
        findings={},
        evidence={},
        links_from={},
        links_to={},
        finding_links={},
        cited_by={},
        mentioned_by={},
        cites={},
    )


@pytest.fixture(scope="session")
def rich(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Written:
    return written(graph, tmp_path_factory.mktemp("downloads"))
