"""References as readers see them: author-year labels, entries of a bibliography, BibTeX to take away."""

from synth.cite.bibtex import to_bibtex
from synth.cite.entry import entry_html, entry_text
from synth.cite.label import label, labels, sort_key, year

__all__ = ["entry_html", "entry_text", "label", "labels", "sort_key", "to_bibtex", "year"]
