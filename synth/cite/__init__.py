"""References as readers see them: author-year labels, bibliography entries; BibTeX, RIS and CSL-JSON to take away."""

from synth.cite.bibtex import to_bibtex
from synth.cite.csl import to_csl
from synth.cite.entry import DOI_UNKNOWN, doi_address, entry_html, entry_text
from synth.cite.label import label, labels, suffixes, year
from synth.cite.language import language_tag
from synth.cite.order import folded, sort_key
from synth.cite.ris import to_ris

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
    "to_csl",
    "to_ris",
    "year",
]
