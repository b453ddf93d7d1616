"""The page of the pathways: its pictures, and the same in words."""

from __future__ import annotations

import re
from html import unescape
from xml.etree import ElementTree

import pytest

from synth.frame import SiteSettings
from synth.frame.frame import Frame
from synth.link.graph import Graph
from synth.overview.overview import Overview
from synth.overview.paths.pathways import MOST_IN_COLUMN, MOST_RECORDS, Pathways
from synth.pour.render import Renderer
from synth.pour.site import Site
from synth.pour.site_pages import SITE_PAGES
from synth.pour.views.review import review_view
from tests.pathways import review_of
from tests.pour.conftest import Poured
from tests.pour.test_pour import text_of

ATTACK = "</text></svg><script>alert(1)</script> \" onload='x' %%title%%"


_ON_PAPER = re.compile(r'<figure class="picture-on-paper">.*?</figure>', re.DOTALL)


def page_of(overview: Overview) -> tuple[str, str]:
    """What a screen shows: the page's pictures with its lead, and its words."""
    picture, words = slots_of(overview)
    return _ON_PAPER.sub("", picture), words


def slots_of(overview: Overview) -> tuple[str, str]:
    site = Site(overview, SiteSettings("Buses", "", "", "", "en"))
    page = SITE_PAGES["pathways/index.html"]
    layout = Renderer(site, "../").layout("review.html", *page.templates)
    frame = Frame.parse("%%pathways_lead%%%%pathways_picture%%<!-- cut -->%%pathways_words%%", layout.names)
    picture, words = layout.pour(frame, review_view(site) | page.view(site), {}).split("<!-- cut -->")
    return picture, words


def many(barriers: int, process: str | None = None) -> tuple[str, list[str], dict[str, dict[str, str | None]]]:
    """A root with so many barriers; every other one hinders the process, if one is named."""
    ids = [f"b{number}" for number in range(barriers)]
    return (
        " ".join(["s1", "r1", *ids]),
        ["s1>r1", *(f"r1~{id}" for id in ids)],
        {id: {"process": process} for id in ids[::2]},
    )


def links_in(html: str) -> set[tuple[str, str]]:
    return set(re.findall(r'data-from="([^"]+)" data-to="([^"]+)"', html))


def keys_in(html: str) -> list[str]:
    return re.findall(r'data-key="([^"]+)"', html)


def test_the_picture_and_the_words_tell_the_same(graph: Graph) -> None:
    picture, words = page_of(Overview(graph))
    steps = {(step.source.id, step.target.id) for step in Pathways.of(Overview(graph)).steps}
    assert links_in(picture) == links_in(words) == steps
    assert sorted(keys_in(picture)) == ["benches", "left-waiting", "no-money", "no-plan", "no-seat", "shared-timetable"]
    assert keys_in(words) == ["left-waiting", "no-seat", "benches"]


def test_every_arrow_says_what_it_rests_on(graph: Graph) -> None:
    picture, words = page_of(Overview(graph))
    arrows = re.findall(r'class="arrow (\w+)" data-from="([^"]+)" data-to="([^"]+)".*?<text[^>]*>([^<]+)<', picture)
    assert sorted(arrows) == [
        ("inferred", "no-money", "left-waiting", "inferred"),
        ("inferred", "no-money", "no-plan", "inferred"),
        ("inferred", "shared-timetable", "left-waiting", "inferred"),
        ("reported", "no-plan", "left-waiting", "reported in 2"),
        ("reported", "shared-timetable", "no-plan", "reported in 1"),
    ]
    assert "5 links between them: 2 reported by studies, 3 our inference" in text_of(picture)
    assert '<li class="reported" data-from="no-plan" data-to="left-waiting">' in words
    assert "caused by (reported in 2 studies)" in text_of(words)


def test_barriers_are_told_by_process_and_what_leads_nowhere_last(graph: Graph) -> None:
    _, words = page_of(Overview(graph))
    assert re.findall(r"<h3 id=\"[^\"]+\">([^<]+)</h3>", words) == [
        "Hinders arriving",
        "Process not known",
        "Leads to no barrier in this review yet",
    ]
    text = text_of(words)
    assert "No root of it and no solution to it is reported or inferred yet." in text
    assert "What it addresses is not known." in text


