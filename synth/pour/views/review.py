"""What pages show of the review as a whole."""

from __future__ import annotations

from typing import Any

from synth.model.kinds import KINDS
from synth.overview.brief.brief import PROCESSES
from synth.overview.tables.summary import Summary
from synth.pour.downloads import FOLDER, offers, size_in_words
from synth.pour.record_reference import record_reference
from synth.pour.site import Site
from synth.pour.views.briefs import process_briefs
from synth.pour.views.view import View

# Of what was looked for and not found, the home page shows so many and folds the rest.
SOUGHT_UNFOLDED = 8


def review_view(site: Site) -> View:
    """What every page may show of the review as a whole."""
    graph = site.graph
    studies = graph.of("study")
    counts = {name: len(graph.of(name)) for name in KINDS}
    counts["finding"] = sum(len(study.data.findings) for study in studies)
    return {
        "review": graph.review,
        "counts": counts,
        "messages": [
            (message, graph.records[message.record])
            for message in graph.review.key_messages
            if not graph.records[message.record].retired
        ],
        "countries": sorted({code for study in studies for code in study.data.setting.countries}),
        "unplaced": sum(not study.data.setting.countries for study in studies),
        "sharing": len(graph.dependence.people),
        "read_in_full": sum(study.data.source_depth == "full-text" for study in studies),
        "sought": [(study, item) for study in studies for item in study.data.sought],
        "sought_unfolded": SOUGHT_UNFOLDED,
    }


def findings_view(site: Site) -> View:
    """For the summary of findings."""
    return {"summary": Summary.of(site.overview)}


def words_view(site: Site) -> View:
    """For the vocabulary's page."""
    mappings: dict[tuple[str, str], list[Any]] = {}
    for mapping in site.graph.vocabulary.mappings:
        mappings.setdefault((mapping.scheme, mapping.term), []).append(mapping)
    briefs = {(PROCESSES, id): brief for id, brief in process_briefs(site).items()}
    return {"schemes": site.graph.vocabulary.schemes, "mappings": mappings, "briefs": briefs}


def records_view(site: Site) -> View:
    """For the record reference."""
    return {"models": record_reference()}


def downloads_view(site: Site) -> View:
    """For the page of downloads."""
    return {"offers": offers(site.downloads), "folder": FOLDER, "size": size_in_words}


def nothing_more(site: Site) -> View:
    """For a page that shows only what every page can show."""
    return {}
