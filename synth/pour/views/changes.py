"""What the page of changes shows."""

from __future__ import annotations

from synth.overview.review.history import FEED, changed_records
from synth.pour.site import Site
from synth.pour.views.open_questions import UNFOLDED
from synth.pour.views.view import View


def changes_view(site: Site) -> View:
    """For the page that says what is new in each version."""
    graph = site.graph
    releases = graph.changes.releases if graph.changes else ()
    return {
        "releases": [
            {
                "version": release.version,
                "date": release.date,
                "summary": release.summary,
                "changes": [(change, changed_records(graph, change)) for change in release.changes],
            }
            for release in releases
        ],
        "feed": FEED,
        "unfolded": UNFOLDED,
    }
