"""The tables of the included studies: characteristics and appraisal."""

from __future__ import annotations

from pathlib import Path

import pytest

from synth.model.appraisal_tools import TOOLS
from tests.export.conftest import Written, written
from tests.projects import PROJECTS, graph_of


@pytest.fixture(scope="module")
def conqual(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return written(graph_of(PROJECTS / "conqual"), tmp_path_factory.mktemp("conqual"))


def test_every_study_has_its_characteristics(rich: Written) -> None:
    rows = rich.rows("characteristics")
    assert [row["Study"].partition("\n")[0] for row in rows] == [
        "Ito et al. 2019",
        "Smith & Jones 2020",
        "The Office for Buses 2021",
    ]
    assert "Drivers: number not stated" in rows[0]["Who took part"]
    assert rows[2]["Country and setting"] == "Country not known"
    assert rows[2]["What we read"] == "Bibliographic record only"


def test_every_item_of_an_appraisal_has_a_row_with_its_tool_and_reason(rich: Written) -> None:
    rows = [row for row in rich.rows("appraisal") if row["Study"] == "Smith & Jones 2020"]
    assert [row["Item"] for row in rows] == [item.name for item in TOOLS["camelot"].items.values()]
    assert {row["Tool"] for row in rows} == {"CAMELOT"}
    recruitment = next(row for row in rows if row["Item"].startswith("Recruitment"))
    assert recruitment["Answer"] == "Moderate concerns\nFits in part"
    assert recruitment["Reason"] == "Passengers were found at two stops, by day."
    assert all(row["Appraised by"] == "The example's makers\n20 January 2026" for row in rows)


def test_a_study_without_an_appraisal_is_not_left_out(rich: Written) -> None:
    rows = [row for row in rich.rows("appraisal") if row["Answer"] == "Not appraised"]
    assert [row["Study"] for row in rows] == ["Ito et al. 2019", "The Office for Buses 2021"]
    assert all(not row["Tool"] and not row["Item"] for row in rows)


def test_what_a_study_depends_on_stands_in_its_row(conqual: Written) -> None:
    depends = {row["Study"].partition("\n")[0]: row["Depends on"] for row in conqual.rows("characteristics")}
    assert depends["Lee 2021"] == "Shares participants with Smith & Jones 2020: the two count as one study."
    assert depends["Smith & Jones 2020"].count("\n") == 2


def test_a_review_with_conqual_gives_its_summary_in_its_own_columns(conqual: Written) -> None:
    rows = conqual.rows("summary-of-findings")
    assert not any("GRADE-CERQual" in column for column in rows[0])
    text = conqual.text("summary-of-findings.csv")
    assert "Dependability: down 1 level." in text
    assert "The only study is not appraised with the JBI checklist." in text
    assert "Counted as 1 study (2 that share participants count as one)." in text
    assert not Path(conqual.folder / "evidence-profile.csv").exists()
