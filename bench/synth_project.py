"""Writes a generated review as a synth project."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from bench.bibliography import bibtex
from bench.corpus import Corpus

REPOSITORY = Path(__file__).resolve().parents[1]


def write_synth_project(corpus: Corpus, folder: Path) -> None:
    """Write `content/`, `references.bib` and `mkdocs.yml` into the new folder `folder`.

    Configuration and hand-written pages are this repository's own, so that a build does all that a real one does.
    """
    content = folder / "content"
    for kind, records in corpus.records.items():
        (content / kind).mkdir(parents=True)
        for identifier, data in records.items():
            (content / kind / f"{identifier}.yml").write_text(yaml_text(data), "utf-8")
    (content / "vocabulary.yml").write_text(yaml_text(corpus.vocabulary), "utf-8")
    (content / "review.yml").write_text(yaml_text(corpus.review), "utf-8")
    (folder / "references.bib").write_text(bibtex(corpus.references), "utf-8")
    shutil.copyfile(REPOSITORY / "mkdocs.yml", folder / "mkdocs.yml")
    shutil.copytree(REPOSITORY / "content/pages", content / "pages")


class _Dumper(yaml.CSafeDumper):
    """Writes as people do: what is short and simple on one line, everything else as a block."""

    def represent_mapping(self, tag: str, mapping: Any, flow_style: bool | None = None) -> yaml.MappingNode:
        node = super().represent_mapping(tag, mapping, flow_style)
        node.flow_style = _is_short([part for pair in node.value for part in pair])
        return node

    def represent_sequence(self, tag: str, sequence: Any, flow_style: bool | None = None) -> yaml.SequenceNode:
        node = super().represent_sequence(tag, sequence, flow_style)
        node.flow_style = _is_short(node.value)
        return node


def _is_short(nodes: list[yaml.Node]) -> bool:
    return all(isinstance(node, yaml.ScalarNode) for node in nodes) and sum(len(node.value) for node in nodes) < 80


def yaml_text(data: dict[str, Any]) -> str:
    """The data as a contributor would type it."""
    text: str = yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)
    return text
