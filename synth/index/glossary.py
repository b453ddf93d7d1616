"""The file from which pages tell what a word means: every term and list of the vocabulary, by its anchor."""

from __future__ import annotations

import json
from pathlib import Path

from synth.link.graph import Graph
from synth.overview.overview import Overview
from synth.prose import Pointer, plain_text

PATH = "words/terms.json"


def write_glossary(overview: Overview, out: Path) -> None:
    """Write `out`/words/terms.json: anchor on the page of words to label and definition, in plain text.

    Raises OSError where it cannot be written.
    """
    path = out / PATH
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(glossary(overview), ensure_ascii=False, separators=(",", ":"))
    path.write_text(text + "\n", "utf-8")


def glossary(overview: Overview) -> dict[str, tuple[str, str]]:
    """`scheme__term`, or `scheme__` before the id of a whole list, to label and definition."""
    graph = overview.graph
    found: dict[str, tuple[str, str]] = {}
    for id, scheme in graph.vocabulary.schemes.items():
        found[f"scheme__{id}"] = scheme.label, plain_text(scheme.definition, lambda at: _name(graph, overview, at))
        for name, term in scheme.terms.items():
            found[f"{id}__{name}"] = term.label, plain_text(term.definition, lambda at: _name(graph, overview, at))
    return found


def _name(graph: Graph, overview: Overview, pointer: Pointer) -> str:
    record = graph.records.get(pointer.id)
    return pointer.words or (overview.title(record) if record else pointer.id)
