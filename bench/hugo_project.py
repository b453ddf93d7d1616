"""Writes a generated review as a Hugo site with the same pages, cross-links and back links.

Where there was a choice, it was made in Hugo's favour: the layouts are bare; citations and pointers are ready-made
Markdown links with their final words, so nothing has to be resolved; which keys a page cites, which records it
mentions and which references it lists stand in its front matter, so no prose has to be searched; back links come
from one cached partial that walks all pages once; what stands on several pages is rendered once and cached.
"""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from pathlib import Path
from typing import Any

import yaml

from bench.bibliography import JOURNALS, Entry, bibtex_entry
from bench.corpus import Corpus, Data
from bench.synth_project import yaml_text

LAYOUTS = Path(__file__).parent / "hugo"
_CITATION = re.compile(r"\[@([a-z0-9-]+)\]")
_POINTER = re.compile(r"\[\[([a-z0-9-]+)\]\]")
INDEXES = {
    "barriers": "process",
    "facilitators": "process",
    "roots": "domain",
    "solutions": "maturity",
    "studies": "",
    "references": "",
}
# Beside the indexes, the summary of findings and the vocabulary: what synth's site has, here with any text.
PROSE_PAGES = ("methods", "records", "search", "data", "about", "contribute")


def write_hugo_project(corpus: Corpus, folder: Path) -> None:
    """Write configuration, layouts and `content/` into the new folder `folder`."""
    shutil.copytree(LAYOUTS, folder)
    (folder / "data").mkdir()
    (folder / "data/vocabulary.yml").write_text(yaml_text(corpus.vocabulary), "utf-8")
    content = folder / "content"
    links = _Links(corpus)
    for section, by in INDEXES.items():
        (content / section).mkdir(parents=True)
        _write(content / section / "_index.md", {"title": section.capitalize(), "params": {"by": by}}, "")
    review = links.linked(corpus.review)
    front = {"title": review["title"], "params": {"key_messages": review["key_messages"]}}
    _write(content / "_index.md", front, review["about"])
    for name in ("findings", "words"):
        _write(content / f"{name}.md", {"title": name.capitalize(), "layout": name}, "")
    prose = "\n\n".join(map(str, review["methods"].values()))
    for name in PROSE_PAGES:
        _write(content / f"{name}.md", {"title": name.capitalize()}, prose)
    for section, records in corpus.records.items():
        for identifier, data in records.items():
            front, body = links.page(section, identifier, data)
            _write(content / section / f"{identifier}.md", front, body)
    for entry in corpus.references:
        _write(content / "references" / f"{entry.key}.md", _reference(entry), "")


class _Links:
    """Turns marks of the small Markdown into links, and notes what each record cites and mentions."""

    def __init__(self, corpus: Corpus) -> None:
        self._labels = {entry.key: entry.label for entry in corpus.references}
        self._titles = {
            identifier: (section, data["title"])
            for section, records in corpus.records.items()
            if section != "studies"
            for identifier, data in records.items()
        }
        self._bearing: dict[str, dict[str, None]] = defaultdict(dict)
        for study in corpus.records["studies"].values():
            for finding in study["findings"]:
                for bearing in finding["bears_on"]:
                    self._bearing[bearing["record"]].update(dict.fromkeys(study["cite"]))

    def page(self, section: str, identifier: str, data: Data) -> tuple[Data, str]:
        """Front matter and body: the longest prose is the body, all else is data."""
        text = yaml.dump(data, Dumper=yaml.CSafeDumper, width=1_000_000, allow_unicode=True)
        cites = sorted({*_CITATION.findall(text), *data.get("cite", ())})
        mentions = sorted(set(_POINTER.findall(text)))
        params = self.linked(data)
        body = params.pop("aim" if section == "studies" else "summary")
        title = self._labels[identifier] if section == "studies" else params.pop("title")
        front: Data = {"title": title, "description": data.get("title", title)}
        if aliases := params.pop("aliases", None):
            front["aliases"] = [f"/{section}/{alias}/" for alias in aliases]
        references = sorted({*cites, *self._bearing[identifier]}, key=lambda key: (self._labels[key], key))
        front["params"] = {**params, "cites": cites, "mentions": mentions, "references": references}
        return front, body

    def linked(self, value: Any) -> Any:
        """The value with every mark in every text made a Markdown link."""
        if isinstance(value, str):
            return _POINTER.sub(self._point, _CITATION.sub(self._cite, value)) if "[" in value else value
        if isinstance(value, list):
            return [self.linked(item) for item in value]
        if isinstance(value, dict):
            return {key: self.linked(item) for key, item in value.items()}
        return value

    def _cite(self, match: re.Match[str]) -> str:
        return f"([{self._labels[match[1]]}](/references/{match[1]}/))"

    def _point(self, match: re.Match[str]) -> str:
        section, title = self._titles[match[1]]
        return f"[{title}](/{section}/{match[1]}/)"


def _reference(entry: Entry) -> Data:
    return {
        "title": entry.label,
        "description": entry.title,
        "params": {
            "authors": [{"family": family, "given": given} for family, _, given in entry.authors],
            "heading": entry.title,
            "journal": JOURNALS[entry.journal][1],
            "year": entry.year,
            "volume": entry.volume,
            "pages": f"{entry.pages[0]}-{entry.pages[1]}",
            "doi": entry.doi,
            "bibtex": bibtex_entry(entry),
        },
    }


def _write(path: Path, front: Data, body: str) -> None:
    path.write_text(f"---\n{yaml_text(front)}---\n{body}\n", "utf-8")
