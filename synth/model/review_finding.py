"""Review findings: barriers, their roots, the solutions that address the roots, and what helps already."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from synth.model.confidence import Confidence
from synth.model.fields import FindingId, Id, Many, Model, Prose, Target, Term, Text, Title


class Framework(Model):
    """How the record maps to a term of a published framework (SKOS mapping)."""

    scheme: Id
    """The vocabulary scheme that holds the framework."""
    term: Id
    """The framework's term."""
    match: Literal["exact", "close", "broad", "narrow", "related"]
    """How near the two are, in SKOS terms."""


class Basis(Model):
    """What a link rests on: findings that report it, or our own inference."""

    relation: ClassVar[Literal["caused-by", "addresses"]]
    reading_order = ("*", "basis", "findings", "rationale", "by")

    basis: Literal["reported", "inferred"]
    """reported: a study says so. inferred: we conclude it."""
    findings: Many[FindingId] = ()
    """The findings (`study/finding`) that say so; required where reported."""
    rationale: Prose | None = None
    """Why we conclude it; required where inferred."""
    by: Text | None = None
    """Who concludes it; required where inferred."""

    @property
    def target(self) -> str:
        """The id of the record that the link names."""
        raise TypeError(f"{type(self).__name__} names no record")


class Cause(Basis):
    """A link to a root."""

    relation: ClassVar[Literal["caused-by", "addresses"]] = "caused-by"

    root: Annotated[str, Target(("root",))]
    """The id of the root."""

    @property
    def target(self) -> str:
        """The id of the root."""
        return self.root


class Address(Basis):
    """A link to what a solution addresses."""

    relation: ClassVar[Literal["caused-by", "addresses"]] = "addresses"

    record: Annotated[str, Target(("root", "barrier"))]
    """The id of the root or barrier."""

    @property
    def target(self) -> str:
        """The id of the root or barrier."""
        return self.record


class ReviewFinding(Model):
    """What barriers, roots, solutions and facilitators have in common."""

    kind: ClassVar[str]
    reading_order = (
        *("title", "statement", "summary", "level", "process", "domain", "frameworks", "*"),
        *("confidence", "unknown", "status", "aliases", "replaced_by", "tags"),
    )

    title: Title
    """A few plain words, at most 90 characters."""
    statement: Prose
    """The review finding: one full sentence with its qualifiers. Not the title again."""
    summary: Prose
    """Plain language for a reader in a hurry."""
    level: Annotated[str, Term("levels")]
    """Where it sits, a term of the vocabulary's `levels`."""
    frameworks: Many[Framework] = ()
    """Terms of published frameworks that it maps to."""
    confidence: Confidence | None = None
    """The GRADE-CERQual assessment. Left out: shown as not yet assessed."""
    unknown: Prose | None = None
    """What the evidence does not tell, beyond what the page works out by itself."""
    status: Literal["draft", "reviewed", "retired"]
    """draft while being written, reviewed once checked, retired when taken back."""
    aliases: Many[Id] = ()
    """Earlier ids; the site redirects from them."""
    replaced_by: Annotated[str, Target(retired=True)] | None = None
    """For a retired record: the one that takes its place."""
    tags: Many[Text] = ()
    """Free words for finding it again."""


class Barrier(ReviewFinding):
    """Something that stands in the way."""

    kind: ClassVar[str] = "barrier"

    process: Annotated[str, Term("processes")] | None = None
    """The process that it hinders, a term of the vocabulary's `processes`. Left out where none is known."""
    roots: Many[Cause] = ()
    """The roots that cause it, each with what the link rests on."""
    roots_unknown: Prose | None = None
    """Where no root is given: why none is known."""


class Root(ReviewFinding):
    """Something that causes barriers."""

    kind: ClassVar[str] = "root"

    domain: Annotated[str, Term("domains")]
    """Where the root lies, a term of the vocabulary's `domains`."""
    roots: Many[Cause] = ()
    """Deeper causes, where a source names them."""


class Component(Model):
    """One part of a solution that has parts."""

    title: Title
    """What the part is called."""
    text: Prose
    """What it is."""
    findings: Annotated[Many[FindingId], Field(min_length=1)]
    """The findings (`study/finding`) that name it."""


class Considerations(Model):
    """What to weigh before acting. What is left out is shown as not examined."""

    equity: Prose | None = None
    """Who gains and who may be left out."""
    acceptability: Prose | None = None
    """Whether those concerned want it."""
    feasibility: Prose | None = None
    """Whether it can be done."""
    resources: Prose | None = None
    """What it takes."""
    harms: Prose | None = None
    """What may go wrong."""


class Solution(ReviewFinding):
    """Something that may address roots or barriers."""

    kind: ClassVar[str] = "solution"

    addresses: Many[Address] = ()
    """The roots or barriers that it addresses, each with what the link rests on."""
    maturity: Annotated[str, Term("maturity")]
    """How far it has come, a term of the vocabulary's `maturity`."""
    who_can_act: Many[Text] = ()
    """Who could do it."""
    components: Many[Component] = ()
    """Its parts, for a model that has parts."""
    considerations: Considerations = Considerations()
    """Equity, acceptability, feasibility, resources, harms."""


class Facilitator(ReviewFinding):
    """Something that helps already, as people tell it: found, not proposed."""

    kind: ClassVar[str] = "facilitator"

    process: Annotated[str, Term("processes")] | None = None
    """The process that it helps, a term of the vocabulary's `processes`. Left out where none is known."""
