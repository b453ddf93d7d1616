"""Ids for new records: made from titles and references, and free."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from synth.cite import folded, label
from synth.model.fields import id_fault
from synth.model.kinds import KINDS
from synth.model.reference import Reference
from synth.read.sources import CONTENT, Sources

_LONGEST = 60
_NO_LETTER = re.compile(r"[^a-z0-9]+")


def id_from_title(title: str) -> str:
    """`Not feeling safe` to `not-feeling-safe`; empty where the title has no letter that an id can have."""
    letters = _NO_LETTER.sub("-", folded(title)).strip("-")
    if len(letters) <= _LONGEST:
        return letters
    return letters[: _LONGEST + 1].rpartition("-")[0] or letters[:_LONGEST]


def id_from_reference(reference: Reference) -> str:
    """The reference's key where it can be an id, else its author and year, such as `nakanishi-2021`."""
    return reference.key if not id_fault(reference.key) else id_from_title(label(reference).replace(" et al.", ""))


def taken_ids(sources: Sources) -> dict[str, str]:
    """Every id that is in use, folded, with the file that has it: of records, of those unread, and former ones."""
    taken: dict[str, str] = {}
    for record in sources.records:
        for identifier in (record.id, *record.data.aliases):
            taken.setdefault(fold(identifier), record.document.path)
    for misfit in sources.misfits:
        taken.setdefault(fold(misfit.id), misfit.document.path)
    for identifier in sorted(sources.unread):
        taken.setdefault(fold(identifier), f"{CONTENT}/…/{identifier}.yml")
    return taken


def fold(identifier: str) -> str:
    """An id as it is compared: two ids that fold to the same cannot stand side by side."""
    return unicodedata.normalize("NFKC", identifier).casefold()


def record_path(kind: str, identifier: str) -> str:
    """Where a record's file stands, relative to the project."""
    return str(PurePosixPath(CONTENT, KINDS[kind].folder, f"{identifier}.yml"))
