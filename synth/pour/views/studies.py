"""What the pages show that set all studies side by side: their characteristics, and how they were appraised."""

from __future__ import annotations

from synth.model.appraisal_tools import TOOLS
from synth.overview.tables.appraisals import appraisals_of
from synth.overview.tables.characteristics import characteristics_of
from synth.overview.tables.summary import MOST_ROWS
from synth.pour.downloads import FOLDER
from synth.pour.site import Site
from synth.pour.views.view import View


def appraisal_view(site: Site) -> View:
    """For the page of appraisals."""
    found = appraisals_of(site.overview)
    return {
        "appraisals": found,
        "fits": found.studies <= MOST_ROWS,
        "table": _table(site, "appraisal"),
        "unread": sum(study.data.source_depth != "full-text" for study in found.absent),
        "tools": TOOLS.values(),
    }


def characteristics_view(site: Site) -> View:
    """For the table of characteristics."""
    rows = characteristics_of(site.overview)
    return {
        "rows": rows,
        "fits": len(rows) <= MOST_ROWS,
        "table": _table(site, "characteristics"),
        "sharing": len(site.graph.dependence.people),
    }


def _table(site: Site, name: str) -> str:
    """The address of the download that holds the whole table; empty where there is none."""
    file = f"{name}.csv"
    return f"{FOLDER}/{file}" if any(download.name == file for download in site.downloads) else ""
