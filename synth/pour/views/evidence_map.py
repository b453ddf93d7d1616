"""What the evidence map shows: its tables, and where their cells lead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from synth.link.graph import FindingNode, Graph
from synth.overview import words
from synth.overview.limits.ground import counted
from synth.overview.map.evidence_map import EvidenceMap
from synth.overview.map.table import MOST_COLUMNS, Across, Cell, Row
from synth.pour.site import Site
from synth.pour.views.view import View

MOST_LISTED = 20
"""Findings that one cell lists, and things looked for that the page lists; other pages have all."""
ROOMY = 8
"""A table with more columns than this shows numbers and marks, and keeps the words for the legend and the list."""
DENSE = 20
"""One with more columns than this scrolls, also on a wide screen."""
NOTHING = {
    "not-found": ("not found", "Looked for and not found"),
    "not-examined": ("not examined", "Not examined by any of these studies"),
    "not-read": ("not read", "Full text not read"),
}
"""The three kinds of nothing, in short for cells and in full."""
_FACETS = {"countries": "country", "designs": "design"}


@dataclass(frozen=True, slots=True)
class Title:
    """What a table is called: on the control, in its heading, and in its caption."""

    short: str
    heading: str
    caption: str
    many: str


TITLES = {
    "studies": Title("Studies", "By study", "each study", "studies"),
    "countries": Title("Countries", "By country", "the countries of the studies", "countries"),
    "domains": Title("Where roots lie", "By where the roots lie", "where their roots lie", "places where roots lie"),
    "designs": Title("Designs", "By design of the studies", "the designs of the studies", "designs"),
}


def evidence_map_view(site: Site) -> View:
    """For the evidence map."""
    evidence_map = EvidenceMap(site.overview)
    return {
        "map": evidence_map,
        "titles": TITLES,
        "nothings": NOTHING,
        "fit": _fit if evidence_map.by_barrier else lambda across: "",
        "most_columns": MOST_COLUMNS,
        "most_listed": MOST_LISTED,
        "stance_word": _stance_word,
        "empties": _empties,
        "explored": _explored,
        "findings_from": partial(_findings_from, site.graph),
        "told": _told,
    }


def _fit(across: Across) -> str:
    """How the columns of a table find room, as a class of its region."""
    number = len(across.columns)
    return "" if number <= ROOMY else " dense" if number <= DENSE else " dense scrolls"


def _findings_from(graph: Graph, findings: Sequence[FindingNode]) -> str:
    """`4 findings from 2 studies`."""
    studies = {finding.study.id: finding.study for finding in findings}
    return f"{words.count(len(findings), 'finding', 'findings')} from {counted(graph, tuple(studies.values()))}"


def _told(cell: Cell) -> str:
    """`4 findings from 2 studies, 1 only stated`; `only stated: 1`."""
    if not cell.results:
        return f"only stated: {len(cell.stated)}"
    studies = words.count(cell.studies, "study", "studies")
    found = f"{words.count(len(cell.results), 'finding', 'findings')} from {studies}"
    return f"{found}, {len(cell.stated)} only stated" if cell.stated else found


def _stance_word(stance: str, number: int) -> str:
    """`supports` behind 1, `support` behind 3."""
    return stance if number == 1 else stance.removesuffix("s")


def _empties(row: Row) -> Iterator[tuple[str, str, int]]:
    """The kinds of nothing in a row, each in full and with the number of cells that are it."""
    found: Counter[str] = Counter(cell.nothing for cell in row.cells)
    for kind, (_, said) in NOTHING.items():
        if found[kind]:
            yield kind, said, found[kind]


def _explored(across: str, row: Row, cell: Cell) -> str:
    """Where the barriers of a process are that a column has findings on."""
    query = f"explore/?kind=barrier&process={row.key}"
    return query if cell.column is None else f"{query}&{_FACETS[across]}={cell.column.id}"
