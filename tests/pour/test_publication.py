"""Retracted work and preprints: said on the page of the source, of the study, and of all that rests on it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.pour.conftest import RICH, Poured, poured_into
from tests.projects import edit, graph_of

RETRACTED = (
    "year = {2020},",
    "year = {2020}, pubstate = {retracted}, retracted = {2023-05-01}, retraction = {10.1234/notice.7},",
)
STATE = '<span class="state">retracted</span>'


def notices(html: str) -> list[str]:
    found = re.findall(r'<p class="notice">(.*?)</p>', html)
    return [" ".join(re.sub("<[^>]+>", " ", text).replace("&amp;", "&").split()) for text in found]


def marked(folder: Path, *edits: tuple[str, str]) -> Poured:
    project = Path(shutil.copytree(RICH, folder / "project"))
    for old, new in edits:
        edit(project, "references.bib", old, new)
    return poured_into(folder / "site", graph_of(project), project)


@pytest.fixture(scope="module")
def retracted(tmp_path_factory: pytest.TempPathFactory) -> Poured:
    preprint = ("year = {2021},", "year = {2021}, pubstate = {preprint},")
    return marked(tmp_path_factory.mktemp("retracted"), RETRACTED, preprint)


def test_nothing_is_said_where_there_is_nothing_to_say(poured: Poured) -> None:
    for address in poured.report.addresses:
        assert 'class="state"' not in poured.page(address)
        assert "retracted" not in "".join(notices(poured.page(address)))


def test_the_page_of_the_source_says_when_and_where_it_was_told(retracted: Poured) -> None:
    page = retracted.page("references/smith-2020")
    assert notices(page) == [
        "This work was retracted: those who answer for it no longer stand by what it says. Retracted on 1 May 2023. "
        "The notice of its retraction ."
    ]
    assert '<a href="https://doi.org/10.1234/notice.7" rel="external">' in page
    assert STATE in page


def test_the_page_of_the_study_says_it(retracted: Poured) -> None:
    [notice] = notices(retracted.page("studies/smith-2020"))
    assert notice.startswith("The report of this study was retracted: those who answer for it no longer stand by")
    [notice] = notices(retracted.page("studies/noroute-2021"))
    assert notice == "The report of this study is a preprint: it has not been reviewed by peers and may change."


@pytest.mark.parametrize(
    ("address", "begun"),
    [
        ("barriers/left-waiting", "1 of the 2 studies behind this page was retracted: "),
        ("roots/no-plan", "1 of the 2 studies behind this page was retracted: "),
        ("solutions/shared-timetable", "The only study behind this page was retracted: "),
    ],
)
def test_every_page_that_rests_on_it_says_how_much_does(retracted: Poured, address: str, begun: str) -> None:
    found = [notice for notice in notices(retracted.page(address)) if notice.startswith(begun)]
    assert len(found) == 1
    assert found[0].endswith("See Smith & Jones 2020 retracted .")


def test_what_does_not_rest_on_it_says_nothing(retracted: Poured) -> None:
    assert notices(retracted.page("studies/ito-2019")) == []
    assert notices(retracted.page("references/ito-2019")) == []


def test_every_list_that_names_the_study_marks_it(retracted: Poured) -> None:
    for address in ("studies", "references", "findings", "barriers/left-waiting", "solutions/shared-timetable"):
        assert STATE in retracted.page(address), address
    named = r"Smith &amp; Jones 2020[^<]*"
    unmarked = re.compile(rf"<a href=\"[^\"]*studies/smith-2020/[^\"]*\">{named}</a>(?! <span class=\"state\">)")
    for address in retracted.report.addresses:
        html = retracted.page(address)
        assert unmarked.findall(html) == [], address


def test_one_of_several_reports_is_named(tmp_path: Path) -> None:
    project = Path(shutil.copytree(RICH, tmp_path / "project"))
    edit(project, "references.bib", *RETRACTED)
    edit(project, "content/studies/ito-2019.yml", "cite: [ito-2019]", "cite: [ito-2019, smith-2020]")
    poured = poured_into(tmp_path / "site", graph_of(project), project)
    [notice] = notices(poured.page("studies/ito-2019"))
    assert notice.startswith("One of the 2 reports of this study was retracted: those who answer for it no longer")
    assert "Smith & Jones 2020 Retracted on 1 May 2023." in notice
