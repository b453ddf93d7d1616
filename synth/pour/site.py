"""What every page draws on: the graph, the site's settings, labels of references, addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from markupsafe import Markup

from synth.cite import entry_html, sort_key, suffixes
from synth.frame.engine import SiteSettings
from synth.link.fingerprint import is_stale
from synth.link.graph import FindingNode, Graph, Record
from synth.pour.downloads import Download


@dataclass(frozen=True)
class Site:
    """The review as pages see it. Addresses are relative to the site's root and end in a slash."""

    graph: Graph
    settings: SiteSettings
    labels: Mapping[str, str]
    """Citation key to author and year, such as `Nakanishi et al. 2021`."""
    downloads: tuple[Download, ...] = ()
    """The files that readers can take away, in the order in which they are listed."""

    @cached_property
    def foreign(self) -> str:
        """The attribute that says in what language records are written, where it is not the site's own."""
        language = self.graph.review.language
        return "" if language == self.settings.language else f' lang="{language}"'

    def address(self, record: Record) -> str:
        """The page of a record."""
        return f"{record.kind.folder}/{record.id}/"

    def reference_address(self, key: str) -> str:
        """The page of a reference."""
        return f"references/{reference_folder(key)}/"

    def finding_address(self, finding: FindingNode) -> str:
        """The place of a finding on its study's page."""
        return f"studies/{finding.study.id}/#{finding.data.id}"

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

    def canonical(self, address: str) -> str:
        """The full address of a page, or the path from the site's root where the site's own address is not set."""
        return (self.settings.site_url or "/") + address

    def entry(self, key: str) -> Markup:
        """A reference in full; it leads only to other sites, so it is the same on every page."""
        made = self._entries.get(key)
        if made is None:
            made = self._entries[key] = Markup(entry_html(self.graph.references[key], self._suffixes.get(key, "")))
        return made

    @cached_property
    def _entries(self) -> dict[str, Markup]:
        return {}

    @cached_property
    def _suffixes(self) -> Mapping[str, str]:
        return suffixes(self.graph.references)

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


def reference_folder(key: str) -> str:
    """A citation key as a part of an address."""
    return quote(key, safe="")
