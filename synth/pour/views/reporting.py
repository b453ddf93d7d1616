"""What the page on reporting shows."""

from __future__ import annotations

from synth.overview.review.reporting import STANDING, reporting_tables
from synth.pour.site import Site
from synth.pour.views.view import View


def reporting_view(site: Site) -> View:
    """For the checklists and where the review answers them."""
    return {
        "tables": reporting_tables(site.graph),
        "standing": STANDING,
        "files": {download.name for download in site.downloads},
    }
