"""Retracted studies and preprints, and what rests on them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from synth.link.graph import Graph
from synth.link.publication import resting_on, study_states
from synth.model.reference import Reference


def marked(graph: Graph, **states: str) -> Graph:
    """The graph with other values of `pubstate`, by key with an underscore for its hyphen."""
    references = dict(graph.references)
    for name, state in states.items():
        key = name.replace("_", "-")
        references[key] = replace(references[key], fields={**references[key].fields, "pubstate": state})
    return replace(graph, references=references)


def test_most_reviews_have_none(graph: Graph) -> None:
    assert study_states(graph) == {}


def test_a_study_is_what_its_reports_are(graph: Graph) -> None:
    marks = marked(graph, ito_2019="retracted", noroute_2021="preprint", smith_2020="inpress")
    assert study_states(marks) == {"ito-2019": "retracted", "noroute-2021": "preprint"}


def test_one_retracted_report_is_enough_and_one_preprint_is_not(graph: Graph) -> None:
    study = graph.records["ito-2019"]
    both = replace(study, data=study.data.model_copy(update={"cite": ("ito-2019", "smith-2020")}))
    twice = replace(graph, records={**graph.records, "ito-2019": both})
    assert study_states(marked(twice, ito_2019="retracted"))["ito-2019"] == "retracted"
    assert "ito-2019" not in study_states(marked(twice, ito_2019="preprint"))
    assert study_states(marked(twice, ito_2019="preprint", smith_2020="preprint"))["ito-2019"] == "preprint"


@pytest.mark.parametrize("fields", [{"pubstate": "retracted"}, {"retracted": "2023-05"}, {"retraction": "10.1/x"}])
def test_each_sign_of_a_retraction_counts(fields: dict[str, str]) -> None:
    assert Reference("a", "article", fields | {"title": "T"}).state == "retracted"
    assert Reference("a", "article", {"pubstate": "preprint"} | fields).state == "retracted"


def test_a_record_rests_on_its_findings_and_on_its_reported_links(graph: Graph) -> None:
    assert [study.id for study in resting_on(graph, graph.records["left-waiting"])] == ["ito-2019", "smith-2020"]
    without = replace(graph, evidence={})
    links = {study.id for link in graph.links_from["shared-timetable"] for study in link.studies}
    assert [study.id for study in resting_on(without, graph.records["shared-timetable"])] == sorted(links)
    assert links
