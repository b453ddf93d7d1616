"""Two states of a project side by side: which record of the one is which of the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from synth.check.project import CheckedProject
from synth.compare.difference import Difference
from synth.link.graph import Graph, Record
from synth.link.linker import CODING
from synth.link.withheld import drafts_of
from synth.model.kinds import KINDS
from synth.read.sources import CONTENT

Standing = Literal["published", "retired", "draft", "unread", "absent"]


class State:
    """One state: its published evidence, and how each record stands in it. Raises ValueError without a graph."""

    def __init__(self, checked: CheckedProject) -> None:
        if checked.published is None:
            raise ValueError("the project could not be read")
        self.graph: Graph = checked.published.graph
        drafts = drafts_of(checked.sources)
        self._drafts = frozenset(drafts.values())
        unread = set(checked.sources.unread) - self._drafts
        self._standing: dict[str, Standing] = dict.fromkeys(sorted(unread), "unread")
        self._standing |= {
            id: "retired" if record.retired else "published" for id, record in self.graph.records.items()
        }
        self._standing |= dict.fromkeys(drafts.values(), "draft")
        self.kinds = {id: record.kind.name for id, record in self.graph.records.items()}
        folders = {kind.folder: kind.name for kind in KINDS.values()}
        self.kinds |= {id: folders[path.split("/")[1]] for path, id in drafts.items()}
        self.coding_unread = self.graph.double_coding is None and any(
            item.severity == "error" and item.place.path == f"{CONTENT}/{CODING}" for item in checked.diagnostics.items
        )
        self.aliases = {alias: record.id for record in self.graph.records.values() for alias in record.data.aliases}

    @property
    def ids(self) -> frozenset[str]:
        """All records, however they stand."""
        return frozenset(self._standing)

    def standing(self, id: str) -> Standing:
        """How a record stands here."""
        return self._standing.get(id, "absent")


@dataclass(frozen=True)
class Pair:
    """The older and the newer state."""

    old: State
    new: State

    @cached_property
    def moved(self) -> Mapping[str, str]:
        """Old id to new id of the records that were renamed."""
        return {
            alias: id
            for alias, id in self.new.aliases.items()
            if self.old.standing(alias) == "published" and self.new.standing(alias) == "absent"
        }

    def now(self, id: str) -> str:
        """What a record of the older state is called in the newer one."""
        return self.moved.get(id, id)

    def now_at(self, address: str) -> str:
        """The same for `study/finding`."""
        study, slash, finding = address.partition("/")
        return f"{self.now(study)}{slash}{finding}"

    def now_at_any(self, unit: str) -> str:
        """The same for whatever can be coded: also a record, and `record -> record`."""
        return " -> ".join(self.now_at(address) for address in unit.split(" -> "))

    def readable(self, id: str) -> bool:
        """Whether neither state has a file of this id that could not be read."""
        return "unread" not in (self.old.standing(id), self.new.standing(id))

    @cached_property
    def kept(self) -> tuple[tuple[Record, Record], ...]:
        """The records that are published in both states and of one kind, each as it was and as it is."""
        pairs = []
        for id, before in self.old.graph.records.items():
            after = self.new.graph.records.get(self.now(id))
            if before.retired or after is None or after.retired or after.kind is not before.kind:
                continue
            pairs.append((before, after))
        return tuple(pairs)

    @property
    def kept_findings(self) -> Iterator[tuple[Record, Record]]:
        """Of those, the review findings."""
        return ((before, after) for before, after in self.kept if after.kind.name != "study")


def told(what: str, record: Record, text: str) -> Difference:
    """A difference in a record."""
    return Difference(what, record.kind.name, record.id, str(getattr(record.data, "title", "")), text)
