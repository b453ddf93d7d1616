"""What is told of entries: uncited, incomplete, preprints, retracted."""

from pathlib import Path

from synth.check.project import check_project
from tests.projects import edit, minimal

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


def test_a_preprint_that_is_cited_is_told(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    edit(root, "references.bib", "  year = {2020},", "  year = {2020},\n  pubstate = {Preprint},")
    told = check_project(root).diagnostics.ordered()
    assert [(item.code, item.severity, item.place.line) for item in told] == [("S453", "info", 6)]


def test_what_readers_find_a_source_by_is_asked_for_by_type(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    edit(root, "references.bib", "  volume = {3},\n  pages = {1--9},\n", "")
    [told] = check_project(root).diagnostics.ordered()
    assert (told.code, told.severity) == ("S428", "info")
    assert told.message == "'smith-2020' is an article without 'volume' and 'pages'."


def test_what_is_not_out_yet_needs_no_pages(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    edit(root, "references.bib", "  volume = {3},\n  pages = {1--9},\n", "  pubstate = {inpress},\n")
    assert check_project(root).diagnostics.ordered() == []


def test_an_uncited_retracted_work_is_only_uncited(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    with (root / "references.bib").open("a", encoding="utf-8") as bibliography:
        bibliography.write(UNCITED.replace("year = {2021}", "year = {2021}, pubstate = {retracted}"))
    assert [item.code for item in check_project(root).diagnostics.ordered()] == ["S450"]


def test_a_citation_on_a_page_counts(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    with (root / "references.bib").open("a", encoding="utf-8") as bibliography:
        bibliography.write(UNCITED.replace("year = {2021}", "year = {2021}, pubstate = {retracted}"))
    (root / "content/pages/about.md").write_text("# About\n\nNobody asked [@unread-2021].\n", "utf-8")
    [told] = check_project(root).diagnostics.ordered()
    assert told.code == "S451"
    assert told.message == "'unread-2021' was retracted, and 1 page cites it."


def test_what_rests_on_other_work_too_does_not_rest_only_on_retracted_work(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    edit(root, "references.bib", "  year = {2020},", "  year = {2020},\n  pubstate = {retracted},")
    with (root / "references.bib").open("a", encoding="utf-8") as bibliography:
        bibliography.write(UNCITED)
    study = (
        (root / "content/studies/smith-2020.yml")
        .read_text("utf-8")
        .replace("cite: [smith-2020]", "cite: [unread-2021]")
    )
    (root / "content/studies/unread-2021.yml").write_text(
        study.replace(", {record: shared-timetable, stance: supports}", ""), "utf-8"
    )
    told = [(item.code, item.place.path) for item in check_project(root).diagnostics.ordered() if item.code == "S452"]
    assert told == [("S452", "content/solutions/shared-timetable.yml")]
