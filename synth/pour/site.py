"""What every page draws on: the evidence as readers meet it, the site's settings, addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote

from markupsafe import Markup

from synth.check.unfinished import Unfinished
from synth.frame import SiteSettings
from synth.link.graph import FindingNode, Graph, Record
from synth.overview.brief.contents import Briefs
from synth.overview.overview import Overview
from synth.pour.downloads import Download


@dataclass(frozen=True)
class Site:
    """The review as pages see it. Addresses are relative to the site's root and end in a slash."""

    overview: Overview
    settings: SiteSettings
    downloads: tuple[Download, ...] = ()
    """The files that readers can take away, in the order in which they are listed."""
    own_pages: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Path of a hand-written page, such as `about.md`, to its address and its title."""
    printed: frozenset[str] = frozenset()
    """The addresses of the briefs that stand there as PDF too."""
    unfinished: tuple[Unfinished, ...] = ()
    """The drafts that still lack something, in a preview."""

    @property
    def graph(self) -> Graph:
        """The evidence."""
        return self.overview.graph

    @cached_property
    def briefs(self) -> Briefs:
        """The policy briefs."""
        return Briefs(self.overview)

    @property
    def labels(self) -> Mapping[str, str]:
        """Citation key to author and year."""
        return self.overview.labels

    def title(self, record: Record) -> str:
        """What a record is called."""
        return self.overview.title(record)

    @cached_property
    def foreign(self) -> str:
        """The attribute that says in what language records are written, where it is not the site's own."""
        language = self.graph.review.language
        return "" if language == self.settings.language else f' lang="{language}"'

    @cached_property
    def plain_texts(self) -> dict[str, str]:
        """Prose to what it is on one line without its marks, of what was asked for so far: the same on every page."""
        return {}

    def address(self, record: Record) -> str:
        """The page of a record."""
        return f"{record.kind.folder}/{record.id}/"

    def reference_address(self, key: str) -> str:
        """The page of a reference."""
        return f"references/{reference_folder(key)}/"

    def finding_address(self, finding: FindingNode) -> str:
        """The place of a finding on its study's page."""
        return f"studies/{finding.study.id}/#{finding.data.id}"

    def canonical(self, address: str) -> str:
        """The full address of a page, or the path from the site's root where the site's own address is not set."""
        return (self.settings.site_url or "/") + address

    def entry(self, key: str) -> Markup:
        """A reference in full; it leads only to other sites, so it is the same on every page."""
        return self.overview.bibliography.entry_html(key)


def reference_folder(key: str) -> str:
    """A citation key as a part of an address."""
    return quote(key, safe="+")
