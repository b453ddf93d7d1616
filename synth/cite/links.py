"""Where a reference is found on the web, and that it should have a DOI."""

from __future__ import annotations

from urllib.parse import quote

from synth.model.reference import Reference

DOI_UNKNOWN = "DOI not known"
_EXPECT_DOI = frozenset(("article", "conference", "incollection", "inproceedings"))
_DOI = "https://doi.org/"


def doi_address(doi: str) -> str:
    """The web address that a DOI stands for."""
    return _DOI + quote(doi, safe="/:;().-_~")


def link_address(shown: str) -> str:
    """Where a link of an entry leads: a DOI's address has signs that no web address can have."""
    return doi_address(shown.removeprefix(_DOI)) if shown.startswith(_DOI) else shown


def expects_doi(reference: Reference) -> bool:
    """Whether it is to be told that an entry's DOI is not known, as works of its type have one."""
    return reference.type in _EXPECT_DOI and "doi" not in reference.fields
