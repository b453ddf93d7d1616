"""What the page on the flow of studies shows."""

from __future__ import annotations

from collections import Counter

from synth.overview.review.flow import Line, Steps
from synth.pour.pictures.flow_picture import flow_picture
from synth.pour.site import Site
from synth.pour.views.view import View

_READ = {
    "full-text": "read in full text",
    "abstract": "read in abstract only",
    "record": "known from the bibliographic record only",
}
TABLE = "flow.csv"
"""The download that holds the flow."""


def flow_view(site: Site) -> View:
    """For the flow's page: its steps and their picture, or None for both and what is known instead."""
    flow = site.graph.review.flow
    steps = Steps.of(flow) if flow else None
    return {
        "steps": steps,
        "picture": flow_picture(steps, site.foreign) if steps else None,
        "known": _known(site),
        "table": TABLE if any(file.name == TABLE for file in site.downloads) else "",
    }


def _known(site: Site) -> list[Line]:
    """What can be counted without a flow: the included studies, how they were read, and the sources."""
    studies = site.graph.of("study")
    depths = Counter(study.data.source_depth for study in studies)
    reports = {key for study in studies for key in study.data.cite}
    return [
        Line("Studies included", len(studies)),
        *(Line(label, depths[depth], len(studies), is_part=True) for depth, label in _READ.items()),
        Line("Sources that report these studies", len(reports)),
        Line("Other sources that this site cites", len(site.graph.references.keys() - reports)),
    ]
