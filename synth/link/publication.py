"""How the sources behind the evidence are published: retracted studies, preprints, and what rests on them."""

from __future__ import annotations

from synth.link.graph import Graph, Record
from synth.model.reference import State


def study_states(graph: Graph) -> dict[str, State]:
    """Study id to its state, of those that have one: retracted by any of its reports, a preprint by all of them."""
    if not any(reference.state for reference in graph.references.values()):
        return {}
    states = {study.id: _state(graph, study) for study in graph.of("study")}
    return {id: state for id, state in states.items() if state}


def _state(graph: Graph, study: Record) -> State:
    states = {graph.references[key].state for key in study.data.cite if key in graph.references}
    if "retracted" in states:
        return "retracted"
    return "preprint" if states == {"preprint"} else ""


def resting_on(graph: Graph, record: Record) -> tuple[Record, ...]:
    """The studies that a review finding rests on, by id: by a finding that bears on it, or by a link drawn from one."""
    links = (*graph.links_from.get(record.id, ()), *graph.links_to.get(record.id, ()))
    studies = {study.id: study for study in graph.studies_on(record.id)}
    studies |= {study.id: study for link in links for study in link.studies}
    return tuple(studies[id] for id in sorted(studies))
