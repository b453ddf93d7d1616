"""The pages that set all studies side by side, a study's own appraisal, and the pages of a review that uses ConQual."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from synth.link.graph import Graph
from synth.pour.views import studies
from tests.pour.conftest import Poured, poured_into
from tests.pour.test_pour import text_of
from tests.projects import PROJECTS, graph_of

CONQUAL = PROJECTS / "conqual"


@pytest.fixture(scope="module")
def conqual(tmp_path_factory: pytest.TempPathFactory) -> Poured:
    return poured_into(tmp_path_factory.mktemp("conqual"), graph_of(CONQUAL), CONQUAL)


def without_appraisals(graph: Graph) -> Graph:
    records = {
        id: replace(record, data=record.data.model_copy(update={"appraisal": None}))
        if record.kind.name == "study"
        else record
        for id, record in graph.records.items()
    }
    return replace(graph, records=records)


def section(page: str, id: str) -> str:
    found = re.search(rf'<h[23] id="{id}">(.*?)(?=<h[23]|</article>|</main>)', page, re.DOTALL)
    assert found, id
    return text_of(found[1])


# -- characteristics --


def test_every_study_stands_in_the_table_of_characteristics(poured: Poured) -> None:
    page = poured.page("characteristics")
    rows = re.findall(r'<tr id="study__([\w-]+)">(.*?)</tr>', page, re.DOTALL)
    assert [id for id, _ in rows] == ["ito-2019", "smith-2020", "noroute-2021"]
    ito, smith, noroute = (text_of(row) for _, row in rows)
    assert "Japan and Denmark (by the authors’ affiliations). The article names three towns but no country." in ito
    assert "Drivers: number not stated. Drivers came and went." in ito
    assert "Qualitative study: Grounded in what people say Data from January 2019 to June 2019" in smith
    assert "Country not known" in noroute
    assert noroute.count("Not stated in what was read") == 3
    assert "Bibliographic record only No other study, as far as we know" in noroute


def test_the_wide_table_scrolls_in_a_named_region_that_keys_reach(poured: Poured) -> None:
    for page in ("characteristics", "appraisal"):
        assert re.search(r'<div class="[^"]*" role="region" aria-label="[^"]+" tabindex="0"><table>', poured.page(page))


def test_what_a_study_depends_on_leads_to_the_other(conqual: Poured) -> None:
    page = conqual.page("characteristics")
    assert '<li>Shares participants with <a href="../studies/lee-2021/">Lee 2021</a>: the two count as one' in page
    assert "2 of them share participants." in page
    assert "Not independent Contains or may contain Smith &amp; Jones 2020 ." in text_of(
        conqual.page("studies/doe-2022")
    )


# -- appraisal --


def test_how_many_studies_have_not_been_appraised_is_said_first(poured: Poured, graph: Graph, tmp_path: Path) -> None:
    assert '<p class="lead">2 of the 3 included studies have not been appraised.</p>' in poured.page("appraisal")
    nowhere = poured_into(tmp_path, without_appraisals(graph)).page("appraisal")
    assert '<p class="lead">None of the 3 included studies has been appraised.</p>' in nowhere
    assert "No appraisal to show yet." in nowhere
    assert "What is needed first is the full text" in nowhere


def test_the_appraisal_has_each_item_as_mark_and_word_and_no_sum(poured: Poured) -> None:
    page = poured.page("appraisal")
    cell = re.search(r'<td data-label="Recruitment and selection of participants">(.*?)</td>', page)
    assert cell
    assert text_of(cell[1]) == "◑ Moderate concerns ~ Fits in part"
    assert '<span aria-hidden="true">◑</span>' in cell[1]
    assert len(re.findall(r"<th scope=\"col\">", page)) == 1 + 12 + 1
    assert "There is no score, and the answers are not added up" in page


def test_a_study_has_its_appraisal_item_by_item_with_reasons(poured: Poured) -> None:
    said = section(poured.page("studies/smith-2020"), "how_well")
    assert "Appraised with CAMELOT" in said
    assert "by The example's makers, 20 January 2026" in said
    assert "Context ~ Described in part The town is described, the stops are not." in said
    assert 'href="https://doi.org/10.1002/cesm.12058"' in poured.page("studies/smith-2020")
    assert "Not yet appraised item by item." in section(poured.page("studies/ito-2019"), "how_well")


def test_every_tool_leads_to_its_original(poured: Poured) -> None:
    said = section(poured.page("appraisal"), "the_tools")
    assert all(f"The original of {name}" in said for name in ("CAMELOT", "CASP", "JBI"))


# -- ConQual --


def test_a_computed_level_says_that_it_is_and_of_what(conqual: Poured) -> None:
    page = conqual.page("barriers/left-waiting")
    assert "Low confidence computed" in text_of(page)
    assert section(page, "how_sure").startswith("How sure we are")
    said = section(page, "how_sure")
    assert "Type of research Starts at high Qualitative research." in said
    assert "Dependability Down 1 level In the middle one of 2 studies" in said
    assert "Credibility Down 1 level Findings: 1 unequivocal and 1 credible." in said
    assert "GRADE-CERQual" not in said


def test_what_cannot_be_computed_says_what_is_missing(conqual: Poured) -> None:
    said = section(conqual.page("solutions/shared-timetable"), "how_sure")
    assert "Confidence cannot be computed yet" in said
    assert "The only study is not appraised with the JBI checklist." in said
    assert "For 1 of 1 finding credibility has not been judged." in said


def test_what_is_left_aside_is_told(conqual: Poured) -> None:
    said = section(conqual.page("roots/no-plan"), "how_sure")
    assert "2 findings that contradict this or are no results of a study are left aside" in said


def test_the_summary_of_a_review_with_conqual_has_its_columns(conqual: Poured) -> None:
    page = conqual.page("findings")
    assert "GRADE-CERQual" not in text_of(page)
    assert '<th scope="col">ConQual level</th>' in page
    assert "4 review findings, by confidence: 1 high, 1 low, 1 very low, 1 that cannot be computed yet." in page
    assert "Counted as 1 study (2 that share participants count as one)." in page


def test_the_methods_page_says_how_the_level_is_computed(conqual: Poured) -> None:
    said = section(conqual.page("methods"), "how_confident")
    assert "ConQual starts at high for qualitative research" in said
    assert "fair picture" not in said


# -- studies that depend on each other --


def test_counts_of_studies_count_the_same_people_once(conqual: Poured) -> None:
    page = text_of(conqual.page("barriers/left-waiting"))
    assert "A review finding from 1 study (2 that share participants count as one) in Norway" in page
    assert "2 findings are about this, from 1 study (2 that share participants count as one): 2 support." in page
    assert "Reported in 1 study (2 that share participants count as one):" in page
    row = text_of(conqual.page("barriers"))
    assert "2 findings from 1 study (2 that share participants count as one)" in row


def test_very_many_studies_are_not_put_on_one_page(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(studies, "MOST_ROWS", 2)
    large = poured_into(tmp_path, graph)
    assert "3 studies are too many for one page." in large.page("characteristics")
    assert '<tr id="study__' not in large.page("characteristics")
    appraisal = large.page("appraisal")
    assert "3 studies are too many for one page." in appraisal
    assert "2 of the 3 included studies have not been appraised." in appraisal
    assert "Moderate concerns" not in appraisal


# -- who worked on it --


def test_a_study_says_who_took_it_down_and_who_may_be_its_author(tmp_path: Path, graph: Graph) -> None:
    study = graph.records["smith-2020"]
    author = graph.references["smith-2020"].authors[0]
    names = (f"{author.given} {author.family}", "Bo Berg")
    data = study.data.model_copy(update={"extracted_by": names, "checked_by": ("Cy Chen",)})
    changed = replace(graph, records={**graph.records, "smith-2020": replace(study, data=data)})
    said = text_of(poured_into(tmp_path, changed).page("studies/smith-2020"))
    assert f"Who took the findings from it {names[0]} and Bo Berg" in said
    assert "Who checked them Cy Chen" in said
    assert f"{names[0]} took part in this review and may be an author of this study." in said


def test_a_study_says_where_nobody_is_named(poured: Poured) -> None:
    said = text_of(poured.page("studies/ito-2019"))
    assert "Who checked them Nobody is named" in said and "may be an author" not in said


def test_a_finding_that_says_the_same_of_several_records_says_it_once(graph: Graph, tmp_path: Path) -> None:
    (link,) = graph.finding_links["smith-2020/f2"]
    other = replace(link, target=graph.records["no-money"])
    links = {**graph.finding_links, "smith-2020/f2": (link, other)}
    page = poured_into(tmp_path, replace(graph, finding_links=links)).page("studies/smith-2020")
    said = section(page, "the_findings")
    titles = [graph.records[id].data.title for id in ("shared-timetable", "no-plan", "no-money")]
    assert said.count("that " + titles[0]) == 1
    assert "that {} addresses {} {}".format(*titles) in said
