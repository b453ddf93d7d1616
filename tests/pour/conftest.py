"""The graph of the rich project, and its pages poured once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from synth.diagnostics import Diagnostics
from synth.frame import Rendered, render_pages
from synth.link.graph import Graph
from synth.overview.overview import Overview
from synth.pour import NAV, PourReport, pour
from synth.read.pages import read_pages
from synth.read.supplied import supplied_pages
from tests.projects import PROJECTS

RICH = PROJECTS / "rich"


@dataclass(frozen=True)
class Poured:
    """The site's folder and what was reported of it."""

    out: Path
    report: PourReport
    diagnostics: Diagnostics
    rendered: Rendered

    def page(self, address: str) -> str:
        return (self.out / address / "index.html").read_text("utf-8")


def poured_into(out: Path, graph: Graph, project: Path = RICH, processes: int = 1) -> Poured:
    diagnostics = Diagnostics()
    rendered = render_pages(project, out, read_pages(project, diagnostics), supplied_pages(), NAV)
    return Poured(out, pour(Overview(graph), rendered, out, diagnostics, processes), diagnostics, rendered)


@pytest.fixture(scope="session")
def poured(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Poured:
    return poured_into(tmp_path_factory.mktemp("poured"), graph)
