"""What the page of open questions shows."""

from __future__ import annotations

from synth.overview.limits.open_questions import open_questions
from synth.pour.site import Site
from synth.pour.views.groups import LONG
from synth.pour.views.view import View

MOST = 200
"""Of each kind; the download has all."""
UNFOLDED = 12
"""A longer list is folded, so that a reader sees all kinds of gap."""


def open_questions_view(site: Site) -> View:
    """For the page that says what the review does not know."""
    questions = open_questions(site.overview)
    return {
        "questions": questions,
        "most": MOST,
        "unfolded": UNFOLDED,
        "long": sum(min(MOST, len(question.open)) for question in questions) > LONG,
    }
