from __future__ import annotations

from synth.link.graph import Graph
from synth.overview.overview import Overview
from synth.overview.search.texts import SearchText, search_texts


def found(graph: Graph) -> dict[str, SearchText]:
    return {text.address: text for text in search_texts(Overview(graph))}


def test_every_record_can_be_searched_for_once_and_no_retired_one(graph: Graph) -> None:
    texts = search_texts(Overview(graph))
    records = {f"{item.kind.folder}/{item.id}/" for item in graph.records.values() if not item.retired}
    sources = {text.address for text in texts if text.kind == "reference"}
    assert {text.address for text in texts} - sources == records
    assert len(texts) == len({text.address for text in texts})
    reports = {key for study in graph.of("study") for key in study.data.cite}
    assert sources == {f"references/{key}/" for key in graph.references if key not in reports}


def test_a_review_finding_says_how_sure_it_is_and_where_its_evidence_comes_from(graph: Graph) -> None:
    text = found(graph)["barriers/left-waiting/"]
    rating = Overview(graph).rating(graph.records["left-waiting"])
    assert (text.confidence, text.bars > 0) == (rating.said, True)
    assert "Japan" in text.facts
    assert not text.is_single_source


def test_texts_are_plain(graph: Graph) -> None:
    said = " ".join(passage for text in search_texts(Overview(graph)) for passage in text.passages)
    assert "[@" not in said
    assert "[[" not in said


def test_a_study_brings_its_title_and_all_of_its_findings(graph: Graph) -> None:
    study = graph.records["smith-2020"]
    text = found(graph)["studies/smith-2020/"]
    assert text.passages[0] == Overview(graph).source_title(study)
    assert len(text.passages) == 2 + len(study.data.findings) + len(study.data.sought)
    assert text.confidence == ""
    assert text.is_single_source
