"""An appraisal of how one study was done: item by item, each answer with its reason, never a score."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import WithJsonSchema

from synth.model.appraisal_tools import TOOLS, Tool
from synth.model.fields import Date, Model, Prose, Text

ToolName = Literal["camelot", "casp", "jbi"]
SCORES = ("score", "scores", "total", "sum", "rating", "grade", "percent", "percentage", "quality", "overall")
"""Keys by which a number or a verdict over all items would come in."""
NO_SCORE = "an appraisal has no score and no verdict over all items."
NO_SCORE_HELP = "take it out; say in the note of each item what was seen and what it means"

_ANSWERS = list(dict.fromkeys(key for tool in TOOLS.values() for item in tool.items.values() for key in item.answers))
_FITS = list(dict.fromkeys(key for tool in TOOLS.values() for item in tool.items.values() for key in item.fits))


class AppraisalItem(Model):
    """The answer to one item of an appraisal tool."""

    answer: Annotated[Text, WithJsonSchema({"type": "string", "enum": _ANSWERS})]
    """The answer, one that the tool has for this item, such as yes, no or cant-tell for CASP."""
    fit: Annotated[Text, WithJsonSchema({"type": "string", "enum": _FITS})] | None = None
    """For CAMELOT's method domains: how the method fits what the study is (fits, in-part, does-not-fit, unclear)."""
    note: Prose
    """Why."""


class Appraisal(Model):
    """An appraisal of how the study was done, item by item. No scores."""

    tool: ToolName
    """Which tool was used: camelot, casp or jbi."""
    items: dict[str, AppraisalItem]
    """The tool's item keys, each with its answer and a note."""
    by: Text
    """Who appraised."""
    on: Date | None = None
    """When."""

    @property
    def form(self) -> Tool:
        """The tool that was used."""
        return TOOLS[self.tool]

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The keys of the tool's items that have no answer, in the tool's order."""
        return tuple(key for key in self.form.items if key not in self.items)
