"""The picture as it is drawn."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from synth.pour.pictures.columns import Card, Heading, Join, drawn

GOLDEN = Path(__file__).parents[1] / "golden" / "columns.svg"
JAPANESE = (
    "精神科病院に長く入院していた人々が地域で暮らしはじめるときに、住まいと仕事と人とのつながりを得ることがむずかしい。"
    * 2
)


def card(key: str, column: int, kind: str, title: str, note: str = "Low confidence, provisional") -> Card:
    return Card(key, column, kind, kind.capitalize(), title, note, 2, f"../{kind}s/{key}/", "planning")


SMALL = (
    [
        card("timetable", 0, "solution", "A timetable made by those who wait"),
        card("no-plan", 1, "root", "No plan"),
        replace(card("no-money", 1, "root", "No money"), behind="2 causes not drawn here"),
        card("waiting", 2, "barrier", JAPANESE[:90]),
    ],
    [
        Join("1", "timetable", "no-plan", "reported", "reported in 2"),
        Join("2", "no-plan", "waiting", "inferred", "inferred from 1"),
        Join("3", "timetable", "waiting", "stated", "stated in 1"),
        Join("4", "no-money", "no-plan", "reported", "reported in 1"),
    ],
    [Heading("solution", "Solutions (1)"), Heading("root", "Roots (2)"), Heading("barrier", "Barriers (1)")],
)


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def test_a_small_picture_is_drawn_as_it_was() -> None:
    """Look at the picture in a browser before the file is renewed."""
    assert drawn(*SMALL, "") == GOLDEN.read_text("utf-8")


def test_nothing_in_it_is_styled_or_run_on_the_spot() -> None:
    for element in parsed(drawn(*SMALL, "")).iter():
        assert element.tag not in ("script", "style")
        assert not any(name == "style" or name.startswith("on") for name in element.attrib)


def test_links_stand_in_reading_order_column_by_column() -> None:
    cards = [card(f"c{number}", number % 3, "root", f"Root {number}") for number in range(9)]
    joins = [Join(str(number), f"c{number}", f"c{8 - number}", "reported", "") for number in (0, 3, 6)]
    root = parsed(drawn(cards, joins, [Heading("root", "Roots")] * 3, ""))
    links = [
        (float(link.find("rect").get("x")), float(link.get("data-top")))  # type: ignore[union-attr, arg-type]
        for link in root.iter("a")
    ]
    assert links == sorted(links)
    assert len(links) == 9


def test_titles_in_another_language_say_so() -> None:
    root = parsed(drawn(*SMALL, ' lang="ja"'))
    assert {text.get("lang") for text in root.iter("text") if text.get("class") == "title"} == {"ja"}


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_text_stands_in_it_as_it_is(title: str, note: str) -> None:
    # XML has no way to write these; the check refuses them in records.
    title, note = (
        "".join(sign for sign in text if sign >= " " and not 0xFFFE <= ord(sign) <= 0xFFFF) for text in (title, note)
    )
    root = parsed(drawn([card("one", 0, "root", title, note)], [], [Heading("root", "Roots")], ""))
    assert next(root.iter("a")).get("aria-label") == ". ".join(filter(None, (f"Root: {title}", note)))


def test_long_names_stay_within_their_card() -> None:
    root = parsed(drawn(*SMALL, ""))
    link = next(link for link in root.iter("a") if link.get("data-key") == "waiting")
    lines = [(span.text or "").rstrip() for span in link.iter("tspan")]
    assert "".join(lines).replace(" ", "") == JAPANESE[:90]
    assert max(map(len, lines)) <= 14
    last = max(float(text.get("y") or 0) for text in link.iter("text"))
    assert last < float(link.get("data-top") or 0) + float(link.get("data-height") or 0)
