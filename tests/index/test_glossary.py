from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

from synth.index.glossary import glossary, write_glossary
from synth.link.graph import Graph
from synth.model.vocabulary import Vocabulary
from synth.overview.overview import Overview


def test_every_term_and_every_list_is_told_by_its_anchor(graph: Graph) -> None:
    found = glossary(Overview(graph))
    assert found["processes__arriving"] == ("Arriving", "Getting to where one wants to be.")
    assert found["scheme__processes"] == ("Process", "What is hindered.")
    terms = sum(len(scheme.terms) + 1 for scheme in graph.vocabulary.schemes.values())
    assert len(found) == terms


def test_definitions_are_plain_text(graph: Graph) -> None:
    definition = "To *wait* [@smith-2020], as in [[left-waiting]], <b>long</b>."
    term = {"label": "Waiting", "definition": definition}
    vocabulary = {"schemes": {"x": {"label": "X", "definition": "Y.", "terms": {"waiting": term}}}}
    changed = replace(graph, vocabulary=Vocabulary.model_validate(vocabulary))
    label, said = glossary(Overview(changed))["x__waiting"]
    assert (label, said) == ("Waiting", "To wait, as in Left waiting, <b>long</b>.")


def test_the_file_holds_them_all(graph: Graph, tmp_path: Path) -> None:
    write_glossary(Overview(graph), tmp_path)
    written = json.loads((tmp_path / "words/terms.json").read_text("utf-8"))
    assert written == {anchor: list(told) for anchor, told in glossary(Overview(graph)).items()}
    assert all(re.fullmatch(r"[a-z0-9-]+__[a-z0-9-]+", anchor) for anchor in written)
