"""What the page of a reference shows."""

from __future__ import annotations

import json
from dataclasses import dataclass

from synth.cite import to_bibtex, to_csl, to_ris
from synth.model.reference import Reference
from synth.pour.site import Site
from synth.pour.views.view import View


@dataclass(frozen=True, slots=True)
class Form:
    """A reference in one of the forms that programs read; `ending` is that of its file."""

    name: str
    ending: str
    programs: str
    text: str


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
        "pages": [site.own_pages[path] for path in site.graph.cited_on.get(key, ()) if path in site.own_pages],
        "forms": _forms(reference),
    }


def _forms(reference: Reference) -> tuple[Form, ...]:
    csl = json.dumps([to_csl(reference)], ensure_ascii=False, indent=2)
    return (
        Form("BibTeX", "bib", "LaTeX, JabRef and Zotero", to_bibtex(reference)),
        Form("RIS", "ris", "EndNote, Mendeley and EPPI-Reviewer", to_ris(reference)),
        Form("CSL-JSON", "json", "Zotero, pandoc and other programs that set citations", csl),
    )


_FIELD_NAMES = {
    "pmid": "PMID (number in PubMed)",
    "pmcid": "PMCID (number in PubMed Central)",
    "pubstate": "State of publication",
    "retracted": "Retracted",
    "retraction": "Notice of the retraction",
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
    "eid": "Article number",
    "article-number": "Article number",
    "articleno": "Article number",
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
    "orcid": "ORCID (researcher’s identifier)",
    "affiliation": "Affiliation",
    "note": "Note",
    "edition": "Edition",
    "series": "Series",
    "chapter": "Chapter",
}
