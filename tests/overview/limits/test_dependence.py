from __future__ import annotations

from synth.link.graph import Graph
from synth.overview.limits.dependence import dependence_gaps, dependence_of_study, in_text
from synth.overview.limits.gaps import gaps_of
from synth.overview.limits.ground import counted
from synth.overview.overview import Overview
from synth.overview.paths.chain import chain_of
from synth.overview.tables.summary import Summary


def test_studies_that_share_participants_count_once_and_it_is_said(conqual: Overview) -> None:
    studies = conqual.graph.studies_on("left-waiting")
    assert [study.id for study in studies] == ["lee-2021", "smith-2020"]
    assert counted(conqual.graph, studies) == "1 study (2 that share participants count as one)"


def test_independent_studies_are_counted_as_they_are(graph: Graph) -> None:
    assert counted(graph, graph.studies_on("no-plan")) == "2 studies"
    assert counted(graph, ()) == "0 studies"


def test_a_link_reported_by_the_same_people_is_reported_once(conqual: Overview) -> None:
    graph = conqual.graph
    chain = chain_of(graph, graph.records["left-waiting"])
    assert [node.words for node in chain.before] == ["caused by (reported in 1 study)"]


def test_what_rests_on_the_same_people_rests_on_one_study(conqual: Overview) -> None:
    texts = [gap.text for gap in gaps_of(conqual.graph, conqual.graph.records["left-waiting"])]
    assert "It rests on one study, in Norway. Whether it holds elsewhere is not known." in texts


def test_a_study_says_what_it_depends_on(conqual: Overview) -> None:
    said = {
        study.id: [in_text(conqual, item) for item in dependence_of_study(conqual, study)]
        for study in conqual.graph.of("study")
    }
    assert said == {
        "brown-2019": ["Same research group, or authors in common, as Smith & Jones 2020."],
        "doe-2022": ["Contains or may contain Smith & Jones 2020."],
        "lee-2021": ["Shares participants with Smith & Jones 2020: the two count as one study."],
        "smith-2020": [
            "Shares participants with Lee 2021: the two count as one study.",
            "Same research group, or authors in common, as Brown 2019.",
            "Is or may be contained in Doe 2022.",
        ],
    }


def test_studies_that_stand_together_on_a_page_are_told_to_hang_together(conqual: Overview) -> None:
    studies = sorted(conqual.graph.of("study"), key=lambda study: study.id)
    assert [gap.text for gap in dependence_gaps(conqual, studies)] == [
        "Lee 2021 and Smith & Jones 2020 share participants: the two count as one study.",
        "2 of the 4 reports come from one research group or have authors in common: Brown 2019 and "
        "Smith & Jones 2020. They do not confirm each other independently.",
        "Doe 2022 is a review. It contains, or may contain, Smith & Jones 2020. What they report may stand here twice.",
    ]
    both = [study for study in studies if study.id in ("brown-2019", "smith-2020")]
    assert [gap.text.partition(": ")[0] for gap in dependence_gaps(conqual, both)] == [
        "Both studies come from one research group or have authors in common"
    ]
    assert dependence_gaps(conqual, studies[:1]) == []


def test_the_summary_says_how_many_count_only_where_some_count_together(conqual: Overview) -> None:
    found = {row.record.id: row.counted for row in Summary.of(conqual).rows}
    assert found == {
        "left-waiting": "1 study (2 that share participants count as one)",
        "no-plan": "1 study (2 that share participants count as one)",
        "shared-timetable": "",
        "a-bench": "",
    }
