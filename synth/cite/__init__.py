"""References as readers see them: author-year labels, entries of a bibliography, BibTeX to take away."""

from synth.cite.bibtex import to_bibtex
from synth.cite.entry import DOI_UNKNOWN, doi_address, entry_html, entry_text
from synth.cite.label import label, labels, suffixes, year
from synth.cite.language import language_tag
from synth.cite.order import folded, sort_key

__all__ = [
    "DOI_UNKNOWN",
    "doi_address",
    "entry_html",
    "entry_text",
    "folded",
    "label",
    "labels",
    "language_tag",
    "sort_key",
    "suffixes",
    "to_bibtex",
    "year",
]
