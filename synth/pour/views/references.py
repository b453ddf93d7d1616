"""What the page of a reference shows."""

from __future__ import annotations

from synth.cite import to_bibtex
from synth.pour.site import Site
from synth.pour.views.view import View


def reference_view(site: Site, key: str) -> View:
    """For a reference's page."""
    reference = site.graph.references[key]
    studies = site.overview.study_of_reference.get(key, ())
    reported = {study.id for study in studies}
    return {
        "reference": reference,
        "label": site.labels[key],
        "rows": [(_FIELD_NAMES.get(name, name), value) for name, value in reference.fields.items()],
        "studies": studies,
        "cited_by": [
            record for record in site.graph.cited_by.get(key, ()) if not record.retired and record.id not in reported
        ],
        "terms": site.overview.terms_citing.get(key, ()),
        "bibtex": to_bibtex(reference),
    }


_FIELD_NAMES = {
    "author": "Authors",
    "editor": "Editors",
    "title": "Title",
    "journal": "Journal",
    "journaltitle": "Journal",
    "booktitle": "In",
    "year": "Year",
    "date": "Date",
    "month": "Month",
    "volume": "Volume",
    "number": "Issue",
    "issue": "Issue",
    "pages": "Pages",
    "publisher": "Publisher",
    "address": "Place",
    "location": "Place",
    "school": "School",
    "institution": "Institution",
    "doi": "DOI (digital object identifier)",
    "url": "Web address",
    "urldate": "Seen on",
    "issn": "ISSN (serial number)",
    "isbn": "ISBN (book number)",
    "abstract": "Abstract",
    "keywords": "Keywords",
    "language": "Language",
    "langid": "Language",
    "note": "Note",
    "edition": "Edition",
    "series": "Series",
    "chapter": "Chapter",
}
