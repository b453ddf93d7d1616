"""The kinds of record. A new kind is a model class listed here, a page template and a vocabulary entry."""

from __future__ import annotations

from dataclasses import dataclass

from synth.model.fields import Model
from synth.model.review_finding import Barrier, Facilitator, Root, Solution
from synth.model.study import Study


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its name, the folder that holds its files and its pages, its model and its words."""

    name: str
    folder: str
    model: type[Model]
    label: str
    label_many: str


KINDS = {
    kind.name: kind
    for kind in (
        Kind("study", "studies", Study, "Study", "Studies"),
        Kind("barrier", "barriers", Barrier, "Barrier", "Barriers"),
        Kind("root", "roots", Root, "Root", "Roots"),
        Kind("solution", "solutions", Solution, "Solution", "Solutions"),
        Kind("facilitator", "facilitators", Facilitator, "Facilitator", "Facilitators"),
    )
}
REVIEW_FINDINGS = tuple(name for name in KINDS if name != "study")
