from __future__ import annotations

from pathlib import Path

import pytest

from synth.check.project import check_project
from synth.diagnostics import Diagnostics
from synth.intake import Imported, NoSuchFile, bring_in
from synth.model.reference import Name, Reference
from synth.read.bibtex import read_bibliography
from synth.write.errors import Refused
from tests.intake.exporting import EXPORTS, WORKS, project_file


def references(root: Path) -> dict[str, Reference]:
    messages = Diagnostics()
    read = read_bibliography((root / "references.bib").read_text("utf-8"), "references.bib", messages)
    assert not messages.has_errors
    return {reference.key: reference for reference in read}


def fates(imported: Imported) -> list[str]:
    return [outcome.fate for outcome in imported.plan.outcomes]


def snapshot(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", WORKS)
def test_every_work_comes_out_or_is_reported(root: Path, name: str) -> None:
    before = len(references(root))
    imported = bring_in(root, [EXPORTS / name])
    assert len(imported.plan.outcomes) == WORKS[name]
    assert len(references(root)) - before == fates(imported).count("added")
    assert all(outcome.reason for outcome in imported.plan.outcomes if outcome.fate != "added")


@pytest.mark.parametrize("name", WORKS)
def test_what_is_there_is_not_added_twice(root: Path, name: str) -> None:
    bring_in(root, [EXPORTS / name])
    first = snapshot(root)
    again = bring_in(root, [EXPORTS / name])
    assert "added" not in fates(again)
    assert snapshot(root) == first


@pytest.mark.parametrize("name", WORKS)
def test_a_dry_run_writes_nothing(root: Path, name: str) -> None:
    before = snapshot(root)
    dry = bring_in(root, [EXPORTS / name], dry=True)
    assert snapshot(root) == before
    assert fates(dry) == fates(bring_in(root, [EXPORTS / name]))


def test_what_a_person_wrote_stays_letter_for_letter(root: Path) -> None:
    before = (root / "references.bib").read_text("utf-8")
    bring_in(root, [EXPORTS / name for name in WORKS])
    assert (root / "references.bib").read_text("utf-8").startswith(before.rstrip())


def test_numbered_authors_of_an_article_are_all_authors(root: Path) -> None:
    bring_in(root, [EXPORTS / "isoq.ris"])
    read = references(root)
    assert read["smith-2021"].authors == (
        Name(family="Smith", given="Ada"),
        Name(family="Jones", given="Bo"),
        Name(family="Berg", given="Cleo", particle="van der"),
    )
    assert read["smith-2021"].fields["title"] == "Who waits longest & why: 50% of riders"
    assert read["smith-2021"].fields["pages"] == "10–19"
    chapter = read["world-bus-organization-2019"]
    assert chapter.authors == (Name(literal="World Bus Organization"),)
    assert chapter.editors == (Name(family="Editor", given="Ed"),)
    assert chapter.fields["booktitle"] == "A Book of Buses"


def test_names_of_those_cited_are_no_authors(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "ovid.ris"
    file.write_text(
        "1.\nTY  - JOUR\nT1  - Waiting\nA1  - Smith, Ada\nA2  - Adams, Baker, Clark, Davis\nY1  - 2019//\n"
        "SP  - No\nEP  - Specified\nER  -\nNL  - J Small Ex\n",
        "utf-8",
    )
    (outcome,) = bring_in(root, [file]).plan.outcomes
    work = references(root)["smith-2019"]
    assert (work.authors, work.editors) == ((Name(family="Smith", given="Ada"),), ())
    assert "pages" not in work.fields
    assert outcome.work.dropped == {"A2": 1, "SP": 1}


def test_tags_with_one_blank_are_read(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "cinahl.ris"
    file.write_text("TY - JOUR\nAU - Smith JK\nTI - Waiting\nPY - 2018\nER - \n", "utf-8")
    bring_in(root, [file])
    assert references(root)["smith-2018"].authors == (Name(family="Smith", given="J K"),)


def test_a_retraction_comes_with_its_work(root: Path) -> None:
    bring_in(root, [EXPORTS / "pubmed.nbib"])
    work = references(root)["smith-2021"]
    assert work.state == "retracted"
    assert work.fields["doi"] == "10.1234/example.2021.9"
    assert work.fields["date"] == "2021-09-24"
    assert work.authors == (Name(family="Smith", given="Ada B"), Name(literal="Bus Riders' Group"))


def test_markup_and_entities_of_endnote_are_text(root: Path) -> None:
    bring_in(root, [EXPORTS / "endnote.xml"])
    assert references(root)["smith-2015"].fields["title"] == "A slow bus & its riders"
    assert references(root)["jones-2014"].editors == (Name(family="Editor", given="Ed"),)


def test_a_dangerous_address_is_dropped_and_said(root: Path) -> None:
    imported = bring_in(root, [EXPORTS / "zotero.json"])
    assert "url" not in references(root)["timetable-in-press"].fields
    assert imported.plan.outcomes[1].work.dropped == {"URL": 1}


def test_a_known_work_is_offered_what_it_lacks(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "again.ris"
    file.write_text(
        "TY  - JOUR\nAU  - Smith, A.\nTI  - Waiting for a bus that does not come.\nPY  - 2020\nIS  - 4\nER  - \n",
        "utf-8",
    )
    (outcome,) = bring_in(root, [file]).plan.outcomes
    assert (outcome.fate, outcome.key, outcome.reason) == ("known", "smith-2020", "the same title and year")
    assert outcome.offers == {"number": "4"}
    assert "number" not in references(root)["smith-2020"].fields


def test_a_work_without_a_year_is_not_added_twice(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "nd.ris"
    file.write_text("TY  - JOUR\nTI  - Nobody came\nER  - \n", "utf-8")
    assert fates(bring_in(root, [file])) == ["added"]
    (outcome,) = bring_in(root, [file]).plan.outcomes
    assert (outcome.fate, outcome.reason) == ("known", "the same title, and no year")
    file.write_text("TY  - JOUR\nTI  - Nobody came\nPY  - 2020\nER  - \n", "utf-8")
    assert fates(bring_in(root, [file])) == ["added"]


def test_one_work_in_two_files_is_added_once(root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.ris"
    copy.write_bytes((EXPORTS / "isoq.ris").read_bytes())
    imported = bring_in(root, [EXPORTS / "isoq.ris", copy])
    assert fates(imported) == ["added", "added", "known", "known"]


def test_other_works_of_a_name_and_year_get_a_letter(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "many.ris"
    record = "TY  - JOUR\nAU  - Smith, Ada\nTI  - Number {}\nPY  - 2020\nER  - \n"
    file.write_text("".join(record.format(number) for number in range(28)), "utf-8")
    keys = [outcome.key for outcome in bring_in(root, [file]).plan.outcomes]
    assert keys[:3] == ["smith-2020b", "smith-2020c", "smith-2020d"]
    assert keys[24:28] == ["smith-2020z", "smith-2020aa", "smith-2020ab", "smith-2020ac"]


# -- passages and codes --


def test_coded_passages_become_a_draft_that_the_check_asks_to_complete(root: Path) -> None:
    imported = bring_in(root, [EXPORTS / "eppi.json"])
    assert list(imported.plan.records) == ["content/studies/smith-2013.yml"]
    text = (root / "content/studies/smith-2013.yml").read_text("utf-8")
    assert "cite: [smith-2013]" in text
    assert "source_depth: TODO" in text
    assert "# Code: At night: the last bus" in text
    assert "# Note: Only riders without a car." in text
    assert "- text: 'I stood there: alone.'" in text
    assert "- text: Nobody told me." in text
    assert "locator: p. 3 of the PDF" in text
    assert "status: draft" in text
    codes = {item.code for item in check_project(root).diagnostics.items if "smith-2013.yml" in item.place.path}
    assert "S111" in codes


def test_a_study_with_a_record_is_not_written_again(root: Path) -> None:
    bring_in(root, [EXPORTS / "eppi.json"])
    path = root / "content/studies/smith-2013.yml"
    path.write_text((root / "content/studies/smith-2020.yml").read_text("utf-8").replace("2020", "2013"), "utf-8")
    before = path.read_bytes()
    again = bring_in(root, [EXPORTS / "eppi.json"])
    assert path.read_bytes() == before
    assert [item.code for item in again.diagnostics.items] == ["S612"]


def test_passages_of_a_project_keep_their_words(root: Path, tmp_path: Path) -> None:
    imported = bring_in(root, [project_file(tmp_path)])
    assert list(imported.plan.records) == ["content/studies/smith-2013.yml", "content/studies/jones-2012.yml"]
    first = (root / "content/studies/smith-2013.yml").read_text("utf-8")
    assert "- text: I just stood." in first
    assert str(tmp_path) not in first
    assert "- text: The bus was late." in (root / "content/studies/jones-2012.yml").read_text("utf-8")
    assert imported.plan.outcomes[2].work.dropped == {"AudioSelection without a text": 1}


def test_a_codebook_is_shown_and_changes_nothing(root: Path) -> None:
    before = snapshot(root)
    (file,) = bring_in(root, [EXPORTS / "codebook.qdc"]).plan.files
    assert [(code.name, code.within) for code in file.codes] == [
        ("Left waiting", ()),
        ("At night", ("Left waiting",)),
        ("At night", ()),
    ]
    assert snapshot(root) == before


# -- nothing half-written --


def test_one_bad_file_stops_all(root: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.ris"
    bad.write_text("TY  - JOUR\nTI  - Cut", "utf-8")
    before = snapshot(root)
    imported = bring_in(root, [EXPORTS / "eppi.json", bad])
    assert [item.code for item in imported.diagnostics.items] == ["S603"]
    assert not imported.written
    assert snapshot(root) == before


def test_a_bibliography_with_errors_is_not_added_to(root: Path) -> None:
    with (root / "references.bib").open("a") as file:
        file.write("\n@article{broken,\n  title = {Open\n")
    before = snapshot(root)
    imported = bring_in(root, [EXPORTS / "isoq.ris"])
    assert imported.diagnostics.has_errors
    assert snapshot(root) == before


def test_a_failure_takes_back_what_was_written(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = snapshot(root)

    def fails(path: Path, text: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("synth.intake.landing.replace", fails)
    with pytest.raises(OSError, match="No space"):
        bring_in(root, [EXPORTS / "eppi.json"])
    assert snapshot(root) == before


def test_a_bibliography_that_somebody_changes_meanwhile_is_left(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = root / "references.bib"

    def meanwhile(root: Path, *arguments: object) -> object:
        from synth.read.sources import read_sources

        path.write_text(path.read_text("utf-8") + "% mine\n", "utf-8")
        return read_sources(root, Diagnostics())

    monkeypatch.setattr("synth.intake.importing.read_sources", meanwhile)
    with pytest.raises(Refused, match="changed meanwhile"):
        bring_in(root, [EXPORTS / "eppi.json"])
    assert path.read_text("utf-8").endswith("% mine\n")
    assert not (root / "content/studies/smith-2013.yml").exists()


@pytest.mark.parametrize("name", ["nothing.ris", "."])
def test_a_file_must_be_there_and_be_one(root: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(NoSuchFile):
        bring_in(root, [tmp_path / name])
