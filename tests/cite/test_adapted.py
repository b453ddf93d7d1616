"""How works are told apart that would be cited alike, in small bibliographies and in large ones."""

import pytest

from synth.cite import set_bibliography
from synth.cite.engine import adapted
from synth.model.reference import Name, Reference
from tests.cite.test_bibliography import review, style

PEOPLE = {"ada": ("Ada", "2010"), "bo": ("Bo", "2010"), "late": ("Ada", "2019")}


def cited() -> dict[str, tuple[str, str, str]]:
    """Citation, label and the beginning of the entry of each, in APA."""
    references = {
        key: Reference(
            key, "book", {"title": "T", "year": year, "publisher": "P"}, (Name(family="Smith", given=given),)
        )
        for key, (given, year) in PEOPLE.items()
    }
    made = set_bibliography(style("apa"), references, [((key, ""),) for key in references], review(), None)
    return {key: (made.citation_text(((key, ""),)), made.labels[key], made.entry_text(key)[:17]) for key in references}


def test_namesakes_have_initials() -> None:
    assert cited() == {
        "ada": ("(A. Smith, 2010)", "A. Smith 2010", "Smith, A. (2010)."),
        "bo": ("(B. Smith, 2010)", "B. Smith 2010", "Smith, B. (2010)."),
        "late": ("(A. Smith, 2019)", "Smith 2019", "Smith, A. (2019)."),
    }


def test_in_a_large_bibliography_letters_tell_them_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapted, "MANY", 2)
    assert cited() == {
        "ada": ("(Smith, 2010a)", "Smith 2010a", "Smith, A. (2010a)"),
        "bo": ("(Smith, 2010b)", "Smith 2010b", "Smith, B. (2010b)"),
        "late": ("(Smith, 2019)", "Smith 2019", "Smith, A. (2019)."),
    }
