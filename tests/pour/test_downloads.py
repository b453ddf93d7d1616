"""Files to take away: what is the same in two forms stands once."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from synth.pour.downloads import offers, size_in_words


@dataclass(frozen=True)
class File:
    name: str
    description: str
    group: str = "reports"
    size: int = 1


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            [File("a.docx", "What it is. For word processors."), File("a.csv", "What it is. For spreadsheets.")],
            [("What it is.", [("a.docx", "For word processors."), ("a.csv", "For spreadsheets.")])],
        ),
        ([File("a.csv", "What it is. For all.")], [("What it is. For all.", [("a.csv", "")])]),
        (
            [File("a.bib", "All as BibTeX."), File("a.ris", "All as RIS.")],
            [("All as BibTeX.", [("a.bib", "")]), ("All as RIS.", [("a.ris", "")])],
        ),
        (
            [File("a.docx", "One. Two."), File("b.csv", "One. Two.")],
            [("One. Two.", [("a.docx", "")]), ("One. Two.", [("b.csv", "")])],
        ),
        (
            [File("a.csv", "One. Two."), File("a.csv", "One. Two.", "tables")],
            [("One. Two.", [("a.csv", "")]), ("One. Two.", [("a.csv", "")])],
        ),
        ([], []),
    ],
    ids=["two forms", "one form", "another sentence", "another name", "another group", "none"],
)
def test_the_same_in_two_forms_is_one_offer(
    files: list[File], expected: list[tuple[str, list[tuple[str, str]]]]
) -> None:
    made = [(offer.description, [(file.name, own) for file, own in offer.files]) for offer in offers(files)]
    assert made == expected


@pytest.mark.parametrize(("size", "said"), [(1, "1\N{NO-BREAK SPACE}kB"), (999_500, "1.0\N{NO-BREAK SPACE}MB")])
def test_sizes_are_told_in_thousands(size: int, said: str) -> None:
    assert size_in_words(size) == said
