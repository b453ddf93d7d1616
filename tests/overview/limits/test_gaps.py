from __future__ import annotations

from synth.link.graph import Graph
from synth.overview.limits.gaps import gaps_of, study_gaps


def said(graph: Graph, id: str) -> list[tuple[str, str]]:
    record = graph.records[id]
    gaps = study_gaps(record) if record.kind.name == "study" else gaps_of(graph, record)
    return [(gap.state, gap.text) for gap in gaps]


def test_a_barrier_says_what_its_evidence_is_not(graph: Graph) -> None:
    assert said(graph, "left-waiting") == [
        ("", "1 of 3 findings is background: the study states it, but did not find it out."),
        ("", "1 of 3 findings gives only part of a list: there may be more than stands here."),
        ("", "1 of 3 findings speaks of several things without naming them."),
        ("", "How many people took part is not stated in 1 of the 2 studies."),
        (
            "",
            "2 links on this page between solutions, roots and barriers are our inference: no included study reports "
            "them.",
        ),
    ]


def test_sources_that_were_not_read_in_full_are_marked(graph: Graph) -> None:
    gaps = said(graph, "no-seat")
    assert gaps[0] == ("not-read", "1 of the 2 studies has not been read in full.")
    study = said(graph, "noroute-2021")
    assert study[0] == (
        "not-read",
        "The full text has not been read: what stands here comes from the bibliographic record alone.",
    )
    assert study[1] == (
        "",
        "What was read does not say the country, who took part, when it was done, how the data were analysed and how "
        "the data were collected.",
    )


def test_what_no_study_examined_is_marked(graph: Graph) -> None:
    assert (
        "not-examined",
        "No included study examined its equity, acceptability, feasibility, resources and harms.",
    ) in said(graph, "benches")
    assert not [text for state, text in said(graph, "shared-timetable") if state == "not-examined"]


def test_one_study_is_one_study(graph: Graph) -> None:
    one = "It rests on one study, in Norway. Whether it holds elsewhere is not known."
    assert ("", one) in said(graph, "shared-timetable")


def test_a_recommendation_is_no_study_to_rest_on(graph: Graph) -> None:
    assert ("not-examined", "No included study has a result on this.") in said(graph, "benches")
    assert not [text for _, text in said(graph, "benches") if text.startswith("It rests on")]
    assert ("", "The only finding is a recommendation, not a result.") in said(graph, "benches")
