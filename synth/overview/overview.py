"""The evidence as readers meet it: what things are called, in which order they stand, what is out of date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from synth.cite import labels, sort_key, suffixes
from synth.link.fingerprint import is_stale
from synth.link.graph import Graph, Record


@dataclass(frozen=True)
class Overview:
    """What pages and downloads share of a graph. Each part is worked out when it is first asked for."""

    graph: Graph

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Citation key to author and year, such as `Nakanishi et al. 2021`."""
        return labels(self.graph.references)

    @cached_property
    def suffixes(self) -> Mapping[str, str]:
        """Citation key to the letter after its year, where labels would be the same without."""
        return suffixes(self.graph.references)

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
    def reference_order(self) -> Mapping[str, int]:
        """Citation key to its place in the whole bibliography, worked out once: keys of a page are sorted by it."""
        references = self.graph.references
        return {key: place for place, key in enumerate(sorted(references, key=lambda key: sort_key(references[key])))}

    @cached_property
    def study_of_reference(self) -> Mapping[str, tuple[Record, ...]]:
        """Citation key to the studies that it reports, by id."""
        found: dict[str, list[Record]] = {}
        for study in self.graph.of("study"):
            for key in study.data.cite:
                found.setdefault(key, []).append(study)
        return {key: tuple(studies) for key, studies in found.items()}

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
