"""What changed from one version of the content to the next, for readers who come back."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synth.model.fields import Date, Id, Many, Model, Prose, Text

ChangeKind = Literal["added", "findings", "confidence", "links", "wording", "retired"]


class Change(Model):
    """One kind of change, and the records that it concerns."""

    what: ChangeKind
    """added: new. findings, confidence, links or wording: changed in that. retired: taken back."""
    records: Annotated[Many[Id], Field(min_length=1)]
    """The ids that the records had then; some may be gone by now."""
    text: Prose | None = None
    """What is to say of it, in a sentence; optional."""


class Release(Model):
    """One version of the content."""

    version: Text
    """The version, as in review.yml."""
    date: Date
    """The day it was published."""
    summary: Prose
    """What is new, for a reader who was here before."""
    changes: Many[Change] = ()
    """The changes, record by record."""


class Changes(Model):
    """content/changes.yml. The file may be missing."""

    releases: Annotated[Many[Release], Field(min_length=1)]
    """The versions, the newest first."""
