"""What a reader's own brief can be made of: barriers and solutions, in groups."""

from __future__ import annotations

from functools import partial

from synth.overview.brief import words as brief_words
from synth.pour.site import Site
from synth.pour.views.briefs import brief_of
from synth.pour.views.groups import LONG, by_maturity, by_process, by_title
from synth.pour.views.view import View

MOST_CHOSEN = 40
"""How many barriers and solutions a reader's own brief is made of at most: each has to be fetched."""


def own_brief_view(site: Site) -> View:
    """For the page on which a reader puts a brief together."""
    barriers, solutions = (by_title(site, kind) for kind in ("barrier", "solution"))
    return {
        "barriers": by_process(site, barriers),
        "solutions": by_maturity(site, solutions),
        "brief_of": partial(brief_of, site),
        "long": len(barriers) + len(solutions) > LONG,
        "most_chosen": MOST_CHOSEN,
        "edition": brief_words.edition(site.overview),
    }
