"""Records that are not for readers yet: which are drafts, and a project's sources as if they were not there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from synth.diagnostics import Place
from synth.link.graph import Graph
from synth.model.fields import FindingTarget, Markdown, PartTarget, Target
from synth.model.review_finding import Basis
from synth.model.structure import Shape, marked_fields, walk
from synth.prose import read_page, read_prose
from synth.read.lines import Lines
from synth.read.pages import PAGES, OwnPages
from synth.read.sources import Sources

_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place outside the drafts that names a draft, which its readers therefore do not see."""

    place: Place
    draft: str


def drafts_of(sources: Sources) -> dict[str, str]:
    """Path to id of every draft, whether or not it fits its kind yet."""
    found = {record.document.path: record.id for record in sources.records if record.data.status == "draft"}
    for misfit in sources.misfits:
        if isinstance(misfit.document.value, dict) and misfit.document.value.get("status") == "draft":
            found[misfit.document.path] = misfit.id
    return dict(sorted(found.items()))


def mentions_of(sources: Sources, drafts: Collection[str]) -> Iterator[Mention]:
    """Every link and pointer to one of the drafts (ids) that stands in something else than a draft."""
    whole = [(record.document, record.data) for record in sources.records if record.id not in drafts]
    whole += [
        (document, data)
        for document, data in (
            (sources.review_document, sources.review),
            (sources.vocabulary_document, sources.vocabulary),
            (sources.changes_document, sources.changes),
            (sources.double_coding_document, sources.double_coding),
        )
        if document is not None and data is not None
    ]
    for document, data in whole:
        for keys, value, mark in walk(data):
            match mark:
                case Target() | FindingTarget() | PartTarget():
                    yield from (Mention(document.place(*keys), id) for id in _ids_in(value) if id in drafts)
                case Markdown():
                    for pointer in read_prose(value).pointers if "[[" in value else ():
                        if pointer.id in drafts:
                            yield Mention(document.text_place(pointer.written, *keys), pointer.id)
    for path, prose in sources.pages.prose.items():
        for mark_there in prose.marks:
            if mark_there.pointer and mark_there.pointer.id in drafts:
                lines = Lines(sources.pages.markdown[path], f"{PAGES}/{path}")
                yield Mention(lines.place(mark_there.start, mark_there.end), mark_there.pointer.id)


def without(sources: Sources, graph: Graph, ids: Collection[str]) -> Sources:
    """The sources as if the records `ids` were not there: no links to them, no references that only they cite.

    `graph` is the graph of all sources. A pointer in prose becomes its words; what cannot stand without a record
    that is left out, such as a reported link without its finding, goes with it.
    """
    if not ids:
        return sources
    names = {record.id: str(getattr(record.data, "title", record.id)) for record in sources.records if record.id in ids}
    cut = _Cut({id: names.get(id, id) for id in ids})
    only_there = _cited_only_by(graph, ids)
    return replace(
        sources,
        records=[replace(record, data=cut.standing(record.data)) for record in sources.records if record.id not in ids],
        misfits=[misfit for misfit in sources.misfits if misfit.id not in ids],
        references=tuple(reference for reference in sources.references if reference.key not in only_there),
        review=cut.standing(sources.review) if sources.review else None,
        vocabulary=cut.standing(sources.vocabulary) if sources.vocabulary else None,
        changes=cut.standing(sources.changes) if sources.changes else None,
        double_coding=cut.left(sources.double_coding) if sources.double_coding else None,
        pages=cut.pages(sources.pages),
    )


def _cited_only_by(graph: Graph, ids: Collection[str]) -> set[str]:
    """The citation keys that are cited in these records and nowhere else."""
    here = {key for id in ids for key in graph.cites.get(id, ())}
    elsewhere = {key for owner, keys in graph.cites.items() if owner not in ids for key in keys}
    return here - elsewhere


class _Gone:
    """Stands for a value that cannot be kept."""


_GONE: Final = _Gone()


class _Cut:
    """Takes records out of what names them; `names` gives the title of each by its id."""

    def __init__(self, names: dict[str, str]) -> None:
        self._names = names

    def standing(self, value: _Model) -> _Model:
        """The model without what names a record that is gone; as it is where it names none."""
        kept = self._model(value)
        # The top of a file stands whatever it names.
        return value if isinstance(kept, _Gone) else kept

    def left(self, value: _Model) -> _Model | None:
        """The same for a file that can be missing: None where nothing of it is left."""
        kept = self._model(value)
        return None if isinstance(kept, _Gone) else kept

    def pages(self, pages: OwnPages) -> OwnPages:
        """The hand-written pages, with pointers to what is gone as words."""
        changed = {}
        for path, prose in pages.prose.items():
            text = pages.markdown[path]
            for mark in reversed(prose.marks):
                if mark.pointer and mark.pointer.id in self._names:
                    words = mark.pointer.words or self._names[mark.pointer.id]
                    text = text[: mark.start] + _typed(words) + text[mark.end :]
            if text != pages.markdown[path]:
                changed[path] = text
        if not changed:
            return pages
        prose_changed = {path: read_page(text) for path, text in changed.items()}
        return OwnPages({**pages.markdown, **changed}, pages.images, {**pages.prose, **prose_changed})

    def _model(self, value: _Model) -> _Model | _Gone:
        changes: dict[str, Any] = {}
        for name, shape in marked_fields(type(value)):
            held = getattr(value, name)
            if held is None:
                continue
            kept = self._kept(held, shape)
            if kept is held:
                continue
            field = type(value).model_fields[name]
            if isinstance(kept, _Gone):
                if field.is_required():
                    return _GONE
                kept = None
            elif not kept and any(getattr(limit, "min_length", 0) for limit in field.metadata):
                return _GONE
            changes[name] = kept
        if not changes:
            return value
        if isinstance(value, Basis) and value.basis == "reported" and not changes.get("findings", value.findings):
            return _GONE
        return value.model_copy(update=changes)

    def _kept(self, held: Any, shape: Shape) -> Any:
        if shape.item is not None:
            return self._items(held, shape.item)
        match shape.mark:
            case Target() | FindingTarget() | PartTarget():
                return _GONE if any(id in self._names for id in _ids_in(held)) else held
            case Markdown():
                return self._prose(held)
            case None:
                return self._model(held)
        return held

    def _items(self, held: Any, shape: Shape) -> Any:
        if isinstance(held, dict):
            named = {key: self._kept(item, shape) for key, item in held.items()}
            changed = any(named[key] is not item for key, item in held.items())
            return {key: item for key, item in named.items() if not isinstance(item, _Gone)} if changed else held
        listed = [self._kept(item, shape) for item in held]
        changed = any(kept is not item for kept, item in zip(listed, held, strict=True))
        return tuple(item for item in listed if not isinstance(item, _Gone)) if changed else held

    def _prose(self, text: str) -> str:
        if "[[" not in text:
            return text
        for pointer in read_prose(text).pointers:
            if pointer.id in self._names:
                text = text.replace(pointer.written, _typed(pointer.words or self._names[pointer.id]))
        return text


def _ids_in(value: str) -> list[str]:
    """The records that a field names, by `id`, `study/part` or `record -> record`."""
    return value.partition("/")[0].split(" -> ")


def _typed(words: str) -> str:
    """Words as they are typed in Markdown so that they mean themselves."""
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", words)
