"""The evidence as readers meet it: what things are called, in which order they stand, what is out of date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from synth.cite import Bibliography, Cache, set_bibliography
from synth.link.fingerprint import is_stale
from synth.link.graph import Graph, Record
from synth.link.publication import resting_on, study_states
from synth.model.changes import Release
from synth.model.reference import State
from synth.overview.confidence.agreement import Agreement, CodedHere, agreements, coded_here
from synth.overview.confidence.rating import Rating, rating_of
from synth.overview.review.history import last_changes


@dataclass(frozen=True)
class Overview:
    """What pages and downloads share of a graph. Each part is worked out when it is first asked for."""

    graph: Graph
    cache: Cache | None = None
    """Where the bibliography is looked up before it is set."""

    @cached_property
    def bibliography(self) -> Bibliography:
        """References and citations in the review's style.

        Raises EngineFault where the engine cannot work with the style, ValueError for a graph without one.
        """
        graph = self.graph
        if graph.style is None:
            raise ValueError("the graph has no citation style")
        return set_bibliography(graph.style, graph.references, graph.clusters, graph.review, self.cache)

    @property
    def labels(self) -> Mapping[str, str]:
        """Citation key to author and year, such as `Nakanishi et al. 2021`."""
        return self.bibliography.labels

    def title(self, record: Record) -> str:
        """What a record is called: its title, or author and year of a study's main report."""
        return str(record.data.title) if record.kind.name != "study" else self.labels[record.data.cite[0]]

    def by_title(self, record: Record) -> tuple[str, str]:
        """What records are sorted by where readers look for them by name."""
        return self.title(record).casefold(), record.id

    def source_title(self, study: Record) -> str:
        """The title of a study's main report."""
        reference = self.graph.references[study.data.cite[0]]
        return reference.fields.get("title", study.id)

    @cached_property
    def stale(self) -> frozenset[str]:
        """The ids of records whose findings or components have changed since their rating was made."""
        return frozenset(id for id, record in self.graph.records.items() if self._is_stale(record))

    def _is_stale(self, record: Record) -> bool:
        return record.kind.name != "study" and is_stale(self.graph, record)

    @cached_property
    def contradicted(self) -> frozenset[str]:
        """The ids of records that some finding contradicts."""
        evidence = self.graph.evidence
        return frozenset(id for id, items in evidence.items() if any(item.stance == "contradicts" for item in items))

    def rating(self, record: Record) -> Rating:
        """How sure we are of a review finding, by the review's own method."""
        made = self._ratings.get(record.id)
        if made is None:
            made = self._ratings[record.id] = rating_of(self.graph, record, stale=record.id in self.stale)
        return made

    @cached_property
    def _ratings(self) -> dict[str, Rating]:
        return {}

    @cached_property
    def study_states(self) -> Mapping[str, State]:
        """Study id to `retracted` or `preprint`, of the studies that are either."""
        return study_states(self.graph)

    @property
    def reference_order(self) -> Mapping[str, int]:
        """Citation key to its place in the whole bibliography: keys of a page are sorted by it."""
        return self.bibliography.order

    def keys_of(self, record: Record) -> list[str]:
        """The sources of a record, in that order: those it cites, and the main reports of the studies it rests on."""
        keys = dict.fromkeys(self.graph.cites.get(record.id, ()))
        if record.kind.name != "study":
            keys |= dict.fromkeys(study.data.cite[0] for study in resting_on(self.graph, record))
        return sorted(keys, key=self.reference_order.__getitem__)

    @cached_property
    def study_of_reference(self) -> Mapping[str, tuple[Record, ...]]:
        """Citation key to the studies that it reports, by id."""
        found: dict[str, list[Record]] = {}
        for study in self.graph.of("study"):
            for key in study.data.cite:
                found.setdefault(key, []).append(study)
        return {key: tuple(studies) for key, studies in found.items()}

    @cached_property
    def last_changes(self) -> Mapping[str, Release]:
        """Record id to the release that last changed it."""
        return last_changes(self.graph)

    @cached_property
    def agreements(self) -> tuple[Agreement, ...]:
        """How far people agreed who coded the same things each on their own, round by round."""
        return agreements(self.graph)

    @cached_property
    def coded_here(self) -> Mapping[str, tuple[CodedHere, ...]]:
        """Record id to what of these rounds concerns the record."""
        return coded_here(self.agreements)

    @cached_property
    def terms_citing(self) -> Mapping[str, tuple[str, ...]]:
        """Citation key to the terms and schemes of the vocabulary that come from it."""
        found: dict[str, list[str]] = {}
        for scheme in self.graph.vocabulary.schemes.values():
            if scheme.source:
                found.setdefault(scheme.source, []).append(f"{scheme.label} (the whole list)")
            for term in scheme.terms.values():
                if term.source:
                    found.setdefault(term.source, []).append(term.label)
        return {key: tuple(names) for key, names in found.items()}
