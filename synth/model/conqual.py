"""ConQual: JBI's way to a level of confidence, computed (Munn 2014, doi 10.1186/1471-2288-14-108)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from synth.model.fields import Many, Model, Term

DEPENDABILITY_TOOL = "jbi"
DEPENDABILITY = ("question", "data-collection", "analysis", "researcher-position", "researcher-influence")
"""The five items of the JBI checklist that say how dependable a study is: 2, 3, 4, 6 and 7."""


class ConQual(Model):
    """What ConQual has to know of the review: which designs start where."""

    qualitative: Annotated[Many[Annotated[str, Term("designs")]], Field(min_length=1)]
    """The terms of `designs` that are qualitative research: these start at high."""
    text_and_opinion: Many[Annotated[str, Term("designs")]] = ()
    """The terms of `designs` that are text or opinion: these start at low."""
