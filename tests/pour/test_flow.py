"""The page on the flow of studies, and its picture."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from synth.link.graph import Graph
from synth.model.fields import Text
from synth.model.flow import Excluded, Flow, FlowReason, FlowSource
from synth.overview.review.flow import Steps
from synth.pour.pictures.flow_picture import flow_picture
from synth.pour.pictures.lettering import width
from tests.pour.conftest import Poured, poured_into
from tests.pour.test_pour import text_of

_GOLDEN = Path(__file__).parent / "golden"
_TEXTS = st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]), min_size=1, max_size=80)


def _is_text(words: str) -> bool:
    """Whether a record can say this: not where it is blank, or a place to fill in such as `TODO`."""
    try:
        TypeAdapter(Text).validate_python(words)
    except ValidationError:
        return False
    return True


_WORDS = _TEXTS.filter(_is_text)


def with_flow(graph: Graph, flow: Flow | None) -> Graph:
    return replace(graph, review=graph.review.model_copy(update={"flow": flow}))


def without_searches(graph: Graph) -> Graph:
    methods = graph.review.methods.model_copy(update={"searches": (), "searches_note": None})
    return replace(graph, review=graph.review.model_copy(update={"methods": methods, "flow": None}))


def numbers_of(page: str) -> dict[str, str]:
    """The rows of the page's table; of rows with the same words, the first."""
    rows = re.findall(r'<th scope="row">(.*?)</th><td class="number">(.*?)</td>', page)
    return {text_of(label): text_of(number) for label, number in reversed(rows)}


def drawn(flow: Flow) -> ElementTree.Element:
    return ElementTree.fromstring(flow_picture(Steps.of(flow)))


# -- the page --


def test_the_page_has_the_picture_and_all_its_numbers_in_a_table(poured: Poured, graph: Graph) -> None:
    page = poured.page("flow")
    assert graph.review.flow
    assert flow_picture(Steps.of(graph.review.flow)) in page
    numbers = numbers_of(page)
    assert numbers["Records found: databases"] == "230"
    assert numbers["交通と待ち時間に関する日本語文献データベース"] == "18 of 230"
    assert numbers["Records removed before screening: duplicates"] == "41 of 236"
    assert numbers["Studies in the review in all"] == "3"
    lines = [line for step in Steps.of(graph.review.flow).steps for line in step.lines]
    assert page.count('<td class="number">') == len(lines)
    assert "a record on this site" not in page


def test_the_page_tells_where_records_are_still_missing(graph: Graph, tmp_path: Path) -> None:
    page = poured_into(tmp_path, with_flow(graph, Flow(new_studies=5))).page("flow")
    assert "The flow ends with 5 studies, and 3 studies have a record on this site." in text_of(page)


def test_what_is_not_known_is_no_number(graph: Graph, tmp_path: Path) -> None:
    numbers = numbers_of(poured_into(tmp_path, with_flow(graph, Flow(new_studies=3, duplicates=0))).page("flow"))
    assert numbers["Records removed before screening: duplicates"] == "0"
    assert numbers["Records found: databases"] == "not known"


def test_without_a_search_there_is_no_picture_but_what_is_known(graph: Graph, tmp_path: Path) -> None:
    page = poured_into(tmp_path, without_searches(graph)).page("flow")
    assert "flow-picture" not in page
    assert "No systematic search has been made." in text_of(page)
    assert "Nothing more is written down about the search." in text_of(page)
    assert numbers_of(page) == {
        "Studies included": "3",
        "read in full text": "2 of 3",
        "read in abstract only": "0 of 3",
        "known from the bibliographic record only": "1 of 3",
        "Sources that report these studies": "3",
        "Other sources that this site cites": "1",
    }


def test_searches_without_a_flow_are_not_called_missing(graph: Graph, tmp_path: Path) -> None:
    page = poured_into(tmp_path, with_flow(graph, None)).page("flow")
    assert "flow-picture" not in page
    assert "Searches have been made, but how many studies were found" in text_of(page)
    assert "Both searches were made by one person." in text_of(page)