def test_facilitators_are_left_out_and_that_is_said(graph: Graph) -> None:
    picture, _ = page_of(Overview(graph))
    assert "What helps already is not part of it" in picture
    assert '<a href="../facilitators/">' in picture


@pytest.mark.parametrize(
    ("ids", "steps", "said"),
    [
        ("", (), "This review has no solution, root or barrier yet."),
        ("b1", (), "No link between any of them is reported or inferred yet."),
        ("s1 r1 b1", (), "No link between any of them is reported or inferred yet."),
        ("r1 r2 b1", ("r1>r2", "r2>r1", "r1>b1"), "3 links between them: 3 reported by studies"),
    ],
)
def test_a_review_with_little_or_odd_content_says_what_is_missing(
    graph: Graph, ids: str, steps: tuple[str, ...], said: str
) -> None:
    picture, words = page_of(review_of(graph, ids, *steps))
    assert said in text_of(picture)
    assert picture.count('class="card ') == len(ids.split())
    assert {f"{source}>{target}" for source, target in links_in(words)} == set(steps)


def record_by_record(picture: str) -> str:
    """The pictures that follow the one of groups."""
    return picture[picture.index('id="record_by_record"') :]


def parts_in(picture: str) -> list[tuple[str, str, list[str]]]:
    """Of each picture that can be unfolded: its group, how much it shows, and the names of what it is drawn for."""
    found = []
    for group in re.split('(?=<section class="part-group")', picture)[1:]:
        label = text_of("".join(re.findall("<h4[^>]*>(.*?)</h4>", group)))
        for part in re.split('(?=<details class="part")', group)[1:]:
            size, names = re.findall(
                r'<span class="part-size">(.*?)</span> <span class="part-names">(.*)</span>', part
            )[0]
            found.append((label, size, re.findall('<span class="part-name">(.*?);?</span>', names)))
    return found


def test_more_than_one_picture_can_show_is_drawn_by_group_and_then_by_process(graph: Graph) -> None:
    ids, steps, data = many(MOST_IN_COLUMN + 4, "resting")
    picture, words = page_of(review_of(graph, f"{ids} r2 s2", *steps, "s2>r2", data=data))
    drawn = record_by_record(picture)
    groups = picture.removesuffix(drawn)
    assert re.findall(r'<a class="card \w+" href="([^"]+)"', groups) == [
        "../explore/?kind=solution&amp;maturity=proposed",
        "../roots/#domains__planning",
        "#picture_processes__resting",
        "#picture_processes__",
    ]
    assert [(label, size) for label, size, _ in parts_in(drawn)] == [
        ("Hinders resting", "9 barriers, 1 root, 1 solution"),
        ("Process not known", "9 barriers, 1 root, 1 solution"),
        ("Leads to no barrier in this review yet", "1 root, 1 solution"),
    ]
    assert links_in(drawn) == links_in(words)
    assert len(set(keys_in(drawn))) == MOST_IN_COLUMN + 8


def test_what_is_too_much_for_one_picture_is_drawn_in_several_that_name_what_they_show(graph: Graph) -> None:
    ids, steps, _ = many(2 * MOST_IN_COLUMN + 1)
    picture, words = page_of(review_of(graph, ids, *steps))
    parts = parts_in(picture)
    assert [(label, size) for label, size, _ in parts] == [
        ("Process not known", f"Picture 1 of 3: {MOST_IN_COLUMN} barriers, 1 root, 1 solution"),
        ("Process not known", f"Picture 2 of 3: {MOST_IN_COLUMN} barriers, 1 root, 1 solution"),
        ("Process not known", "Picture 3 of 3: 1 barrier, 1 root, 1 solution"),
    ]
    assert sorted(name for _, _, names in parts for name in names) == sorted(
        f"Title of {id}" for id in ids.split() if id.startswith("b")
    )
    assert links_in(record_by_record(picture)) == links_in(words)


