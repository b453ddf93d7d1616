"""The pages of policy briefs: what they tell, where they lead, and what they say is missing."""

from __future__ import annotations

import re
from html import unescape

from synth.link.graph import Graph
from tests.pour.conftest import Poured


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def main_of(poured: Poured, address: str) -> str:
    return poured.page(address).partition("<main")[2].partition("</main>")[0]


def test_every_brief_has_its_page(poured: Poured, graph: Graph) -> None:
    terms = graph.vocabulary.schemes["processes"].terms
    for folder, ids in (
        ("solutions", [record.id for record in graph.of("solution")]),
        ("barriers", [record.id for record in graph.of("barrier")]),
        ("processes", list(terms)),
    ):
        assert all((poured.out / "briefs" / folder / id / "index.html").is_file() for id in ids)
    listed = main_of(poured, "briefs")
    assert all(f'href="../briefs/processes/{id}/"' in listed for id in terms)


def test_a_brief_tells_all_of_it_with_how_sure_one_can_be(poured: Poured) -> None:
    text = text_of(main_of(poured, "briefs/processes/arriving"))
    headings = re.findall(r'<h2 id="([^"]+)"', main_of(poured, "briefs/processes/arriving"))
    assert headings == [
        "key_messages",
        "what_it_is",
        "the_problem",
        "why_",
        "what_helps",
        "how_sure",
        "to_weigh",
        "not_known",
        "sources_",
        "cite_page",
    ]
    assert "Left waiting Low confidence provisional · 2 studies" in text
    assert "Contradicts" in text and "This brief recommends nothing." in text
    assert "Leads to “Left waiting” (our inference) and “Nobody planned with passengers” (our inference)." in text
    assert "Version 1.2.0, 31 January 2026. Last search: 5 January 2026." in text
    assert "shelters . Looked for and found absent" in text


def test_a_process_begins_with_what_stands_in_its_way_and_then_says_what_it_means(poured: Poured) -> None:
    page = main_of(poured, "briefs/processes/arriving")
    said = "1 barrier stands in the way: “Left waiting”."
    assert f'<p class="lead">{said}' in page
    assert page.index(said) < page.index("Getting to where one wants to be.")
    whole = (poured.out / "briefs/processes/arriving/index.html").read_text("utf-8")
    assert f'<meta name="description" content="{said}' in whole


def test_links_lead_up_to_the_site_and_down_to_the_finding(poured: Poured) -> None:
    page = main_of(poured, "briefs/barriers/left-waiting")
    assert 'href="../../../barriers/left-waiting/"' in page
    assert 'href="../../../studies/ito-2019/#f1"' in page
    assert 'href="../../../brief/?pick=left-waiting"' in page


def test_what_is_missing_stands_in_words(poured: Poured) -> None:
    assert text_of(main_of(poured, "briefs/solutions/benches")).count("No included study examined this.") == 5
    assert "No study says why there are no seats." in text_of(main_of(poured, "briefs/barriers/no-seat"))
    nothing = text_of(main_of(poured, "briefs/processes/resting"))
    for said in (
        "No included study has a finding on this yet.",
        "No barrier in this review hinders this process yet.",
        "No solution in this review addresses this yet. That does not mean that nothing can be done.",
        "There is nothing here yet of which one could be sure.",
        "No source is cited yet.",
    ):
        assert said in nothing


def test_a_draft_says_so(poured: Poured) -> None:
    assert "Draft, not published" in text_of(main_of(poured, "briefs/barriers/no-seat"))
    assert "Draft:" not in text_of(main_of(poured, "briefs/barriers/left-waiting"))


def test_without_files_to_take_away_no_page_leads_to_a_pdf(poured: Poured) -> None:
    assert not [path for path in poured.out.rglob("*.html") if "-brief.pdf" in path.read_text("utf-8")]
