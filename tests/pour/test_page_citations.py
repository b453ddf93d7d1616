"""Hand-written pages cite and point as records do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.pour.conftest import RICH, Poured, poured_into
from tests.projects import graph_of

TEXT = """---
title: About waiting
---

# About waiting

As told [@ito-2019, p. 4; @smith-2020] of [[left-waiting|this]] and [[no-plan]]. Write `[@ito-2019]`.

[@arrive-2011]

- one [@ito-2019]
"""


@pytest.fixture(scope="module")
def about(tmp_path_factory: pytest.TempPathFactory) -> Poured:
    folder = tmp_path_factory.mktemp("about")
    project = Path(shutil.copytree(RICH, folder / "project"))
    (project / "content/pages/about.md").write_text(TEXT, "utf-8")
    return poured_into(folder / "site", graph_of(project), project)


def test_citations_and_pointers_lead_where_they_lead_on_records(about: Poured) -> None:
    page = about.page("about")
    assert '<a class="barrier" href="../barriers/left-waiting/">this</a>' in page
    assert '<a class="root" href="../roots/no-plan/">Nobody planned with passengers</a>' in page
    assert 'href="../references/ito-2019/"' in page
    assert "<code>[@ito-2019]</code>" in page
    assert "%%" not in page
    assert not about.diagnostics.items


def test_the_sources_stand_at_the_end_in_their_order(about: Poured) -> None:
    page = about.page("about")
    assert '<a href="#references_">References</a>' in page or '<h2 id="references_">References</h2>' in page
    section = page[page.index('<h2 id="references_">') :]
    places = [section.index(f"../references/{key}/") for key in ("ito-2019", "arrive-2011", "smith-2020")]
    assert places == sorted(places)
    assert section.count('class="Z3988"') == 3


def test_a_citation_alone_is_a_paragraph(about: Poured) -> None:
    paragraph = about.page("about").partition('href="../references/arrive-2011/"')[0].rpartition("\n")[2]
    assert paragraph.startswith("<p>")


def test_the_page_is_named_where_it_is_cited_and_mentioned(about: Poured) -> None:
    assert '<a href="../../about/">About waiting</a> <span class="quiet">Page</span>' in about.page(
        "references/ito-2019"
    )
    named = {id: "About waiting" in about.page(f"roots/{id}").split("<article")[1] for id in ("no-plan", "no-money")}
    assert named == {"no-plan": True, "no-money": False}


def test_a_frame_of_the_project_may_cite(tmp_path: Path) -> None:
    project = Path(shutil.copytree(RICH, tmp_path / "project"))
    (project / "content/pages/roots").mkdir()
    frame = '---\ntitle: "%%title%%"\n---\n\n# %%title%%\n\nSee [@arrive-2011].\n\n%%in_short%%\n'
    (project / "content/pages/roots/frame.md").write_text(frame, "utf-8")
    poured = poured_into(tmp_path / "site", graph_of(project), project)
    for root in ("no-plan", "no-money"):
        assert poured.page(f"roots/{root}").count('href="../../references/arrive-2011/"') == 2


def test_a_key_with_a_plus_leads_to_its_page(tmp_path: Path) -> None:
    project = Path(shutil.copytree(RICH, tmp_path / "project"))
    with (project / "references.bib").open("a", encoding="utf-8") as file:
        file.write("\n@misc{one+two, author = {A, Anna}, title = {One and two}, year = {2001}}\n")
    (project / "content/pages/about.md").write_text("# About\n\n[@one+two]\n", "utf-8")
    poured = poured_into(tmp_path / "site", graph_of(project), project)
    assert 'href="../references/one+two/"' in poured.page("about")
    assert (poured.out / "references/one+two/index.html").is_file()
