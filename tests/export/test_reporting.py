from __future__ import annotations

from tests.export.conftest import SITE, Written


def test_every_item_of_a_list_has_a_row(rich: Written) -> None:
    rows = rich.rows("entreq")
    assert [row["number"] for row in rows] == [str(number) for number in range(1, 22)]
    assert {row["state"] for row in rows} == {"answered", "in-part", "not-yet", "does-not-apply", "left-out"}
    assert [row["state"] for row in rich.rows("gripp2")] == 5 * ["left-out"]


def test_an_answer_leads_to_pages_and_keeps_its_words(rich: Written) -> None:
    row = rich.rows("entreq")[1]
    assert row["item"] == "synthesis_methodology"
    assert row["pages"] == f"{SITE}methods/#how_combined | {SITE}solutions/shared-timetable/#the_evidence"
    assert row["places"].startswith("Methods: How findings were brought together | Solution shared-timetable")
    assert row["note"] == "By hand, as *others* did [@smith-2020, p. 2]."
    assert row["missing"] == "Why this way was chosen has not been set down."
    assert rich.rows("entreq")[14]["reason"] == "Nothing was coded with a program."
