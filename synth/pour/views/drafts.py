"""What a preview shows of drafts: the list of all, and each that still lacks something as far as it goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from synth.check.unfinished import Unfinished
from synth.diagnostics import Diagnostic
from synth.diagnostics.diagnostic import UNWRITTEN
from synth.diagnostics.words import shorten
from synth.model.fields import is_blank
from synth.model.kinds import KINDS
from synth.model.structure import written_order
from synth.pour.site import Site
from synth.pour.views.view import View

_NOT_SHOWN = {"status"}
_LONGEST = 80


def drafts_view(site: Site) -> View:
    """For the list of drafts."""
    return {
        "unfinished": [(draft, _title(site, draft)) for draft in site.unfinished],
        "waiting": [record for kind in KINDS for record in site.graph.of(kind) if record.data.status == "draft"],
    }


def draft_view(site: Site, draft: Unfinished) -> View:
    """For the page of a draft that still lacks something."""
    held = draft.document.value
    return {
        "draft": draft,
        "title": _title(site, draft),
        "gaps": list(map(_told, draft.gaps)),
        "others": list(map(_told, draft.others)),
        "so_far": [
            (_in_words(name), held[name])
            for name in written_order(draft.kind.model)
            if name in held and name not in _NOT_SHOWN
        ],
        "in_words": _in_words,
        "is_unwritten": _is_unwritten,
    }


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that the check says: what it is about (`typed`: a line of the file), how to go on, and where."""

    line: int
    about: str
    typed: bool
    help: str


def _told(item: Diagnostic) -> Told:
    """A placeholder that is no sensible value is shown as it stands: what could be there instead is what matters."""
    typed = item.softened and item.code not in ("S101", "S105", "S110", "S111")
    about = shorten(item.place.source, _LONGEST) if typed else item.message
    return Told(item.place.line, about, typed, _sentence(item.help))


def _sentence(text: str) -> str:
    return text and text[:1].upper() + text[1:] + ("" if text.endswith((".", "?")) else ".")


def _title(site: Site, draft: Unfinished) -> str:
    """Its title, or its source's authors and year; its id, as long as there is neither."""
    title = draft.document.value.get("title")
    if isinstance(title, str) and not _is_unwritten(title):
        return title
    keys: Any = draft.document.value.get("cite")
    key = keys[0] if isinstance(keys, list) and keys and isinstance(keys[0], str) else ""
    return site.labels.get(key, draft.id)


def _in_words(name: str) -> str:
    """`data_collection` as `Data collection`."""
    return name.replace("_", " ").capitalize()


def _is_unwritten(text: str) -> bool:
    return is_blank(text) or UNWRITTEN.fullmatch(text.strip()) is not None
