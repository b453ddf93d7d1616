"""The flow of studies in the form that the R package PRISMA2020 reads and draws (Haddaway 2022, doi 10.1002/cl2.1230).

Columns, names of rows and the words in boxes are those of its template, so this is not a table like the others: `NA`
stands where nothing is known, and there is no byte order mark, which its reader would take for a part of a name.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence

from synth.export.content import Content
from synth.export.spreadsheet import to_csv
from synth.export.table import Column, Table
from synth.model.descriptions import descriptions
from synth.model.flow import Excluded, Flow, FlowReason, FlowSource

FLOW = "flow.csv"
FLOW_DESCRIPTION = "How the studies were found, left out and included, for the R package PRISMA2020 and its web form."

_NOTHING = "NA"
_NO_NUMBER = "0"
_COLUMNS = ("data", "node", "box", "description", "boxtext", "tooltips", "url", "n")
# Name of the row, node, box and words in the box; a row without a name is the title of an arm.
_ROWS = (
    ("", "node4", "prevstud", "Previous studies"),
    ("previous_studies", "node5", "box1", "Studies included in previous version of review"),
    ("previous_reports", "", "box1", "Reports of studies included in previous version of review"),
    ("", "node6", "newstud", "Identification of new studies via databases and registers"),
    ("database_results", "node7", "box2", "Databases"),
    ("database_specific_results", "", "box2", "Specific Databases"),
    ("register_results", "", "box2", "Registers"),
    ("register_specific_results", "", "box2", "Specific Registers"),
    ("", "node16", "othstud", "Identification of new studies via other methods"),
    ("website_results", "node17", "box11", "Websites"),
    ("organisation_results", "", "box11", "Organisations"),
    ("citations_results", "", "box11", "Citation searching"),
    ("duplicates", "node8", "box3", "Duplicate records"),
    ("excluded_automatic", "", "box3", "Records marked as ineligible by automation tools"),
    ("excluded_other", "", "box3", "Records removed for other reasons"),
    ("records_screened", "node9", "box4", "Records screened"),
    ("records_excluded", "node10", "box5", "Records excluded"),
    ("dbr_sought_reports", "node11", "box6", "Reports sought for retrieval"),
    ("dbr_notretrieved_reports", "node12", "box7", "Reports not retrieved"),
    ("other_sought_reports", "node18", "box12", "Reports sought for retrieval"),
    ("other_notretrieved_reports", "node19", "box13", "Reports not retrieved"),
    ("dbr_assessed", "node13", "box8", "Reports assessed for eligibility"),
    ("dbr_excluded", "node14", "box9", "Reports excluded"),
    ("other_assessed", "node20", "box14", "Reports assessed for eligibility"),
    ("other_excluded", "node21", "box15", "Reports excluded"),
    ("new_studies", "node15", "box10", "New studies included in review"),
    ("new_reports", "", "box10", "Reports of new included studies"),
    ("total_studies", "node22", "box16", "Total studies included in review"),
    ("total_reports", "", "box16", "Reports of total included studies"),
    ("identification", "node1", "identification", "Identification"),
    ("screening", "node2", "screening", "Screening"),
    ("included", "node3", "included", "Included"),
)
# What would part a list, or end the text in the drawing program's own language, in signs that look much the same.
_PLAIN = str.maketrans({",": " –", ";": " –", "'": "’", '"': "”", "\\": "/", "\n": " "})


def flow_csv(content: Content) -> bytes | None:
    """The file; None for a review without a flow."""
    flow = content.graph.review.flow
    if flow is None:
        return None
    url = f"{content.site_url}flow/"
    rows = tuple(_row(flow, *row, url) for row in _ROWS)
    table = Table("flow", "Flow of studies", FLOW_DESCRIPTION, tuple(Column(name, "") for name in _COLUMNS), rows)
    return to_csv(table).removeprefix(codecs.BOM_UTF8)


def _row(flow: Flow, name: str, node: str, box: str, words: str, url: str) -> tuple[str, ...]:
    description = descriptions(Flow).get(name) or words
    n = _n(flow, name) if name in Flow.model_fields else _NO_NUMBER
    return name or _NOTHING, node or _NOTHING, box, description, words, description, url, n


def _n(flow: Flow, name: str) -> str:
    value = getattr(flow, name)
    if isinstance(value, Excluded):
        return _listed(value.reasons) or _number(value.total)
    if isinstance(value, tuple):
        return _listed(value) or _NOTHING
    if name in ("database_results", "register_results"):
        return _number(flow.databases if name == "database_results" else flow.registers)
    return _number(value)


def _listed(parts: Sequence[FlowSource | FlowReason]) -> str:
    """`Reason, 3; Another, 4`."""
    return "; ".join(f"{_plain(part)}, {_number(part.n)}" for part in parts)


def _plain(part: FlowSource | FlowReason) -> str:
    words = part.source if isinstance(part, FlowSource) else part.reason
    plain = " ".join(words.translate(_PLAIN).split())
    # Kept as text in a spreadsheet without the straight apostrophe that other tables have, which ends a text here.
    return f"’{plain}" if plain.startswith(tuple("=+-@＝＋－＠")) else plain


def _number(n: int | None) -> str:
    return _NOTHING if n is None else str(n)
