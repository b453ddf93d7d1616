"""A reference: one entry of the bibliography, decoded to plain Unicode text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from synth.diagnostics import Place


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in its parts, or an organisation's in `literal`."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""
    original: str = ""
    """The same name in its own script, where the parts are written in Latin letters."""


# Stands last in a list of names that goes on with people who are not named ("and others").
OTHERS = Name(literal="et al.")


State = Literal["", "preprint", "retracted"]
"""What a reader must know of how a work was published: nothing in particular, not peer-reviewed, or taken back."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of references.bib.

    `type` and the names of `fields` are lower case; values are Unicode without BibTeX or LaTeX
    markup. `authors` and `editors` are also in their parts. `places` says where each field's
    value begins in the file; `place` is the entry's key.
    """

    key: str
    type: str
    fields: Mapping[str, str]
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    place: Place = Place("references.bib")
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def state(self) -> State:
        """From `pubstate`; a work with the date or the notice of a retraction is retracted whatever else is said."""
        fields = self.fields
        if fields.get("pubstate") == "retracted" or "retracted" in fields or "retraction" in fields:
            return "retracted"
        return "preprint" if fields.get("pubstate") == "preprint" else ""

    def place_of(self, name: str) -> Place:
        """Where a field stands; the entry's key where the field is not its own."""
        return self.places.get(name, self.place)
