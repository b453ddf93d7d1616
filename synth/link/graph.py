"""The evidence graph: every record, finding and reference, with the links between them both ways."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from synth.link.dependence import Dependence
from synth.model.changes import Changes
from synth.model.double_coding import DoubleCoding
from synth.model.kinds import KINDS
from synth.model.reference import Reference
from synth.model.review import Review
from synth.model.study import Finding, Stance
from synth.model.vocabulary import Vocabulary
from synth.prose import Cluster
from synth.read.document import Document
from synth.read.record import Record
from synth.read.styles import Style

__all__ = ["Evidence", "FindingNode", "Graph", "Link", "Record"]


@dataclass(frozen=True, slots=True, eq=False)
class FindingNode:
    """A finding and the study that reports it."""

    study: Record
    data: Finding
    index: int

    @property
    def address(self) -> str:
        """`study/finding`, as other records name it."""
        return f"{self.study.id}/{self.data.id}"


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """One finding bearing on one record."""

    finding: FindingNode
    record: Record
    stance: Stance


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """A barrier or root is caused by a root (`causes`), or a solution addresses a root or barrier (`addresses`).

    `source` is the record whose file holds the link, `target` the one it names; `keys` is where in
    the source's file it stands, such as `("roots", 0)`.
    """

    source: Record
    target: Record
    relation: Literal["caused-by", "addresses"]
    basis: Literal["reported", "inferred"]
    findings: tuple[FindingNode, ...]
    rationale: str | None
    by: str | None
    keys: tuple[str | int, ...]
    number_of_studies: int
    """How many studies report it, where those that share participants count as one."""

    @property
    def studies(self) -> tuple[Record, ...]:
        """The studies whose findings report the link, each once."""
        return tuple({finding.study.id: finding.study for finding in self.findings}.values())

    @property
    def is_result(self) -> bool:
        """Whether a study found it; what is only stated as background or recommended is not."""
        return any(finding.data.is_result for finding in self.findings)

    @property
    def footing(self) -> Literal["reported", "stated", "inferred"]:
        """What it rests on: a result that reports it, a source that only states it, or our inference."""
        return "stated" if self.basis == "reported" and not self.is_result else self.basis


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """All of a review's evidence, frozen. Every tuple is sorted, so the same content gives the same order."""

    review: Review
    review_document: Document
    vocabulary: Vocabulary
    vocabulary_document: Document
    records: Mapping[str, Record]
    references: Mapping[str, Reference]
    findings: Mapping[str, FindingNode]
    evidence: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    """Record id to the findings that bear on it."""
    links_from: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    """Record id to the links its own file holds."""
    links_to: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    """Record id to the links that name it."""
    finding_links: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    """Finding address to the links that rest on it."""
    cited_by: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    """Citation key to the records that cite it, in a field or in prose."""
    mentioned_by: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    """Record id to the records whose prose points at it."""
    cites: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Record id, file name of the review or the vocabulary, or path of a page to the citation keys it cites itself."""
    cited_on: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Citation key to the paths of the hand-written pages that cite it, such as `about.md`."""
    mentioned_on: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Record id to the paths of the hand-written pages that point at it."""

    pages: Mapping[str, str] = field(default_factory=dict)
    """The hand-written pages: path within content/pages, such as `about.md`, to Markdown."""
    changes: Changes | None = None
    """What changed from version to version; None where the project keeps no list."""
    changes_document: Document | None = None
    double_coding: DoubleCoding | None = None
    """What several people coded each on their own; None where the project records nothing of it."""
    double_coding_document: Document | None = None
    clusters: tuple[Cluster, ...] = ()
    """Every different pair of brackets that cites, in prose and on pages, sorted."""
    style: Style | None = None
    """The citation style; None where it could not be read, so that nothing can be published."""
    dependence: Dependence = field(default_factory=Dependence)
    """Which studies are not independent of each other."""
    _of: dict[str, tuple[Record, ...]] = field(default_factory=dict, init=False, repr=False)
    _studies_on: dict[str, tuple[Record, ...]] = field(default_factory=dict, init=False, repr=False)

    def of(self, kind: str) -> tuple[Record, ...]:
        """The records of one kind that have a page (not the retired ones), by id."""
        made = self._of.get(kind)
        if made is None:
            every = self.records.values()
            made = self._of[kind] = tuple(item for item in every if item.kind is KINDS[kind] and not item.retired)
        return made

    def studies_on(self, record_id: str) -> tuple[Record, ...]:
        """The studies with findings that bear on a record, each once, by id."""
        made = self._studies_on.get(record_id)
        if made is None:
            studies = {item.finding.study.id: item.finding.study for item in self.evidence.get(record_id, ())}
            made = self._studies_on[record_id] = tuple(studies[key] for key in sorted(studies))
        return made

    def number_of(self, studies: Iterable[Record]) -> int:
        """How many studies these are, where those that share participants count as one."""
        return len(self.dependence.samples(studies))

    def term_label(self, scheme: str, term: str) -> str:
        """What readers see for a term; the term itself where the vocabulary has no label."""
        found = self.vocabulary.schemes[scheme].terms.get(term) if scheme in self.vocabulary.schemes else None
        return found.label if found else term
