"""What the page of changes shows."""

from __future__ import annotations

from dataclasses import dataclass

from synth.link.graph import Graph, Record
from synth.model.changes import Change, Release
from synth.overview.review.history import FEED, changed_records
from synth.pour.site import Site
from synth.pour.views.open_questions import UNFOLDED
from synth.pour.views.view import View

MUCH = 200
"""More lines than this are told in short, and can be narrowed by words."""
NEWEST = 3
"""Where much has changed, so many versions stand open; older ones are folded."""


@dataclass(frozen=True, slots=True)
class Version:
    """A release with the records that each of its changes concerns."""

    version: str
    date: str
    summary: str
    changes: tuple[tuple[Change, tuple[Record, ...]], ...]

    @classmethod
    def of(cls, graph: Graph, release: Release) -> Version:
        """A release, its records by their ids of today."""
        changes = tuple((change, changed_records(graph, change)) for change in release.changes)
        return cls(release.version, release.date, release.summary, changes)

    @property
    def records(self) -> int:
        """How many records changed."""
        return len({record.id for _, records in self.changes for record in records})

    @property
    def lines(self) -> int:
        """How many lines tell of them: a record that changed in two ways has two."""
        return sum(len(records) for _, records in self.changes)


def changes_view(site: Site) -> View:
    """For the page that says what is new in each version."""
    graph = site.graph
    releases = [Version.of(graph, release) for release in (graph.changes.releases if graph.changes else ())]
    return {
        "releases": releases,
        "long": sum(release.lines for release in releases) > MUCH,
        "newest": NEWEST,
        "feed": FEED,
        "unfolded": UNFOLDED,
    }
