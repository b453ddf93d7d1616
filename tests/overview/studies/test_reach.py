from __future__ import annotations

from synth.link.graph import Graph
from synth.overview.overview import Overview
from synth.overview.studies.reach import Reach


def test_each_value_stands_with_its_number_of_studies(graph: Graph) -> None:
    reach = Reach.of(graph, graph.studies_on("left-waiting"))
    assert reach.studies == 2
    assert reach.people == (("passenger", 2), ("driver", 1))
    assert reach.places == (("Denmark", 1), ("Japan", 1), ("Norway", 1))
    assert reach.guessed == 1
    assert reach.designs == (("qualitative", 2),)
    assert reach.years == (2019, 2020)
    assert (reach.unnamed, reach.unplaced) == (0, 0)


def test_what_is_not_stated_is_counted(graph: Graph) -> None:
    reach = Reach.of(graph, [graph.records["noroute-2021"], graph.records["smith-2020"]])
    assert reach.people == (("passenger", 1),)
    assert (reach.unnamed, reach.unplaced, reach.guessed) == (1, 1, 0)


def test_studies_that_share_participants_count_once(conqual: Overview) -> None:
    reach = Reach.of(conqual.graph, conqual.graph.studies_on("left-waiting"))
    assert reach.studies == 1
    assert all(number == 1 for _, number in (*reach.people, *reach.places, *reach.designs))


def test_without_studies_nothing_is_known(graph: Graph) -> None:
    assert Reach.of(graph, ()) == Reach(0, (), (), 0, (), 0, 0, None)
