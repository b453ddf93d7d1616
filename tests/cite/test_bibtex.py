"""BibTeX to take away: what is read back says the same."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synth.cite import to_bibtex
from synth.diagnostics import Diagnostics
from synth.model.reference import OTHERS, Name, Reference
from synth.read.bibtex import read_bibliography
from synth.read.bibtex.latex import squeezed

ENTRIES = {
    reference.key: reference
    for reference in read_bibliography((Path(__file__).parent / "references.bib").read_text("utf-8"), "", Diagnostics())
}
# As a file holds it: no controls, no lone surrogates, no line breaks but \n. A field of blanks alone is left out.
LETTERS = st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n\t")
TEXT = st.text(LETTERS, min_size=1).map(squeezed).filter(str.strip)
SIGNS = st.text(st.sampled_from("\\{}~^`'\"&%#_$-<>@, =Aa1.é\n"), min_size=1).map(squeezed).filter(bool)


def read_back(reference: Reference) -> Reference:
    diagnostics = Diagnostics()
    found = read_bibliography(to_bibtex(reference) + "\n", "references.bib", diagnostics)
    expected = ("S421", "S422", "S423", "S428", "S432", "S433")
    assert not [item for item in diagnostics.ordered() if item.code not in expected]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("name", [name for name in ENTRIES if name != "unknown-type"])
def test_every_entry_comes_back(name: str) -> None:
    original = ENTRIES[name]
    back = read_back(original)
    dropped = ("crossref", "xdata", "author", "editor")
    assert (back.key, back.type, back.authors, back.editors) == (
        original.key,
        original.type,
        original.authors,
        original.editors,
    )
    assert {name: text for name, text in back.fields.items() if name not in dropped} == {
        name: text for name, text in original.fields.items() if name not in dropped
    }


@given(title=TEXT | SIGNS, journal=TEXT | SIGNS, note=SIGNS)
def test_any_text_comes_back(title: str, journal: str, note: str) -> None:
    fields = {"title": title, "journal": journal, "note": note, "year": "2020"}
    assert read_back(Reference("a-1", "article", fields)).fields == fields


@given(literal=TEXT | SIGNS)
def test_the_name_of_any_organisation_comes_back(literal: str) -> None:
    names = (Name(literal=literal), OTHERS)
    assert read_back(Reference("a", "misc", {"title": "T"}, names, names)).authors == names


@pytest.mark.parametrize(
    "name",
    [
        Name(family="Smith", given="Ada"),
        Name(family="Smith"),
        Name(family="Berg", given="Jan", particle="van der"),
        Name(family="van der Berg", given="Jan"),
        Name(family="King", given="Martin Luther", suffix="Jr."),
        Name(family="Smith, Jones", given="Ada"),
        Name(family="Smith and Sons", given="Ada and Bo"),
        Name(family="Muñoz~", given="Á_{}"),
        Name(family="山田", given="太郎"),
        Name(family="Le Boutillier", given="Clair"),
    ],
)
def test_names_come_back_in_their_parts(name: Name) -> None:
    assert read_back(Reference("a", "misc", {"title": "T"}, (name, Name(family="Last")))).authors[0] == name


def test_the_form() -> None:
    fields = {
        "title": "The DNA of 50% & ImROC",
        "month": "January",
        "url": "https://example.org/a%20b_c?d&e",
        "year": "2020",
    }
    reference = Reference("smith-2020", "article", fields | {"crossref": "whole"}, (Name(family="Smith", given="Ada"),))
    assert (
        to_bibtex(reference)
        == r"""@article{smith-2020,
  author = {Smith, Ada},
  title  = {The {DNA} of 50\% \& {ImROC}},
  year   = {2020},
  month  = jan,
  url    = {https://example.org/a%20b_c?d&e},
}"""
    )
