"""Files of the rich project's downloads as they were agreed: `python -m tests.export.golden` writes them anew."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from synth.export.brief_data import BriefData
from synth.export.content import content_of
from synth.link.graph import Graph
from synth.overview.brief.contents import Briefs
from synth.overview.overview import Overview
from tests.export.conftest import SITE, written
from tests.projects import PROJECTS, graph_of

GOLDEN = Path(__file__).parent / "golden"
NAMES = (
    "CITATION.cff",
    "eppi-reviewer.json",
    "evidence-profile.csv",
    "references.bib",
    "references.json",
    "references.ris",
    "summary-of-findings.csv",
)


def brief_json(graph: Graph) -> str:
    """The data of one brief, as its template gets them."""
    overview = Overview(graph)
    made = BriefData(content_of(overview, SITE, "1.2.3")).of(Briefs(overview).brief("process", "arriving"))
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write the files below tests/export/golden."""
    GOLDEN.mkdir(exist_ok=True)
    graph = graph_of(PROJECTS / "rich")
    (GOLDEN / "brief.json").write_text(brief_json(graph), "utf-8")
    with tempfile.TemporaryDirectory() as folder:
        made = written(graph, Path(folder))
        for name in NAMES:
            (GOLDEN / name).write_bytes(made.data(name))


if __name__ == "__main__":
    main()
