"""What programs were seen to write in real exports; the folder of exports says which program has which habit."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from synth.diagnostics import Diagnostics
from synth.intake import bring_in, json_lines, text_lines
from synth.intake.formats import read_file
from synth.intake.people import family_first, listed, natural
from synth.intake.work import Work
from synth.model.reference import OTHERS, Name
from tests.intake.exporting import EXPORTS, atlas_file, nvivo_file


def works(name: str) -> list[Work]:
    diagnostics = Diagnostics()
    intake = read_file((EXPORTS / name).read_bytes(), name, "", diagnostics)
    assert intake is not None
    assert not diagnostics.has_errors
    return list(intake.works)


# -- Covidence --


def test_names_with_the_given_name_first_are_taken_apart_at_commas() -> None:
    many, two, one, cut = works("review_8_included_csv_20260105.csv")
    assert many.authors == [
        Name(family="Smith", given="Ada"),
        Name(family="Jónsson-Bergmann", given="Egill"),
        Name(family="Berg", given="Bo", particle="van der"),
        Name(family="Madley-Dowd", given="Paul"),
    ]
    assert two.authors == [Name(family="Berg", given="Jo"), Name(family="Franzén", given="Stefan")]
    assert one.authors == [Name(family="Austere", given="Peter C")]
    assert cut.authors[-2:] == [Name(family="Last", given="Deborah"), OTHERS]
    assert many.fields["title"] == "Waiting & hoping."


def test_names_whose_order_is_a_guess_are_named(root: Path) -> None:
    text = (
        "Title,Authors,Published Year,Covidence #\n"
        'Rows,"Wu Caicong, Ada Maria Smith, Viktor H Berg",2020,#1\n'
        "One,Li Xin,2021,#2\n"
        'Told,"Smith, Ada; Berg, Jo",2022,#3\n'
    )
    (root / "review_1_included_csv_20260105.csv").write_text(text, "utf-8")
    imported = bring_in(root, [root / "review_1_included_csv_20260105.csv"], dry=True)
    report = json_lines(imported.plan, [], dry=True)
    named = [work["unsure_names"] for work in report["files"][0]["works"]]
    assert named == [["Caicong, Wu", "Smith, Ada Maria"], ["{Li Xin}"], []]
    lines = list(text_lines(imported.plan, dry=True))
    start = next(number for number, line in enumerate(lines) if "which part is the family name" in line)
    assert lines[start + 1 : start + 4] == ["    Caicong, Wu", "    Smith, Ada Maria", "    {Li Xin}"]


def test_addresses_of_authors_are_no_issue_and_no_stage_is_told() -> None:
    text = (
        "Title,Authors,Published Year,Volume,Issue,Accession Number,Ref,Covidence #,Notes,Tags\n"
        '"Waiting","Smith, A.; Society of Bus Riders",2021,282,"(Smith A., a.smith@mail.example.org) Department of '
        'Stops, Town",333,333,#1,"A Reader (2025-07-09 19:24:50)(Screen): discussion\nhttps://example.org/a; ",later\n'
    )
    intake = read_file(text.encode(), "covidence.csv", "", Diagnostics())
    assert intake is not None
    (work,) = intake.works
    assert (work.fields["volume"], "number" in work.fields, work.dropped["issue"]) == ("282", False, 1)
    assert not any("@" in value for value in work.fields.values())
    assert (work.decision, work.reason, work.unsure) == ("", "", [])
    assert "tells no stage" in intake.remark
    named = read_file(text.encode(), "review_1_included_csv_20260105.csv", "", Diagnostics())
    assert named is not None and named.remark == ""


def test_a_family_name_of_two_words_is_a_guess_in_eppi_reviewer() -> None:
    text = (
        '{"CodeSets": [], "References": [{"TypeName": "Journal, Article", "Title": "Stops", "Year": "2020", '
        '"Authors": "Le Boutillier Clair ; Smith Ada ; "}]}'
    )
    intake = read_file(text.encode(), "eppi.json", "", Diagnostics())
    assert intake is not None
    (work,) = intake.works
    assert work.unsure == [Name(family="Le", given="Boutillier Clair")]


def test_a_table_with_semicolons_is_the_same_table() -> None:
    first, second, third = works("review_9_included_csv_20260105.csv")
    assert first.fields["title"] == "The last stop; a study of signs"
    assert first.authors == [Name(family="Smith", given="Susan R."), Name(family="O'Hara", given="Jo")]
    assert (first.fields["date"], second.fields["date"]) == ("2000-09-01", "2000-09-01")
    assert second.authors[1] == Name(family="Huber Marshall", given="L.")
    assert second.fields["doi"].endswith("<415::AID-PITS2>3.0.CO;2-L")
    assert third.authors == [Name(family="Huguenin", given="NH")]
    assert [work.number for work in (first, second, third)] == ["#28025", "#45927", "#1200"]


# -- Rayyan --


def test_several_values_of_a_cell_are_told_apart() -> None:
    first, second, third = works("rayyan-databases.csv")
    assert first.fields["issn"] == "1234-5679"
    assert first.fields["keywords"] == "night buses; waiting; STOPS"
    assert (second.fields["doi"], "url" in second.fields) == ("10.1234/example.2014.5", False)
    assert third.fields["title"] == "The slope of waiting"
    assert third.fields["journal"] == "Journal of Small Examples"
    assert third.authors == [Name(family="Yeo", given="Seung")]
    assert "volume" not in third.fields
    assert third.dropped["title"] == 1


def test_votes_among_the_notes_of_bibtex_are_decisions() -> None:
    first, second = works("rayyan.bib")
    assert (first.decision, second.decision, second.reason) == ("included", "excluded", "wrong place")
    assert [name.family for name in first.authors] == ["MacKenzie", "Nayyar", "Van Der Berg"]
    assert (first.fields["issn"], first.fields["isbn"]) == ("2522-8595", "9783030942847")
    assert not {"note", "address", "url"} & first.fields.keys()


# -- Scopus and Web of Science --


def test_keys_of_others_are_no_matter() -> None:
    diagnostics = Diagnostics()
    intake = read_file((EXPORTS / "scopus.bib").read_bytes(), "scopus.bib", "", diagnostics)
    assert intake is not None
    first, second, third = intake.works
    assert [name.family for name in first.authors] == ["D'Ambrosio", "Aria", "De Iorio"]
    assert [name.given for name in first.authors] == ["A.", "M.", "C."]
    assert (first.fields["eid"], first.fields["keywords"]) == ("378", "Waiting; Stops")
    assert not {"note", "affiliation", "correspondence_address1", "url"} & first.fields.keys()
    assert second.fields["booktitle"] == "Proceedings of Small Examples"
    assert third.fields["title"] == "Another under the same key"
    assert [item.code for item in diagnostics.items] == ["S613"]
    assert "this value is left out" in diagnostics.items[0].message


def test_what_a_database_notes_on_a_work_stays_out_and_is_listed() -> None:
    (work,) = works("savedrecs.bib")
    assert work.fields["title"] == "Stops: Evaluation of Different Signs for Nontargeted BUS-TRAM Riders"
    assert work.fields["date"] == "2018-12-05"
    assert work.fields["eid"] == "2094"
    assert {"cited-references", "author-email", "funding-text", "unique-id", "address", "type"} <= work.dropped.keys()
    assert not any("street" in value for value in work.fields.values())


def test_entries_of_nothing_are_no_fault() -> None:
    diagnostics = Diagnostics()
    read_file(b"@article{a,\n  title = {Open\n", "cut.bib", "", diagnostics)
    assert [item.code for item in diagnostics.items] == ["S404"]


# -- RIS --


def test_a_line_with_a_long_tag_does_not_carry_on_the_line_before() -> None:
    text = "TY  - JOUR\nTI  - Stops\nDO  - 10.1234/stops\nPMID  - 123456\nLABEL  - mine\nER  - \n"
    intake = read_file(text.encode(), "screened.ris", "", Diagnostics())
    assert intake is not None
    (work,) = intake.works
    assert (work.fields["doi"], work.fields["pmid"]) == ("10.1234/stops", "123456")
    assert work.dropped == {"LABEL": 1}


def test_a_month_beside_the_year_and_who_held_the_conference() -> None:
    text = (
        "TY  - CPAPER\nAU  - Smith, AB\nA1  - IEEE COMPUTER SOC\nTI  - Stops\nT2  - Proceedings\nDA  - DEC 31\n"
        "PY  - 2025\nER  -\n\nTY  - JOUR\nAU  - Smith, AB\nA1  - Bus Study Group\nTI  - Signs\nDA  - JUN\nER  -\n"
    )
    intake = read_file(text.encode(), "savedrecs.ris", "", Diagnostics())
    assert intake is not None
    paper, article = intake.works
    assert paper.authors == [Name(family="Smith", given="AB")]
    assert (paper.fields["date"], paper.dropped["A1"]) == ("2025-12-31", 1)
    assert [name.literal for name in article.authors] == ["", "Bus Study Group"]
    assert ("date" in article.fields, article.dropped["DA"]) == (False, 1)


# -- iSoQ --


def test_authors_beyond_the_ninth_are_authors_and_no_record_is_lost(root: Path) -> None:
    imported = bring_in(root, [EXPORTS / "isoq-exporter.ris"])
    first, second = imported.plan.outcomes
    assert [name.family for name in first.work.authors] == (
        "One Two Three Four Five Six Seven Eight Nine Ten Eleven".split()
    )
    assert not first.work.editors
    assert first.work.fields["date"] == "2019-05-01"
    assert first.work.dropped["C1"] == 1
    assert (second.fate, second.work.fields["title"]) == ("added", "Without a type")
    assert [item.code for item in imported.diagnostics.items] == ["S608"]


# -- REFI-QDA --


def test_a_project_under_its_own_name_is_read(root: Path, tmp_path: Path) -> None:
    imported = bring_in(root, [atlas_file(tmp_path)])
    assert list(imported.plan.records) == ["content/studies/jones-2012.yml"]
    text = (root / "content/studies/jones-2012.yml").read_text("utf-8")
    # Once, though it stands twice, and in the words of the text and not in those that a page ran together.
    assert text.count("- text: The bus was late.") == 1
    assert "buswas" not in text
    assert "page '0'" in text


def test_the_name_of_a_passage_is_no_quotation(root: Path, tmp_path: Path) -> None:
    bring_in(root, [atlas_file(tmp_path)])
    text = (root / "content/studies/jones-2012.yml").read_text("utf-8")
    assert "# Note: (called 'Quotation 12:3' in the program)" in text
    assert "- text: Quotation" not in text


def test_of_two_projects_in_an_archive_none_is_guessed() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("one.qde", "<Project/>")
        archive.writestr("two.qde", "<Project/>")
    diagnostics = Diagnostics()
    assert read_file(packed.getvalue(), "two.qdpx", "", diagnostics) is None
    assert [item.code for item in diagnostics.items] == ["S601"]


@pytest.mark.parametrize(("within", "slash"), [("", "/"), ("", "\\"), ("Buses/", "/")])
def test_a_project_as_nvivo_packs_it_is_read(within: str, slash: str, root: Path, tmp_path: Path) -> None:
    imported = bring_in(root, [nvivo_file(tmp_path, within=within, slash=slash)])
    assert [item.code for item in imported.diagnostics.items] == []
    text = (root / "content/studies/berg-2019.yml").read_text("utf-8")
    assert "- text: I waited all night." in text
    assert "- text: Nobody told me" in text
    (work,) = imported.plan.files[0].works
    assert work.dropped == {"PlainTextSelection of a case": 1, "PlainTextSelection without a code": 1}


def test_codes_that_nvivo_makes_for_people_are_no_themes(root: Path, tmp_path: Path) -> None:
    imported = bring_in(root, [nvivo_file(tmp_path)])
    (intake,) = imported.plan.files
    assert [code.name for code in intake.codes] == ["Left waiting", "At night"]
    assert intake.dropped == {"Case": 1, "Code of a case": 1, "Link": 1, "Note": 1}
    assert "Anna" not in (root / "content/studies/berg-2019.yml").read_text("utf-8")


def test_positions_that_no_counting_fits_are_told(tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.write(EXPORTS / "nvivo.qde", "project.qde")
        archive.writestr("sources/S1.txt", "otherwordsthanthosethatwerecodedwithoutanyblanksinbetweenthem")
    assert read_file(data.getvalue(), "shifted.qdpx", "", diagnostics) is not None
    assert [item.code for item in diagnostics.items] == ["S615"]


# -- names --


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Smith, J., Jones, K.", [("Smith", "J."), ("Jones", "K.")]),
        ("Smith, J.-P.a , Jones, KLa ,", [("Smith", "J.-P."), ("Jones", "KL")]),
        ("Ada Smith, Jo Berg", [("Smith", "Ada"), ("Berg", "Jo")]),
        ("Smith, Ada, Berg", []),
        ("A., B., C., D.", []),
    ],
)
def test_a_list_with_nothing_but_commas(written: str, names: list[tuple[str, str]]) -> None:
    assert [(name.family, name.given) for name in listed(written)] == names


def test_one_name_in_the_order_of_speech() -> None:
    assert natural("Martin Luther King Jr.") == Name(family="King", given="Martin Luther", suffix="Jr.")
    assert natural("Plato") == Name(literal="Plato")
    assert family_first(Name(family="K.L.", given="Berg")) == Name(family="Berg", given="K.L.")
    assert family_first(Name(family="Li", given="A.")) == Name(family="Li", given="A.")
    for family, given in (("Цой", "Виктор"), ("王", "Xiaoming"), ("Née", "Anna")):
        assert family_first(Name(family=family, given=given)) == Name(family=family, given=given)
