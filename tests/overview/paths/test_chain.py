from __future__ import annotations

from synth.link.graph import Graph
from synth.overview.paths.chain import Node, chain_of


def shape(nodes: tuple[Node, ...]) -> list[object]:
    return [(node.record.id, node.footing, shape(node.branches)) for node in nodes]


def test_a_barrier_has_its_roots_with_their_solutions_before_it(graph: Graph) -> None:
    chain = chain_of(graph, graph.records["left-waiting"])
    assert shape(chain.before) == [
        ("no-plan", "reported", [("shared-timetable", "reported", [])]),
        ("no-money", "inferred", []),
        ("shared-timetable", "inferred", []),
    ]
    assert chain.after == ()


def test_a_root_stands_between_what_lies_behind_it_and_its_barriers(graph: Graph) -> None:
    chain = chain_of(graph, graph.records["no-plan"])
    assert [node.record.id for node in chain.before] == ["no-money", "shared-timetable"]
    assert [node.record.id for node in chain.after] == ["left-waiting"]


def test_a_solution_leads_to_what_it_addresses_and_on_to_barriers(graph: Graph) -> None:
    chain = chain_of(graph, graph.records["shared-timetable"])
    assert shape(chain.after) == [
        ("no-plan", "reported", [("left-waiting", "reported", [])]),
        ("left-waiting", "inferred", []),
    ]


def test_basis_stands_in_words(graph: Graph) -> None:
    words = [node.words for node in chain_of(graph, graph.records["left-waiting"]).before]
    assert words == ["caused by (reported in 2 studies)", "caused by (our inference)", "addressed by (our inference)"]


def test_a_root_without_solutions_says_so(graph: Graph) -> None:
    notes = {node.record.id: node.note for node in chain_of(graph, graph.records["left-waiting"]).before}
    assert notes["no-money"] == "no solution in this review addresses it yet"
    assert notes["no-plan"] == ""


def test_a_record_without_links_has_no_chain(graph: Graph) -> None:
    assert not chain_of(graph, graph.records["benches"])