def test_methods_and_foot_lead_to_the_page(poured: Poured) -> None:
    assert poured.page("methods").split("<main")[1].count('href="../flow/"') == 2
    assert poured.page("barriers/left-waiting").split("<main")[1].count('href="../../flow/"') == 1


# -- the picture --


@pytest.mark.parametrize(
    ("name", "hidden"),
    [
        ("flow", ()),
        (
            "flow-databases-only",
            ("previous", "website", "organisation", "citations", "other", "total", "excluded_auto"),
        ),
    ],
)
def test_the_picture_is_drawn_as_it_was(graph: Graph, name: str, hidden: tuple[str, ...]) -> None:
    flow = graph.review.flow
    assert flow
    absent = {field: None for field in Flow.model_fields if hidden and field.startswith(hidden)}
    picture = flow_picture(Steps.of(flow.model_copy(update=absent)))
    assert picture + "\n" == (_GOLDEN / f"{name}.svg").read_text("utf-8")


def test_the_picture_says_what_it_is(graph: Graph) -> None:
    assert graph.review.flow
    picture = drawn(graph.review.flow)
    title = picture.find("title")
    assert title is not None and title.text
    assert title.text.startswith("Flow diagram. From 251 records found to 2 studies newly included")
    assert (picture.get("role"), picture.get("aria-labelledby")) == ("img", title.get("id"))


def test_words_of_the_review_are_in_its_language(graph: Graph) -> None:
    assert graph.review.flow
    picture = flow_picture(Steps.of(graph.review.flow), ' lang="ja"')
    assert re.findall(r'lang="ja">([^<:]+)', picture)[:2] == ["Index of Small", "Examples"]
    assert '>Databases: <tspan class="flow-name">230' in picture


@given(_WORDS, _WORDS, st.integers(0, 1_000_000), st.booleans())
def test_no_text_leaves_its_box(source: str, reason: str, n: int, more: bool) -> None:
    flow = Flow(
        database_specific_results=(FlowSource(source=source, n=n),),
        dbr_excluded=Excluded(reasons=(FlowReason(reason=reason, n=n), FlowReason(reason=source))),
        previous_studies=n if more else None,
        citations_results=n if more else None,
    )
    picture = drawn(flow)
    boxes = [
        [float(item.get(name, "")) for name in ("x", "y", "width", "height")]
        for item in picture.iter("rect")
        if item.get("class") == "flow-box"
    ]
    size = float(picture.get("font-size", ""))
    texts = [item for item in picture.iter("text") if item.get("text-anchor") is None]
    for item in texts:
        left, base = float(item.get("x", "")), float(item.get("y", ""))
        right = left + width("".join(item.itertext()).rstrip()) * size
        assert any(
            x <= left and right <= x + wide and y <= base - size * 0.8 and base <= y + high
            for x, y, wide, high in boxes
        ), (ElementTree.tostring(item), boxes)
    words = "".join("".join(item.itertext()) for item in texts)
    assert "".join(source.split()) in "".join(words.split())


@given(st.sets(st.sampled_from(sorted(Flow.model_fields))))
def test_boxes_stand_apart_and_within_the_picture_whatever_is_known(names: set[str]) -> None:
    values = {name: 3 for name in names if "specific" not in name and name not in ("dbr_excluded", "other_excluded")}
    picture = drawn(Flow.model_validate(values))
    wide, high = float(picture.get("width", "")), float(picture.get("height", ""))
    places = [
        tuple(float(item.get(name, "")) for name in ("x", "y", "width", "height")) for item in picture.iter("rect")
    ]
    for index, (x, y, w, h) in enumerate(places):
        assert x >= 0 and y >= 0 and x + w <= wide and y + h <= high
        for other_x, other_y, other_w, other_h in places[:index]:
            assert x >= other_x + other_w or other_x >= x + w or y >= other_y + other_h or other_y >= y + h
