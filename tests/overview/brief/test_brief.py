"""What a brief tells: which records, in which order, with what joins them; and its sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from synth.link.graph import Graph
from synth.overview.brief import gaps as brief_gaps
from synth.overview.brief import messages as brief_messages
from synth.overview.brief import words as brief_words
from synth.overview.brief.brief import ROOM, Brief, Listing, Room, address_of, pdf_name
from synth.overview.brief.contents import Briefs
from synth.overview.overview import Overview
from tests.pathways import review_of


@pytest.fixture(scope="module")
def overview(graph: Graph) -> Overview:
    return Overview(graph)


def ids(listing: Listing) -> list[str]:
    return [told.record.id for told in listing.told]


def joined(brief: Brief) -> set[str]:
    return {f"{link.source.id} {link.relation} {link.target.id}" for link in brief.links}


def test_every_solution_process_and_barrier_has_a_brief(overview: Overview) -> None:
    assert Briefs(overview).ids == {
        "solution": ("benches", "shared-timetable"),
        "process": ("arriving", "resting"),
        "barrier": ("left-waiting", "no-seat"),
    }
    assert address_of("process", "arriving") + pdf_name("arriving") == "briefs/processes/arriving/arriving-brief.pdf"


def test_a_process_has_its_barriers_what_is_behind_them_and_what_helps(overview: Overview) -> None:
    brief = Briefs(overview).brief("process", "arriving")
    assert brief_words.headline(brief) == "Arriving: what stands in the way, and what could help"
    assert ids(brief.barriers) == ["left-waiting"]
    assert ids(brief.roots) == ["no-money", "no-plan"]
    assert ids(brief.solutions) == ["shared-timetable"]
    assert ids(brief.facilitators) == ["meeting-others"]
    assert brief.keys == ("ito-2019", "smith-2020")
    assert [item.topic for _, item in brief.sought] == ["shelters"]


def test_a_solution_has_what_it_addresses_and_what_that_leads_to(overview: Overview) -> None:
    brief = Briefs(overview).brief("solution", "shared-timetable")
    assert (ids(brief.barriers), ids(brief.roots), ids(brief.solutions)) == (
        ["left-waiting"],
        ["no-plan"],
        ["shared-timetable"],
    )
    assert joined(brief) == {
        "shared-timetable addresses no-plan",
        "shared-timetable addresses left-waiting",
        "left-waiting caused-by no-plan",
    }
    assert [told.record.id for told in brief.subjects] == ["shared-timetable"]


def test_links_are_followed_at_any_depth_and_round_in_a_circle(graph: Graph) -> None:
    review = review_of(graph, "s1 s2 r1 r2 r3 b1 b2", "s1>r3", "r3>r2", "r2>r1", "r1>r3", "r1>b1", "s2~r3", "r2~b2")
    solution = Briefs(review).brief("solution", "s1")
    assert ids(solution.barriers) == ["b1", "b2"]
    assert ids(solution.roots) == ["r1", "r2", "r3"]
    assert ids(solution.others) == ["s2"]
    barrier = Briefs(review).brief("barrier", "b1")
    assert ids(barrier.roots) == ["r1", "r2", "r3"]
    assert ids(barrier.solutions) == ["s1", "s2"]


def test_what_contradicts_is_told_in_full_and_in_the_key_messages(overview: Overview) -> None:
    brief = Briefs(overview).brief("process", "arriving")
    (told,) = brief.barriers.told
    assert [item.finding.address for item in told.against] == ["ito-2019/f1"]
    assert (
        "1 of 6 findings contradicts something that stands here: see what speaks against it."
        in brief_messages.key_messages(overview, brief)
    )


def test_a_brief_tells_some_in_full_and_names_the_others(graph: Graph) -> None:
    number = ROOM.told["barrier"] + 15
    names = [f"b{place}" for place in range(10, 10 + number)]
    steps = [f"r1>{name}" for name in names]
    review = review_of(graph, f"r1 s1 {' '.join(names)}", "s1>r1", *steps)
    brief = Briefs(review).brief("solution", "s1")
    assert ids(brief.barriers) == names[: ROOM.told["barrier"]]
    said = brief_words.more(review, brief.barriers)
    assert said.startswith("Those with most studies stand here. Not told here: “Title of b14”, “Title of b15”")
    assert said.endswith(" and 3 more.")


def test_with_little_room_less_is_told_and_what_the_text_cites_keeps_its_source(overview: Overview) -> None:
    little = Room(told=dict.fromkeys(ROOM.told, 1), others=0, sources=0)
    process = Briefs(overview, little).brief("process", "arriving")
    assert (ids(process.roots), [record.id for record in process.roots.more]) == (["no-money"], ["no-plan"])
    # Cited in the text, and what contradicts.
    assert process.keys == ("ito-2019", "smith-2020") and process.more_keys == 0
    resting = Briefs(overview, little).brief("solution", "benches")
    assert (resting.keys, resting.more_keys) == ((), 1)
    assert brief_words.more_sources(resting) == "1 more source: see the pages of these review findings."


def test_what_several_studies_missed_stands_once(overview: Overview) -> None:
    brief = Briefs(overview).brief("process", "arriving")
    ((study, item),) = brief.sought
    other = overview.graph.records["smith-2020"]
    both = replace(brief, sought=((study, item), (other, item)))
    assert both.missed == ((item, (study, other)),)
    (gap,) = brief_gaps.missed(overview, both)
    assert gap.text == "shelters. Looked for and found absent (Ito et al. 2019 and Smith & Jones 2020)."


def test_what_is_missing_is_said(graph: Graph) -> None:
    review = review_of(graph, "b1 s1")
    alone, nothing = Briefs(review).brief("barrier", "b1"), Briefs(review).brief("process", "resting")
    assert brief_messages.key_messages(review, alone) == (
        brief_words.NO_STUDY,
        "Confidence not yet assessed. Nobody has judged yet how sure one can be of it.",
    )
    assert brief_messages.key_messages(review, nothing) == (brief_words.NO_STUDY,)
    assert [gap.text for gap in brief_gaps.unknown(review, alone)] == [
        "No included study has a finding on “Title of b1”.",
        "How sure one can be has not been judged: “Title of b1”.",
        "Why it happens is not known: “Title of b1”.",
    ]
    assert nothing.told == () and brief_gaps.unknown(review, nothing) == ()
    assert Briefs(review).brief("solution", "s1").barriers.told == ()


def test_why_no_root_is_known_stands_with_its_barrier(overview: Overview) -> None:
    briefs = Briefs(overview)
    assert briefs.brief("barrier", "no-seat").roots_unknown == "No study says why there are no seats."
    assert briefs.brief("barrier", "left-waiting").roots_unknown == ""


@pytest.mark.parametrize(
    ("records", "steps", "said"),
    [
        ("", (), "No barrier in this review hinders this process yet."),
        (
            "b1",
            (),
            "1 barrier stands in the way: “Title of b1”. No included study says why, and no root has been inferred. "
            "No solution in this review addresses this yet. That does not mean that nothing can be done.",
        ),
        (
            "b1 b2 r1 s1",
            ("r1>b1", "s1>r1"),
            "2 barriers stand in the way: “Title of b1” and “Title of b2”. Behind this, 1 root is reported or inferred "
            "so far. 1 solution may help; it has not been evaluated in an included study.",
        ),
        (
            "b1 b2 b3 b4 b5 r1 r2 s1 s2",
            ("r1>b1", "r2>b2", "s1>r1", "s2>r1"),
            "5 barriers stand in the way, among them “Title of b1”, “Title of b2”, “Title of b3” and “Title of b4”. "
            "Behind this, 2 roots are reported or inferred so far. 2 solutions may help; none of them has been "
            "evaluated in an included study.",
        ),
    ],
    ids=["nothing", "one", "some", "many"],
)
def test_the_gist_of_a_process_is_what_stands_in_its_way(
    graph: Graph, records: str, steps: tuple[str, ...], said: str
) -> None:
    data = {name: {"process": "resting"} for name in records.split() if name.startswith("b")}
    review = review_of(graph, records, *steps, data=data)
    assert brief_messages.gist(review, Briefs(review).brief("process", "resting")) == said


def test_the_gist_says_how_many_solutions_were_evaluated(graph: Graph) -> None:
    data = {"b1": {"process": "resting"}, "s1": {"maturity": "evaluated"}}
    one = review_of(graph, "b1 s1", "s1>b1", data=data)
    two = review_of(graph, "b1 s1 s2", "s1>b1", "s2>b1", data=data)
    assert brief_messages.gist(one, Briefs(one).brief("process", "resting")).endswith(
        "1 solution may help; it has been evaluated in an included study."
    )
    assert brief_messages.gist(two, Briefs(two).brief("process", "resting")).endswith(
        "2 solutions may help; 1 of them has been evaluated in an included study."
    )


def test_links_say_what_they_rest_on(overview: Overview) -> None:
    (told,) = Briefs(overview).brief("solution", "shared-timetable").solutions.told
    assert brief_words.link_words(overview, told) == (
        "Addresses “Nobody planned with passengers” (reported in 1 study) and “Left waiting” (our inference).",
    )


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ((), ""),
        (("s1>b1",), "One link joins what stands here: a study reports it."),
        (("s1~b1",), "One link joins what stands here: it is our inference."),
        (("s1>r1", "r1>b1"), "2 links join problem, roots and solutions: studies report all of them."),
        (
            ("s1~r1", "r1~b1"),
            "2 links join problem, roots and solutions: no study reports any of them, they are our inference.",
        ),
        (
            ("s1>r1", "r1~b1"),
            "2 links join problem, roots and solutions: studies report 1, the other is our inference.",
        ),
    ],
)
def test_how_many_links_are_reported(graph: Graph, steps: tuple[str, ...], said: str) -> None:
    review = review_of(graph, "s1 r1 b1", *steps)
    messages = brief_messages.key_messages(review, Briefs(review).brief("barrier", "b1"))
    assert [message for message in messages if "link" in message] == ([said] if said else [])


def test_considerations_say_of_which_solutions_nothing_is_known(overview: Overview, graph: Graph) -> None:
    known, *_ = Briefs(overview).brief("solution", "shared-timetable").weighed
    assert [(record.id, text) for record, text in known.said] == [
        ("shared-timetable", "Those without time for meetings may be left out.")
    ]
    brief = Briefs(overview).brief("solution", "benches")
    assert [brief_words.not_examined(overview, brief, weighed) for weighed in brief.weighed] == [
        brief_words.NOT_EXAMINED
    ] * 5
    review = review_of(graph, "s1 s2 b1", "s1>b1", "s2>b1", data={"s1": {"considerations": {"equity": "Known."}}})
    both = Briefs(review).brief("barrier", "b1")
    said = [brief_words.not_examined(review, both, weighed) for weighed in both.weighed]
    assert said[0] == "No included study examined this for “Title of s2”."
    assert said[1] == "No included study examined this for any of the solutions."


def test_confidence_stands_as_it_is_with_its_concerns(overview: Overview, conqual: Overview) -> None:
    brief = Briefs(overview).brief("process", "arriving")
    rated, unrated = brief.barriers.told[0], brief.roots.told[0]
    assert len(brief_words.sure_columns(overview)) == len(brief_words.concerns(rated)) == 4
    assert brief_words.concerns(rated) == ("Minor", "Moderate", "Serious", "None")
    assert (brief_words.concerns(unrated), brief_words.without_level(unrated)) == ((), "Nobody has judged it yet.")
    columns = brief_words.sure_columns(conqual)
    for kind, listed in Briefs(conqual).ids.items():
        for id in listed:
            for told in Briefs(conqual).brief(kind, id).told:
                filled = brief_words.concerns(told)
                assert len(filled) == (len(columns) if told.rating.level else 0)
                assert bool(filled) != bool(brief_words.without_level(told))
