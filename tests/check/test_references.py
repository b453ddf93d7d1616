"""Entries that nothing cites are told, and are no fault."""

from pathlib import Path

from synth.check.project import check_project
from tests.projects import minimal

UNCITED = "@misc{unread-2021, author = {Unread, Una}, title = {Nobody asked}, year = {2021}}\n"


def test_an_entry_that_nothing_cites_is_told(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    with (root / "references.bib").open("a", encoding="utf-8") as bibliography:
        bibliography.write(UNCITED)
    told = check_project(root).diagnostics.ordered()
    place = told[-1].place
    assert [(item.code, item.severity) for item in told] == [("S450", "info")]
    assert place.source[place.column - 1 : place.column - 1 + place.length] == "unread-2021"
    assert place.source + "\n" == UNCITED
