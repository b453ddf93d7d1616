from __future__ import annotations

from dataclasses import replace

import pytest

from synth.link.graph import Graph
from synth.overview.studies.facts import Facts, where


@pytest.mark.parametrize(
    ("study", "design", "who", "place"),
    [
        ("smith-2020", "Qualitative study: Interviews; Thematic analysis", "People who take the bus (12)", "Norway"),
        (
            "ito-2019",
            "Qualitative study: Interviews; Walks; Thematic analysis",
            "People who take the bus (9), Drivers (number not stated)",
            "Japan and Denmark (by the authors’ affiliations)",
        ),
        ("noroute-2021", "Qualitative study", "Not stated in what was read", "Country not known"),
    ],
)
def test_what_is_not_known_is_said(graph: Graph, study: str, design: str, who: str, place: str) -> None:
    facts, record = Facts(graph), graph.records[study]
    assert (facts.design(record), facts.participants(record), facts.place(record)) == (design, who, place)


def test_groups_of_one_role_stand_together_and_are_not_added_up(graph: Graph) -> None:
    study = graph.records["smith-2020"]
    group = study.data.participants[0]
    groups = [group.model_copy(update={"n": n}) for n in (30, None, 9)]
    several = replace(study, data=study.data.model_copy(update={"participants": groups}))
    assert Facts(graph).participants(several) == "People who take the bus (3 groups: 30, number not stated and 9)"


@pytest.mark.parametrize(
    ("studies", "expected"),
    [
        ([], "country not known"),
        (["noroute-2021"], "country not known"),
        (["smith-2020"], "in Norway"),
        (["ito-2019"], "in Denmark and Japan (by the authors’ affiliations)"),
        (
            ["smith-2020", "ito-2019", "noroute-2021"],
            "in Denmark, Japan and Norway (2 of them only by the authors’ affiliations; "
            "for 1 study the country is not known)",
        ),
    ],
)
def test_where_several_studies_were_done(graph: Graph, studies: list[str], expected: str) -> None:
    assert where([graph.records[id] for id in studies]) == expected
