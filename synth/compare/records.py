"""Records that came, went, were renamed, taken back or made drafts; and addresses that lead nowhere any more."""

from __future__ import annotations

from collections.abc import Iterator

from synth.compare.difference import Difference
from synth.compare.pair import Pair, told
from synth.diagnostics.words import counted
from synth.link.graph import Graph, Record

_NO_REDIRECT = "is gone, and no record has it under 'aliases': its address breaks"


def record_differences(pair: Pair) -> Iterator[Difference]:
    """How each record stands in the two states."""
    for id in sorted(pair.old.ids | pair.new.ids):
        before, after = pair.old.standing(id), pair.new.standing(id)
        if "unread" in (before, after):
            continue
        match before, after:
            case (("published" | "retired"), "absent"):
                yield from _gone(pair, id)
            case "published", "retired":
                yield _retired(pair.new.graph.records[id])
            case "published", "draft":
                text = "is a draft again: its page goes, and its findings and links count no more"
                yield told("unpublished", pair.old.graph.records[id], text)
            case "published", "published":
                yield from _moved_kind(pair.old.graph.records[id], pair.new.graph.records[id])
            case (("absent" | "draft" | "retired"), "published"):
                if before != "absent" or id not in pair.moved.values():
                    yield _added(pair.new.graph, pair.new.graph.records[id], before)
            case (("absent" | "retired"), "draft"):
                yield Difference(
                    "draft-added", pair.new.kinds[id], id, "", "is new as a draft, which readers do not see"
                )
            case "draft", "absent":
                yield Difference("draft-removed", pair.old.kinds[id], id, "", "was a draft and is gone")
    yield from _lost_aliases(pair)
    yield from _lost_findings(pair)


def _gone(pair: Pair, id: str) -> Iterator[Difference]:
    record = pair.old.graph.records[id]
    if id not in pair.new.aliases:
        yield told("address-lost", record, _NO_REDIRECT)
    elif id in pair.moved:
        successor = pair.new.graph.records[pair.moved[id]]
        yield told("renamed", successor, f"was called '{id}'; the old address leads here")


def _retired(record: Record) -> Difference:
    successor = record.data.replaced_by
    return told(
        "retired",
        record,
        f"was taken back; {f'{successor} takes its place' if successor else 'nothing takes its place'}",
    )


def _moved_kind(before: Record, after: Record) -> Iterator[Difference]:
    if before.kind is not after.kind:
        text = (
            f"was a {before.kind.name} and is a {after.kind.name}: the address {before.kind.folder}/{before.id}/ breaks"
        )
        yield told("address-lost", after, text)


def _added(graph: Graph, record: Record, before: str) -> Difference:
    how = {"draft": "was a draft and is published now", "retired": "had been taken back and is in use again"}
    text = how.get(before, "is new")
    if record.kind.name == "study":
        return told("record-added", record, f"{text}, with {counted(len(record.data.findings), 'finding')}")
    number = graph.number_of(graph.studies_on(record.id))
    return told("record-added", record, f"{text}; {counted(number, 'study', 'studies')} behind it")


def _lost_aliases(pair: Pair) -> Iterator[Difference]:
    for alias, owner in sorted(pair.old.aliases.items()):
        record = pair.old.graph.records[owner]
        if alias not in pair.new.aliases and pair.new.standing(alias) == "absent" and pair.readable(pair.now(owner)):
            yield told("address-lost", record, f"no longer has '{alias}' under 'aliases': that old address breaks")


def _lost_findings(pair: Pair) -> Iterator[Difference]:
    """Findings of a study that stays: what leads to them leads nowhere."""
    for before, after in pair.kept:
        if after.kind.name == "study":
            left = {finding.id for finding in after.data.findings}
            for finding in before.data.findings:
                if finding.id not in left:
                    yield told("finding-gone", after, f"no longer has the finding {finding.id}: links to it break")