def test_a_root_says_how_many_of_its_causes_stand_in_another_picture(graph: Graph) -> None:
    roots = [f"r{number}" for number in range(MOST_IN_COLUMN + 1)]
    steps = [*(f"{root}>r0" for root in roots[1:]), "r0>b1"]
    picture, words = page_of(review_of(graph, " ".join(["b1", *roots]), *steps))
    assert [label for label, _, _ in parts_in(picture)] == ["Process not known", "What lies behind the roots"]
    assert f">{MOST_IN_COLUMN} causes not drawn here</text>" in picture
    assert '<a href="#picture_roots__">' in picture
    assert links_in(record_by_record(picture)) == links_in(words)


def test_up_to_that_there_is_one_picture(graph: Graph) -> None:
    ids, steps, data = many(MOST_IN_COLUMN, "resting")
    picture, _ = page_of(review_of(graph, ids, *steps, data=data))
    assert picture.count('<svg class="columns') == 1
    assert "<details" not in picture


def test_what_is_only_stated_has_a_word_and_a_line_of_its_own(graph: Graph) -> None:
    picture, words = page_of(review_of(graph, "s1 r1 b1", "s1=r1", "r1>b1"))
    assert re.findall(r'class="arrow (\w+)".*?<text[^>]*>([^<]+)<', picture) == [
        ("stated", "stated in 2"),
        ("reported", "reported in 2"),
    ]
    assert "2 links between them: 1 reported by studies, 1 only stated." in text_of(picture)
    assert re.findall('class="line ([a-z]+)"', picture) == ["reported", "stated"]
    assert '<li class="stated" data-from="s1" data-to="r1">' in words
    assert "addressed by (only stated in 2 studies)" in text_of(words)


def test_on_paper_a_picture_of_all_is_one_of_each_part(graph: Graph) -> None:
    picture, words = slots_of(Overview(graph))
    parts = _ON_PAPER.findall(picture)
    assert [re.findall(r"<figcaption>(.*?)</figcaption>", part) for part in parts] == [
        ["Hinders arriving"],
        ["Process not known"],
        ["Leads to no barrier in this review yet"],
    ]
    assert links_in("".join(parts)) == links_in(words)
    assert "tabindex" not in "".join(parts)


@pytest.mark.parametrize(
    ("solutions", "form"), [(3, "columns"), (MOST_IN_COLUMN, "columns tall"), (40, "columns long")]
)
def test_a_picture_says_what_sheet_it_needs(graph: Graph, solutions: int, form: str) -> None:
    ids = [f"s{number}" for number in range(solutions)]
    picture, _ = page_of(review_of(graph, " ".join([*ids, "b1"]), *(f"{id}>b1" for id in ids)))
    assert re.findall(r'<svg class="(columns[^"]*)"', picture)[-1] == form


def test_a_large_review_is_shown_in_groups_that_lead_to_their_lists(graph: Graph) -> None:
    ids, steps, data = many(MOST_RECORDS, "resting")
    picture, words = page_of(review_of(graph, ids, *steps, data=data))
    assert re.findall(r'<a class="card \w+" href="([^"]+)"', picture) == [
        "../explore/?kind=solution&amp;maturity=proposed",
        "../roots/#domains__planning",
        "../barriers/#processes__resting",
        "../barriers/#processes__",
    ]
    assert ">150 inferred</text>" in picture
    assert "<form" not in picture
    assert "caused by roots in Planning (150 links of our inference)" in text_of(words)
    assert "addressed by solutions: Proposed (1 link reported in 2 studies)" in text_of(words)


def test_titles_do_nothing_to_the_page(graph: Graph) -> None:
    picture, words = page_of(review_of(graph, "s1 r1 b1", "s1>r1", "r1>b1", title=ATTACK + "{}"))
    assert "<script" not in picture + words
    assert text_of(unescape(re.sub("<[^>]+>", "", words))).count(text_of(ATTACK)) == 3
    svg = ElementTree.fromstring(picture[picture.index('<svg class="columns"') : picture.rindex("</svg>") + 6])
    assert len(list(svg.iter("a"))) == 3
    assert {name for element in svg.iter() for name in element.attrib if name.startswith("on")} == set()


def test_a_record_page_leads_to_its_place_in_the_whole_picture(poured: Poured) -> None:
    assert '<a href="../../pathways/?record=no-plan#the_picture">' in poured.page("roots/no-plan")
    assert 'data-key="no-plan"' in poured.page("pathways")
