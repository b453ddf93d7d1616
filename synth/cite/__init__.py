"""References as readers see them: labels, entries and citations in a style; BibTeX, RIS and CSL-JSON to take away."""

from synth.cite.bibliography import Bibliography, UncitedCluster, set_bibliography
from synth.cite.bibtex import to_bibtex
from synth.cite.coins import to_coins
from synth.cite.csl import to_csl
from synth.cite.engine.cache import FOLDER, Cache
from synth.cite.engine.pandoc import EngineFault
from synth.cite.label import label, labels, year
from synth.cite.language import language_tag
from synth.cite.links import DOI_UNKNOWN, doi_address
from synth.cite.order import folded, sort_key
from synth.cite.people import person_name
from synth.cite.ris import to_ris

__all__ = [
    "DOI_UNKNOWN",
    "FOLDER",
    "Bibliography",
    "Cache",
    "EngineFault",
    "UncitedCluster",
    "doi_address",
    "folded",
    "label",
    "labels",
    "language_tag",
    "person_name",
    "set_bibliography",
    "sort_key",
    "to_bibtex",
    "to_coins",
    "to_csl",
    "to_ris",
    "year",
]
