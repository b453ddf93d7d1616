"""GRADE-CERQual: how sure we are of a review finding (Lewin 2018, doi 10.1186/s13012-017-0688-3)."""

from __future__ import annotations

from typing import Literal

from synth.model.fields import Date, Fingerprint, Flag, Many, Model, Prose, Text

COMPONENTS = ("methodological_limitations", "coherence", "adequacy", "relevance")
Concern = Literal["none", "minor", "moderate", "serious"]
Level = Literal["high", "moderate", "low", "very-low"]


class Component(Model):
    """How much one of the four components weakens our confidence, and why."""

    level: Concern
    """How serious the concern is: none, minor, moderate or serious."""
    explanation: Prose | None = None
    """Why; required wherever the concern is more than none. Names the studies that raise it."""


class Overall(Model):
    """The overall judgement over the four components: declared with its reason, never computed."""

    level: Level
    """How sure we are: high, moderate, low or very-low."""
    explanation: Prose
    """Why this level follows from the four components."""
    fingerprint: Fingerprint | None = None
    """What was assessed, in twelve digits: `synth check` gives it, and tells when it no longer fits."""


class Confidence(Model):
    """A GRADE-CERQual assessment: of a review finding, never of a study or a theme."""

    methodological_limitations: Component
    """Concerns about how the contributing studies were done."""
    coherence: Component
    """Concerns about how well the data of the studies fit the review finding."""
    adequacy: Component
    """Concerns about how rich the data are and how many studies give them."""
    relevance: Component
    """Concerns about how far the studies' people and settings match the review question."""
    overall: Overall
    """The overall judgement and its reason."""
    assessed_by: Many[Text]
    """Who made the assessment."""
    assessed_on: Date
    """When it was made."""
    provisional: Flag = False
    """true while one person assessed, or the full texts have not been read."""
