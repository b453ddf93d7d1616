"""What a reader's own brief can be made of: barriers and solutions, in groups."""

from __future__ import annotations

from synth.link.graph import Record
from synth.overview.brief import words as brief_words
from synth.overview.brief.brief import PROCESSES, BriefKind
from synth.pour.site import Site
from synth.pour.views.briefs import BriefLink, brief_link
from synth.pour.views.groups import LONG, by_term
from synth.pour.views.view import View

MOST_CHOSEN = 40
"""How many barriers and solutions a reader's own brief is made of at most: each has to be fetched."""


def own_brief_view(site: Site) -> View:
    """For the page on which a reader puts a brief together."""
    barriers, solutions = (_by_title(site, kind) for kind in ("barrier", "solution"))
    stages = by_term(site, solutions, "maturity", "maturity", "How far it has come is not known")

    def brief_of(record: Record) -> BriefLink:
        kind: BriefKind = "solution" if record.kind.name == "solution" else "barrier"
        return brief_link(site, kind, record.id, site.title(record), record)

    return {
        "barriers": by_term(site, barriers, PROCESSES, "process", "Process not known"),
        "solutions": stages[::-1],
        "brief_of": brief_of,
        "long": len(barriers) + len(solutions) > LONG,
        "most_chosen": MOST_CHOSEN,
        "edition": brief_words.edition(site.overview),
    }


def _by_title(site: Site, kind: str) -> list[Record]:
    return sorted(site.graph.of(kind), key=site.overview.by_title)
