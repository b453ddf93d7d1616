"""What can be pointed at: records, findings, citation keys and terms; and what is said where nothing is found."""

from __future__ import annotations

from collections.abc import Callable, Collection

from synth.diagnostics import Diagnostics, Place
from synth.diagnostics.nearest import Nearest
from synth.diagnostics.words import article, conjoined, quoted
from synth.link.graph import FindingNode
from synth.model.appraisal_tools import TOOLS
from synth.model.kinds import KINDS, REVIEW_FINDINGS
from synth.model.reference import Reference
from synth.read.record import Record
from synth.read.sources import BIBLIOGRAPHY, Sources

# Places are costly to find (the file is composed again), so they are asked for only when there is a message.
Where = Callable[[], Place]


class Directory:
    """Looks ids up. Each look-up that fails adds its message once, at the place given."""

    def __init__(self, sources: Sources, diagnostics: Diagnostics) -> None:
        self._diagnostics = diagnostics
        self._unread = sources.unread
        self._bibliography_read = sources.bibliography_read
        self._schemes = sources.vocabulary.schemes if sources.vocabulary else {}
        self.records = {record.id: record for record in sorted(sources.records, key=lambda record: record.id)}
        self.references: dict[str, Reference] = {
            reference.key: reference for reference in sorted(sources.references, key=lambda reference: reference.key)
        }
        self.findings: dict[str, FindingNode] = {}
        self.renamed: dict[str, str] = {}
        for record in self.records.values():
            self._take_in(record)
        self._nearest_key = Nearest(self.references)
        self._nearest_finding = Nearest(self.findings)
        self._nearest_id: dict[tuple[str, ...], Nearest] = {}
        self._nearest_term: dict[str, Nearest] = {}

    def _take_in(self, record: Record) -> None:
        for position, alias in enumerate(record.data.aliases):
            owner = alias if alias in self.records else self.renamed.get(alias)
            if owner is None:
                self.renamed[alias] = record.id
            else:
                self._diagnostics.add(
                    "S209",
                    record.place("aliases", position),
                    f"The earlier id '{alias}' is taken by the record '{owner}'.",
                    "an id is never used twice, not even a former one",
                )
        for index, finding in enumerate(getattr(record.data, "findings", ())):
            node = FindingNode(record, finding, index)
            first = self.findings.setdefault(node.address, node)
            if first is not node:
                self._diagnostics.add(
                    "S208",
                    record.place("findings", index, "id"),
                    f"This study has two findings with the id '{finding.id}'; the first is entry {first.index + 1}.",
                    "give each finding of the study an id of its own",
                )

    def target(self, value: str, owner: str, kinds: tuple[str, ...], where: Where, retired_too: bool) -> Record | None:
        """The record of one of `kinds` (any review finding where none is named) that a field of `owner` names."""
        wanted = kinds or REVIEW_FINDINGS
        found = self.records.get(value)
        if value == owner:
            self._diagnostics.add(
                "S201", where(), f"'{value}' names itself.", "name another record, or take this line out"
            )
        elif found is None:
            self._report_loose(value, wanted, where)
        elif found.kind.name not in wanted:
            self._diagnostics.add(
                "S206",
                where(),
                f"'{value}' is {article(found.kind.name)}; {article(conjoined(wanted))} is expected here.",
                self._nearest(wanted).hint(value, f"name {article(conjoined(wanted))}"),
            )
        elif found.retired and not retired_too:
            successor = found.data.replaced_by
            self._diagnostics.add(
                "S204",
                where(),
                f"'{found.id}' has been retired.",
                f"write '{successor}', which replaced it" if successor else "take this link out",
            )
        else:
            return found
        return None

    def pointed_at(self, value: str, where: Where) -> Record | None:
        """The record of any kind that `[[value]]` in prose points at."""
        found = self.records.get(value)
        if found is None:
            self._report_loose(value, tuple(KINDS), where)
        return found

    def _report_loose(self, value: str, wanted: tuple[str, ...], where: Where) -> None:
        if value in self._unread:
            return  # its own file has the message
        if value in self.renamed:
            self._diagnostics.add(
                "S204",
                where(),
                f"'{value}' is a former id; the record is now called '{self.renamed[value]}'.",
                f"write '{self.renamed[value]}'",
            )
            return
        what = article(conjoined(wanted)) if len(wanted) < len(KINDS) else "a record"
        self._diagnostics.add(
            "S203",
            where(),
            f"{quoted(value)} is not {what}.",
            self._nearest(wanted).hint(value, "use the id of a record: the name of its file without '.yml'"),
        )

    def _nearest(self, kinds: tuple[str, ...]) -> Nearest:
        if kinds not in self._nearest_id:
            self._nearest_id[kinds] = Nearest(
                record.id for record in self.records.values() if record.kind.name in kinds and not record.retired
            )
        return self._nearest_id[kinds]

    def finding(self, value: str, where: Where) -> FindingNode | None:
        """The finding at the address `study/finding`."""
        node = self.findings.get(value)
        if node is None and value.partition("/")[0] not in self._unread:
            self._diagnostics.add(
                "S205",
                where(),
                f"{quoted(value)} is not a finding of any study.",
                self._nearest_finding.hint(value, "write 'study/finding', such as 'smith-2020/f1'"),
            )
        return node

    def part(self, value: str, where: Where) -> None:
        """Reports where there is no such record, no such part of a study, or no two ends of a link."""
        ends = value.split(" -> ")
        if len(ends) == 2:
            for end in ends:
                self.target(end, "", REVIEW_FINDINGS, where, retired_too=True)
            return
        id, slash, part = value.partition("/")
        study = self.target(id, "", ("study",) if slash else tuple(KINDS), where, retired_too=True)
        if study is None or not slash or value in self.findings:
            return
        items = _items_of(study)
        if part not in items:
            known = Nearest([*(finding.id for finding in study.data.findings), *items])
            self._diagnostics.add(
                "S212",
                where(),
                f"{quoted(part)} is neither a finding of '{id}' nor an item of its appraisal.",
                known.hint(part, "write 'study/finding', such as 'smith-2020/f1', or 'study/item'"),
            )

    def reference(self, key: str, where: Where) -> Reference | None:
        """The entry of the bibliography with this key. Silent while the bibliography itself has errors."""
        found = self.references.get(key)
        if found is None and self._bibliography_read:
            self._diagnostics.add(
                "S210",
                where(),
                f"{quoted(key)} is not a key in {BIBLIOGRAPHY}.",
                self._nearest_key.hint(key, f"add an entry with this key to {BIBLIOGRAPHY}"),
            )
        return found

    def term(self, value: str, scheme: str, where: Where) -> None:
        """Reports a term, or its whole scheme, that the vocabulary does not have."""
        if scheme not in self._schemes:
            self._diagnostics.add(
                "S131",
                where(),
                f"The vocabulary has no scheme {quoted(scheme)}.",
                Nearest(self._schemes).hint(scheme, f"add '{scheme}' to the schemes of content/vocabulary.yml"),
            )
        elif value not in self._schemes[scheme].terms:
            nearest = self._nearest_term.setdefault(scheme, Nearest(self._schemes[scheme].terms))
            self._diagnostics.add(
                "S130",
                where(),
                f"{quoted(value)} is not a term of '{scheme}' ({self._schemes[scheme].label}) in the vocabulary.",
                nearest.hint(value, f"use a term of '{scheme}', or add this one to content/vocabulary.yml"),
            )


def _items_of(study: Record) -> Collection[str]:
    """The items of the tool that a study was appraised with; of every tool where it has not been."""
    if study.data.appraisal is not None:
        return frozenset(study.data.appraisal.form.items)
    return frozenset(item for tool in TOOLS.values() for item in tool.items)
