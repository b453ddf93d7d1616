"""The vocabulary: schemes of terms that records may use, and how schemes map to each other."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synth.model.fields import CiteKey, Id, Many, Model, Prose, Text


class Term(Model):
    """One term of a scheme."""

    label: Text
    """What readers see."""
    definition: Prose
    """What it means, in plain words."""
    source: CiteKey | None = None
    """The key in references.bib of where the definition comes from."""
    synonyms: Many[Text] = ()
    """Other words that readers use for it: a search for one of them finds what uses another."""


class Scheme(Model):
    """A list of terms of one kind."""

    label: Text
    """What readers see."""
    definition: Prose
    """What the scheme is for."""
    source: CiteKey | None = None
    """The key in references.bib of where the scheme comes from."""
    terms: Annotated[dict[Id, Term], Field(min_length=1)]
    """The terms by id, in the order in which pages list them."""


class Mapping(Model):
    """How a term of one scheme relates to a term of another (SKOS mapping)."""

    scheme: Id
    """The scheme of the first term."""
    term: Id
    """The first term."""
    to_scheme: Id
    """The scheme of the second term."""
    to_term: Id
    """The second term."""
    match: Literal["exact", "close", "broad", "narrow", "related"]
    """How near the two are, in SKOS terms."""
    basis: Literal["reported", "inferred"]
    """reported: a source says so. inferred: we conclude it."""
    source: CiteKey | None = None
    """The source that says so; required where reported."""
    rationale: Prose | None = None
    """Why we conclude it; required where inferred."""
    by: Text | None = None
    """Who concludes it; required where inferred."""


class Vocabulary(Model):
    """content/vocabulary.yml."""

    schemes: dict[Id, Scheme]
    """The schemes by id."""
    mappings: Many[Mapping] = ()
    """Relations between terms of different schemes."""
