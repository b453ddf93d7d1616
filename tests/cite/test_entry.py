"""How references read, against a table of cases."""

import tomllib
from pathlib import Path

import pytest

from synth.cite import entry_html, entry_text, label
from synth.diagnostics import Diagnostics
from synth.model.reference import Name, Reference
from synth.read.bibtex import read_bibliography

CASES = tomllib.loads((Path(__file__).parent / "entries.toml").read_text("utf-8"))


def read(name: str) -> Reference:
    diagnostics = Diagnostics()
    references = read_bibliography(CASES[name]["bibtex"], "references.bib", diagnostics)
    assert diagnostics.has_errors == CASES[name].get("faulty", False), diagnostics.ordered()
    return references[0]


@pytest.mark.parametrize("name", CASES)
def test_label(name: str) -> None:
    assert label(read(name)) == CASES[name]["label"]


@pytest.mark.parametrize("name", CASES)
def test_plain_text(name: str) -> None:
    assert entry_text(read(name)) == CASES[name]["text"]


@pytest.mark.parametrize("name", CASES)
def test_html(name: str) -> None:
    html = str(entry_html(read(name)))
    assert [piece for piece in CASES[name].get("html", ()) if piece not in html] == []


def test_the_letter_of_the_year_stands_in_the_entry_too() -> None:
    reference = Reference("a", "book", {"title": "Roads", "year": "2020"}, (Name(family="Smith", given="Ada"),))
    assert entry_text(reference, "b") == "Smith, A. (2020b). Roads."
    assert "(2020b)" in entry_html(reference, "b")


def test_twenty_authors_are_named_and_of_more_the_first_nineteen_and_the_last() -> None:
    names = tuple(Name(family=f"F{number}", given="Ada") for number in range(1, 23))
    twenty = entry_text(Reference("a", "book", {"title": "T", "year": "2020"}, names[:20]))
    assert "F19, A., & F20, A. (2020)" in twenty
    more = entry_text(Reference("a", "book", {"title": "T", "year": "2020"}, names))
    assert "F19, A., … F22, A. (2020)" in more and "F20" not in more


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("1", "1st ed."),
        ("12", "12th ed."),
        ("23", "23rd ed."),
        ("Revised", "Revised ed."),
        ("3rd edition", "3rd edition"),
    ],
)
def test_editions(written: str, shown: str) -> None:
    assert shown in entry_text(Reference("a", "book", {"title": "T", "edition": written}))


def test_only_web_addresses_become_links() -> None:
    html = entry_html(Reference("a", "misc", {"title": "T", "url": "javascript:alert(1)"}))
    assert "href" not in html and "javascript" not in html
