"""Who of the review may be an author of a study, as far as names tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from synth.check.project import check_project
from synth.link.interests import own_authors
from tests.projects import edit, graph_of, minimal


@pytest.mark.parametrize(
    ("author", "person", "same"),
    [
        ("Smith, Ann", "Ann Smith", True),
        ("Smith, A.", "Ann Smith", True),
        ("Smith, Ann", "Smith, A. B.", True),
        ("Smith, Ann", "Bo Smith", False),
        ("Smith, Ann", "Ann Smithson", False),
        ("Ødegård, Åse", "Åse Ødegård", True),
        ("Jørgensen, Kim", "Kim Jørgensen", True),
        ("van Rensburg, André", "Andre van Rensburg", True),
        ("{World Health Organization}", "World Health Organization", False),
        ("Smith, Ann", "The maintainers", False),
    ],
)
def test_names_are_compared_by_family_and_first_initial(tmp_path: Path, author: str, person: str, same: bool) -> None:
    root = minimal(tmp_path)
    bib = root / "references.bib"
    lines = bib.read_text("utf-8").splitlines()
    bib.write_text(
        "\n".join(f"  author = {{{author}}}," if line.strip().startswith("author") else line for line in lines) + "\n",
        "utf-8",
    )
    edit(root, "content/review.yml", "name: The example's makers", f"name: {person}")
    graph = graph_of(root)
    found = own_authors(graph, graph.records["smith-2020"])
    assert found == ((person,) if same else ())


def test_who_took_down_or_checked_a_study_counts_too(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    edit(root, "content/studies/smith-2020.yml", "aim: ", "extracted_by: [A. Smith]\nchecked_by: [Bo Berg]\naim: ")
    checked = check_project(root)
    (told,) = (item for item in checked.diagnostics.items if item.code == "S359")
    assert told.severity == "info" and "'A. Smith' may be an author" in told.message
