"""Ids to objects, both ways: sources in, the evidence graph out, with a message for every loose end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from synth.diagnostics import Diagnostics
from synth.link.dependence import Dependence, dependence_of
from synth.link.directory import Directory
from synth.link.graph import Evidence, Graph, Link
from synth.model.fields import Citation, FindingTarget, Markdown, PartTarget, Target, Term
from synth.model.review_finding import Basis
from synth.model.structure import Keys, Mark, walk, walk_unvalidated
from synth.prose import Cite, Cluster, PageProse, cluster_of, read_prose
from synth.read.document import Document
from synth.read.lines import Lines
from synth.read.pages import PAGES
from synth.read.record import Record
from synth.read.sources import Sources

# Who cites, where it is not a record.
REVIEW, VOCABULARY, CHANGES, CODING = "review.yml", "vocabulary.yml", "changes.yml", "double_coding.yml"


def link(sources: Sources, diagnostics: Diagnostics) -> Graph | None:
    """The evidence graph of what was read; None where the review or the vocabulary could not be read.

    Loose ends are reported and left out, so that the rules can still look at the rest.
    """
    review, review_document = sources.review, sources.review_document
    vocabulary, vocabulary_document = sources.vocabulary, sources.vocabulary_document
    if review is None or review_document is None or vocabulary is None or vocabulary_document is None:
        return None
    directory = Directory(sources, diagnostics)
    uses = _Uses(directory, diagnostics)
    for record in directory.records.values():
        uses.follow(record.id, record.document, walk(record.data))
    for misfit in sources.misfits:
        uses.follow(misfit.id, misfit.document, walk_unvalidated(misfit.document.value, misfit.kind.model))
    uses.follow(REVIEW, review_document, walk(review))
    uses.follow(VOCABULARY, vocabulary_document, walk(vocabulary))
    if sources.changes is not None and sources.changes_document is not None:
        uses.follow(CHANGES, sources.changes_document, walk(sources.changes))
    if sources.double_coding is not None and sources.double_coding_document is not None:
        uses.follow(CODING, sources.double_coding_document, walk(sources.double_coding))
    pages = sources.pages
    for path, prose in pages.prose.items():
        uses.follow_page(path, pages.markdown[path], prose)
    evidence = _evidence(directory)
    dependence = dependence_of(
        record for record in directory.records.values() if record.kind.name == "study" and not record.retired
    )
    links = list(_links(directory, dependence))
    return Graph(
        review=review,
        review_document=review_document,
        vocabulary=vocabulary,
        vocabulary_document=vocabulary_document,
        changes=sources.changes,
        changes_document=sources.changes_document,
        double_coding=sources.double_coding,
        double_coding_document=sources.double_coding_document,
        records=directory.records,
        references=directory.references,
        findings=directory.findings,
        evidence=evidence,
        links_from=_grouped((link.source.id, link) for link in links),
        links_to=_grouped((link.target.id, link) for link in links),
        finding_links=_grouped((node.address, link) for link in links for node in link.findings),
        cited_by=_grouped(
            (key, directory.records[owner])
            for owner, keys in uses.cites.items()
            if owner in directory.records
            for key in keys
        ),
        mentioned_by=_grouped(
            (target, directory.records[owner])
            for owner, targets in uses.mentions.items()
            if owner in directory.records
            for target in targets
        ),
        cites={owner: tuple(keys) for owner, keys in uses.cites.items()},
        pages=pages.markdown,
        clusters=tuple(sorted(uses.clusters)),
        style=sources.style,
        dependence=dependence,
        cited_on=_grouped((key, path) for path in pages.prose for key in uses.cites[path]),
        mentioned_on=_grouped((target, path) for path in pages.prose for target in uses.mentions[path]),
    )


class _Uses:
    """Follows every mark of a record: what it names, cites, points at and takes from the vocabulary."""

    def __init__(self, directory: Directory, diagnostics: Diagnostics) -> None:
        self._directory = directory
        self._diagnostics = diagnostics
        # Dictionaries, not sets: their order is that of the text.
        self.cites: dict[str, dict[str, None]] = {}
        self.mentions: dict[str, dict[str, None]] = {}
        self.clusters: set[Cluster] = set()

    def follow(self, owner: str, document: Document, marks: Iterator[tuple[Keys, str, Mark]]) -> None:
        self.cites[owner] = {}
        self.mentions[owner] = {}
        listed: dict[tuple[Keys, Keys, str], int] = {}
        for keys, value, mark in marks:
            if keys in document.unread:
                continue
            match mark:
                case Markdown():
                    self._follow_prose(owner, document, keys, value)
                    continue
                case Term(scheme):
                    self._directory.term(value, scheme, partial(document.place, *keys))
                    continue
                case Target(kinds, retired_too):
                    self._directory.target(value, owner, kinds, partial(document.place, *keys), retired_too)
                case FindingTarget():
                    self._directory.finding(value, partial(document.place, *keys))
                case PartTarget():
                    self._directory.part(value, partial(document.place, *keys))
                case Citation():
                    if self._directory.reference(value, partial(document.place, *keys)):
                        self.cites[owner][value] = None
            self._report_repeat(document, keys, value, listed)

    def follow_page(self, path: str, text: str, prose: PageProse) -> None:
        self.cites[path] = {}
        self.mentions[path] = {}
        lines = Lines(text, f"{PAGES}/{path}")
        for found in prose.faults:
            fault = found.fault
            self._diagnostics.add(fault.code, lines.place(found.start, found.end), fault.message, fault.help)
        self._keep_clusters(mark.citations for mark in prose.marks)
        for mark in prose.marks:
            start = mark.start
            for cite in mark.citations:
                start = text.index(f"@{cite.key}", start) + 1
                if self._directory.reference(cite.key, partial(lines.place, start - 1, start + len(cite.key))):
                    self.cites[path][cite.key] = None
            if mark.pointer and self._directory.pointed_at(mark.pointer.id, partial(lines.place, mark.start, mark.end)):
                self.mentions[path][mark.pointer.id] = None

    def _follow_prose(self, owner: str, document: Document, keys: Keys, value: str) -> None:
        prose = read_prose(value)
        for fault in prose.faults:
            self._diagnostics.add(fault.code, document.text_place(fault.written, *keys), fault.message, fault.help)
        self._keep_clusters(prose.clusters)
        for cite in prose.citations:
            if self._directory.reference(cite.key, partial(document.text_place, f"@{cite.key}", *keys)):
                self.cites[owner][cite.key] = None
        for pointer in prose.pointers:
            if self._directory.pointed_at(pointer.id, partial(document.text_place, pointer.written, *keys)):
                self.mentions[owner][pointer.id] = None

    def _keep_clusters(self, clusters: Iterable[Sequence[Cite]]) -> None:
        """Those whose every source is known; the others are reported."""
        for cites in clusters:
            if cites and all(cite.key in self._directory.references for cite in cites):
                self.clusters.add(cluster_of(cites))

    def _report_repeat(
        self, document: Document, keys: Keys, value: str, listed: dict[tuple[Keys, Keys, str], int]
    ) -> None:
        """The same target twice in one list: at the second, naming the first."""
        position = next((index for index in range(len(keys) - 1, -1, -1) if isinstance(keys[index], int)), None)
        if position is None:
            return
        entry = int(keys[position])
        first = listed.setdefault((keys[:position], keys[position + 1 :], value), entry)
        if first != entry:
            self._diagnostics.add(
                "S202",
                document.place(*keys),
                f"'{value}' stands twice in this list; the first is entry {first + 1}.",
                "take one of the two out",
            )


def _evidence(directory: Directory) -> dict[str, tuple[Evidence, ...]]:
    return _grouped(
        (bearing.record, Evidence(node, directory.records[bearing.record], bearing.stance))
        for node in directory.findings.values()
        if not node.study.retired
        for bearing in node.data.bears_on
        if bearing.record in directory.records
    )


def _links(directory: Directory, dependence: Dependence) -> Iterator[Link]:
    for record in directory.records.values():
        if record.retired:
            continue
        for name in type(record.data).model_fields:
            held = getattr(record.data, name)
            if isinstance(held, tuple) and held and isinstance(held[0], Basis):
                for position, basis in enumerate(held):
                    if made := _link(directory, dependence, record, (name, position), basis):
                        yield made


def _link(directory: Directory, dependence: Dependence, record: Record, keys: Keys, basis: Basis) -> Link | None:
    target = directory.records.get(basis.target)
    if target is None or target is record or target.retired:
        return None
    findings = tuple(directory.findings[address] for address in basis.findings if address in directory.findings)
    number = len(dependence.samples(finding.study for finding in findings))
    return Link(record, target, basis.relation, basis.basis, findings, basis.rationale, basis.by, keys, number)


_Key = TypeVar("_Key")
_Item = TypeVar("_Item")


def _grouped(pairs: Iterable[tuple[_Key, _Item]]) -> dict[_Key, tuple[_Item, ...]]:
    groups: dict[_Key, list[_Item]] = defaultdict(list)
    for key, item in pairs:
        groups[key].append(item)
    return {key: tuple(items) for key, items in groups.items()}
