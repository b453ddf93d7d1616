"""A record as it was read: its kind, its id and its validated data, with the way back to its file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from synth.diagnostics import Place
from synth.model.kinds import Kind
from synth.read.document import Document


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """One record of `content/`. `data` is an instance of `kind.model`; `id` is the file's name without its ending."""

    kind: Kind
    id: str
    data: Any
    document: Document

    def place(self, *keys: str | int) -> Place:
        """Where a value of the record stands in its file."""
        return self.document.place(*keys)

    @property
    def retired(self) -> bool:
        return bool(self.data.status == "retired")
