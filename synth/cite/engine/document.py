"""What the engine is asked: references and citations as a tree of pandoc, every text of it as data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from synth.cite.engine.pandoc import Tree
from synth.prose import Cluster

_PANDOC_API = [1, 23, 1]
# Taken letter for letter; a name is no text that a style could set in other letters.
_STRINGS = frozenset(("DOI", "URL", "id", "language", "type"))
# What styles tell numbers from words in, or set a capital in front of.
_OPEN = frozenset(("chapter-number", "edition", "genre", "issue", "number", "page", "status", "version", "volume"))
# A word that a style may begin with a capital: small letters alone, with the signs of a sentence around them.
_SMALL = re.compile(r"[(“‘\"'¿¡]*[^\W\d_]+(?:[’'-][^\W\d_]+)*[)”’\"'.,:;?!…]*")


def document(items: Iterable[Mapping[str, Any]], clusters: Iterable[Cluster], language: str) -> Tree:
    """The tree that holds the items as its references, and each cluster as a paragraph of its own.

    `language` is that of the words which styles put in, such as `en`.
    """
    references = _list(_map({name: _variable(name, value) for name, value in item.items()}) for item in items)
    return {
        "pandoc-api-version": _PANDOC_API,
        "meta": {"references": references, "lang": _string(language), "link-citations": _node("MetaBool", True)},
        "blocks": [_node("Para", [_cite(cluster)]) for cluster in clusters],
    }


def _cite(cluster: Cluster) -> Tree:
    return _node("Cite", [[_citation(key, place) for key, place in cluster], []])


def _citation(key: str, place: str) -> Tree:
    return {
        "citationId": key,
        "citationPrefix": [],
        "citationSuffix": [_text(","), _node("Space"), *_words(place)] if place else [],
        "citationMode": _node("NormalCitation"),
        "citationNoteNum": 0,
        "citationHash": 0,
    }


# -- references --


def _variable(name: str, value: Any) -> Tree:
    match value:
        case {"date-parts": spans}:
            return _map({"date-parts": _list(_list(_string(str(part)) for part in span) for span in spans)})
        case {"literal": words}:
            return _map({"literal": _string(words)})
        case [{"text": _}, *_]:
            return _inlines([inline for part in value for inline in _part(part)])
        case list():
            return _list(_map({part: _string(text) for part, text in person.items()}) for person in value)
    if name in _STRINGS:
        return _string(value)
    return _inlines(_words(value) if name in _OPEN else [_span(["nocase"], _words(value))])


def _part(part: str | Mapping[str, str]) -> list[Tree]:
    """A stretch of a title: text that stands between, or a title in one language."""
    if isinstance(part, str):
        return _words(part)
    return [_span(["entry-title"], list(_kept(part["text"])), part["language"])]


def _kept(title: str) -> Iterator[Tree]:
    """A title in which a style can give a capital to words in small letters, and change nothing else."""
    for is_open, words in groupby(re.split("( )", title), _is_open):
        inlines = _words("".join(words))
        if inlines:
            yield from inlines if is_open else [_span(["nocase"], inlines)]


def _is_open(word: str) -> bool:
    return word in ("", " ") or bool(_SMALL.fullmatch(word) and word == word.lower())


# -- nodes --


def _words(text: str) -> list[Tree]:
    return [_node("Space") if word == " " else _text(word) for word in re.split("( )", text) if word]


def _span(classes: Sequence[str], inlines: Sequence[Tree], language: str = "") -> Tree:
    return _node("Span", [["", classes, [["lang", language]] if language else []], inlines])


def _text(text: str) -> Tree:
    return _node("Str", text)


def _inlines(inlines: Sequence[Tree]) -> Tree:
    return _node("MetaInlines", inlines)


def _string(text: str) -> Tree:
    return _node("MetaString", text)


def _list(values: Iterable[Tree]) -> Tree:
    return _node("MetaList", list(values))


def _map(values: Mapping[str, Tree]) -> Tree:
    return _node("MetaMap", values)


def _node(tag: str, content: Any = None) -> Tree:
    return {"t": tag} if content is None else {"t": tag, "c": content}
