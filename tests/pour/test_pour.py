from __future__ import annotations

import re
import shutil
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from synth.check.project import check_project
from synth.link.graph import Graph
from synth.pour import workers
from tests.pour.conftest import RICH, Poured, poured_into


def text_of(html: str) -> str:
    """What a reader sees, on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("&#x27;", "'").replace("&#39;", "'").split())


def test_every_record_and_reference_has_its_page(poured: Poured) -> None:
    assert poured.report.counts == {
        "study": 3,
        "barrier": 2,
        "root": 2,
        "solution": 2,
        "facilitator": 1,
        "reference": 4,
        "brief": 6,
        "page": 31,
    }
    assert not poured.diagnostics.items
    for address in poured.report.addresses:
        assert (poured.out / address / "index.html").is_file(), address
    assert "404.html" not in poured.report.addresses


def test_a_barrier_says_what_it_is_and_on_what_it_rests(poured: Poured) -> None:
    text = text_of(poured.page("barriers/left-waiting"))
    assert "Barrier . A review finding from 2 studies in Denmark, Japan and Norway" in text
    assert "Low confidence provisional Why?" in text
    assert "Contradicted by 1 of 3 findings" in text
    assert "out of date" not in text
    assert "3 findings are about this, from 2 studies: 1 contradicts, 1 refines and 1 supports." in text
    assert "Reported in 2 studies: Smith & Jones 2020, finding f1" in text.replace("&amp;", "&")
    assert "Our inference (The example's makers): Late buses keep people waiting." in text
    assert "Whether it is so at night." in text


def test_findings_that_contradict_stand_first(poured: Poured) -> None:
    assert re.findall(r'<span class="stance (\w+)">', poured.page("barriers/left-waiting")) == [
        "contradicts",
        "refines",
        "supports",
    ]


def test_findings_stand_under_their_study_and_a_study_that_contradicts_stands_first(poured: Poured) -> None:
    evidence = poured.page("barriers/left-waiting").split('<ol class="evidence by-study">')[1]
    assert re.findall(r'study-facts|class="stance (\w+)|finding (f\d)<', evidence.split("<h3")[0]) == [
        ("", ""),
        ("contradicts", ""),
        ("", "f1"),
        ("refines", ""),
        ("", "f2"),
        ("", ""),
        ("supports", ""),
        ("", "f1"),
    ]


def test_a_record_is_told_at_three_depths(poured: Poured) -> None:
    page = poured.page("solutions/shared-timetable")
    assert re.findall(r'<h2 id="([^"]+)"', page.split("<article")[1]) == ["summary_", "full_evidence"]
    assert page.index(">Key message<") < page.index('class="statement"') < page.index('id="summary_"')
    contents = re.search(r'<nav class="contents depths".*?</nav>', page, re.DOTALL)
    assert contents
    assert re.findall(r'href="(#[^"]+)"', contents[0])[:3] == ["#summary_", "#in_short", "#addresses_"]


def test_a_record_says_for_whom_and_where_it_holds(poured: Poured) -> None:
    text = text_of(poured.page("barriers/left-waiting"))
    assert "Behind each is the number of studies, of 2 studies in all." in text
    assert "Denmark: 1; Japan: 1; Norway: 1 (for 1 study by the authors’ affiliations alone)" in text
    assert "Published 2019 to 2020" in text


def test_a_solution_that_helps_in_two_ways_is_listed_once(poured: Poured) -> None:
    section = poured.page("barriers/left-waiting").split('id="helps_"')[1].split("<h3")[0]
    assert section.count('<p class="row-title">') == 1
    assert text_of(section).count("Addresses this barrier itself.") == 1
    assert text_of(section).count("Addresses the root") == 1


def test_a_rating_of_what_has_changed_since_is_marked(tmp_path: Path) -> None:
    project = Path(shutil.copytree(RICH, tmp_path / "project"))
    barrier = project / "content/barriers/left-waiting.yml"
    written = barrier.read_text("utf-8")
    rated = written.replace("studies that differ.}", "studies that differ., fingerprint: '000000000000'}")
    assert rated != written
    barrier.write_text(rated, "utf-8")
    graph = check_project(project).graph
    assert graph is not None
    poured = poured_into(tmp_path / "site", graph, project)
    own, index = (text_of(poured.page(address)) for address in ("barriers/left-waiting", "barriers"))
    assert "Low confidence provisional out of date" in own
    assert "Low confidence provisional out of date" in index
    assert (
        "The findings or the components have changed since this rating was made. "
        "Read it as a rating of what was known then."
    ) in own
    assert '<span class="provisional">out of date</span>' in poured.page("barriers/left-waiting")


def test_what_no_study_found_out_is_not_called_reported(tmp_path: Path) -> None:
    project = Path(shutil.copytree(RICH, tmp_path / "project"))
    solution, study = project / "content/solutions/shared-timetable.yml", project / "content/studies/smith-2020.yml"
    link = "{record: no-plan, basis: reported, findings: [smith-2020/f2]"
    solution.write_text(solution.read_text("utf-8").replace(link, f"{link}, rationale: Nobody tried it."), "utf-8")
    study.write_text(study.read_text("utf-8").replace("role: finding", "role: background"), "utf-8")
    graph = check_project(project).graph
    assert graph is not None
    poured = poured_into(tmp_path / "site", graph, project)
    page = unescape(text_of(poured.page("solutions/shared-timetable")))
    assert "Only stated in 1 study: Smith & Jones 2020, finding f2 . Nobody tried it." in page
    assert "addresses (only stated in 1 study)" in page
    assert "A review finding on which no included study has a result: 1 only states it as background." in page
    assert "States that Make the timetable together" in text_of(poured.page("studies/smith-2020"))
    assert "and 1 more that only states it as background." in text_of(poured.page("barriers/left-waiting"))


def test_an_entry_has_the_letter_of_its_label(tmp_path: Path) -> None:
    project = Path(shutil.copytree(RICH, tmp_path / "project"))
    with (project / "references.bib").open("a", encoding="utf-8") as file:
        file.write("\n@article{smith-again, author = {Smith, Ann and Jones, Bo}, title = {Zones}, year = {2020}}\n")
    graph = check_project(project).graph
    assert graph is not None
    poured = poured_into(tmp_path / "site", graph, project)
    assert "Smith & Jones 2020b" in unescape(text_of(poured.page("references/smith-again")))
    assert "(2020b). Zones" in " ".join(text_of(poured.page("references/smith-again")).split())
    assert {"(2020a).", "(2020b)."} <= set(text_of(poured.page("references")).split())


def test_quotes_stand_in_their_own_language(poured: Poured) -> None:
    page = poured.page("studies/ito-2019")
    assert '<blockquote class="quote" lang="ja"><p>バスを待つ' in page
    assert '<blockquote class="quote" lang="da"><p>Jeg står' in page


def test_a_draft_and_an_assessment_to_come_are_said(poured: Poured) -> None:
    text = text_of(poured.page("barriers/no-seat"))
    assert "Draft, not published" in text
    assert "Confidence not yet assessed" in text
    assert "No study says why there are no seats." in text


def test_the_three_kinds_of_nothing_are_in_words_and_marks(poured: Poured) -> None:
    study = poured.page("studies/noroute-2021")
    assert "#mark_not-read" in study
    assert "Only the bibliographic record was read" in study
    assert "#mark_not-found" in study
    assert "Looked for; nobody told of any." in text_of(study)
    solution = poured.page("solutions/benches")
    assert solution.count("No included study examined this.") == 5
    assert "#mark_not-examined" in solution


def test_a_retired_record_is_nowhere_linked(poured: Poured) -> None:
    assert not (poured.out / "barriers/standing-still").exists()
    for path in poured.out.rglob("*.html"):
        assert "standing-still" not in path.read_text("utf-8"), path


def test_index_pages_group_their_records(poured: Poured) -> None:
    headings = re.compile(r'<h2 id="([^"]+)"')
    assert headings.findall(poured.page("barriers")) == ["processes__arriving", "processes__resting", "processes__"]
    assert headings.findall(poured.page("roots")) == ["domains__planning", "domains__money"]
    targets = re.findall(r'<div id="(to__[^"]*)"', poured.page("solutions"))
    assert targets == ["to__left-waiting", "to__no-plan", "to__"]
    assert "Nothing in this review yet." in poured.page("barriers")


def test_a_reference_names_what_cites_it(poured: Poured) -> None:
    page = poured.page("references/smith-2020")
    assert 'href="../../studies/smith-2020/"' in page
    assert 'href="../../barriers/left-waiting/"' in page
    assert 'href="../../studies/ito-2019/"' in page
    assert "https://doi.org/10.1234/example.2020.1" in page
    assert "Reach" in text_of(poured.page("references/arrive-2011"))


def test_without_an_edit_address_the_source_is_named(poured: Poured) -> None:
    text = text_of(poured.page("barriers/left-waiting"))
    assert "Source: content/barriers/left-waiting.yml . How to mend or add something" in text


def test_with_an_edit_address_the_link_leads_to_the_file(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDIT_URI", "https://example.org/edit/main/content/pages/")
    monkeypatch.setenv("SITE_URL", "https://example.org/review/")
    poured = poured_into(tmp_path, graph)
    page = poured.page("barriers/left-waiting")
    assert '<a href="https://example.org/edit/main/content/barriers/left-waiting.yml">Edit this page</a>' in page
    assert '<link rel="canonical" href="https://example.org/review/barriers/left-waiting/">' in page
    assert "https://example.org/review/barriers/left-waiting/" in text_of(page)
    assert "https://example.org/edit/main/references.bib" in poured.page("references/ito-2019")
    assert "https://example.org/edit/main/content/pages/contribute.md" in poured.page("contribute")
    assert 'href="/review/barriers/"' in (tmp_path / "404.html").read_text("utf-8")


def test_the_same_bytes_from_one_process_and_from_two(
    graph: Graph, poured: Poured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "WORTH_SHARING", 0)
    other = poured_into(tmp_path, graph, processes=2)
    files = {path.relative_to(poured.out): path.read_bytes() for path in poured.out.rglob("*") if path.is_file()}
    assert files == {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert other.report == poured.report


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RICH, tmp_path / "project"))


def problems(project: Path, graph: Graph) -> list[tuple[str, str, int]]:
    found = poured_into(project.parent / "out", graph, project).diagnostics.ordered()
    return [(item.code, item.place.path, item.place.line) for item in found]


def test_a_frame_of_the_project_changes_every_page_of_its_kind(graph: Graph, project: Path) -> None:
    (project / "content/pages/roots").mkdir()
    (project / "content/pages/roots/frame.md").write_text(
        '---\ntitle: "%%title%%"\n---\n\n# Root: %%title%%\n\n%%in_short%%\n', "utf-8"
    )
    poured = poured_into(project.parent / "out", graph, project)
    page = poured.page("roots/no-plan")
    assert ">Root: Nobody planned with passengers</h1>" in page
    assert "How sure we are" not in page


def test_an_unknown_slot_is_reported(graph: Graph, project: Path) -> None:
    (project / "content/pages/about.md").write_text("# About\n\n%%evidnce%%\n", "utf-8")
    assert problems(project, graph) == [("S953", "content/pages/about.md", 1)]


def test_a_page_at_the_address_of_a_record_is_reported(graph: Graph, project: Path) -> None:
    (project / "content/pages/roots").mkdir()
    (project / "content/pages/roots/no-plan.md").write_text("# Another\n", "utf-8")
    assert problems(project, graph) == [("S954", "content/pages/roots/no-plan.md", 1)]


def test_a_link_to_nothing_is_reported_on_its_line(graph: Graph, project: Path) -> None:
    (project / "content/pages/about.md").write_text(
        "# About\n\n[here](barriers/index.md)\n\n[gone](gone.md)\n[record](barriers/left-waiting/)\n", "utf-8"
    )
    assert problems(project, graph) == [
        ("S955", "content/pages/about.md", 5),
        ("S955", "content/pages/about.md", 6),
    ]


def test_text_in_another_language_than_the_site_says_so(graph: Graph, tmp_path: Path) -> None:
    danish = replace(graph, review=graph.review.model_copy(update={"language": "da"}))
    page = poured_into(tmp_path, danish).page("barriers/left-waiting")
    assert '<html lang="en">' in page
    assert '<h1 id="_title" lang="da">Left waiting</h1>' in page
    assert '<div lang="da"><p>In two studies from Norway' in page
    assert '<span lang="da">Nobody planned with passengers</span>' in page
