"""Findings behind each review finding: which came, went or changed sides, and how narrow the ground has become."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from synth.compare.difference import Difference
from synth.compare.pair import Pair, told
from synth.diagnostics.words import conjoined, counted
from synth.link.graph import Graph, Record
from synth.model.territories import territory_names
from synth.overview.limits.ground import Ground

_DEPTHS = {"record": "only the bibliographic record", "abstract": "the abstract", "full-text": "the full text"}


def evidence_differences(pair: Pair) -> Iterator[Difference]:
    """What bears on each review finding that is in both states, and how deep each study was read."""
    for before, after in pair.kept_findings:
        yield from _bearings(pair, before, after)
        yield from _ground(pair, before, after)
    for before, after in pair.kept:
        if after.kind.name == "study" and before.data.source_depth != after.data.source_depth:
            depths = list(_DEPTHS)
            deeper = depths.index(after.data.source_depth) > depths.index(before.data.source_depth)
            was, now = _DEPTHS[before.data.source_depth], _DEPTHS[after.data.source_depth]
            yield told("read-more" if deeper else "read-less", after, f"now rests on {now} (before: {was})")


def bearings(graph: Graph, record: Record) -> dict[str, str]:
    """Address of each finding that bears on a record, to its stance."""
    return {item.finding.address: item.stance for item in graph.evidence.get(record.id, ())}


def _bearings(pair: Pair, before: Record, after: Record) -> Iterator[Difference]:
    old = {pair.now_at(address): stance for address, stance in bearings(pair.old.graph, before).items()}
    new = bearings(pair.new.graph, after)
    added: dict[str, list[str]] = {}
    for address in sorted(old.keys() | new.keys()):
        was, now = old.get(address), new.get(address)
        if not pair.readable(address.partition("/")[0]):
            continue
        if was is None and now is not None:
            added.setdefault(now, []).append(address)
        elif now is None:
            yield told("finding-lost", after, f"has a finding less: {address} ({was} it) {_why(pair, address)}")
        elif was != now:
            yield told("stance", after, f"{address} now {now} it (before: {was})")
    for stance, addresses in added.items():
        what = "contradicted" if stance == "contradicts" else "finding-added"
        more = "a finding more" if len(addresses) == 1 else f"{len(addresses)} findings more"
        verb = stance if len(addresses) == 1 else stance.removesuffix("s")
        yield told(what, after, f"has {more} that {verb} it: {conjoined(addresses, 'and')}")


def _why(pair: Pair, address: str) -> str:
    study = address.partition("/")[0]
    standing = pair.new.standing(study)
    if standing == "published":
        return "no longer bears on it" if address in pair.new.graph.findings else "is gone"
    return {"draft": "is in a draft now", "retired": "is in a study that was taken back"}.get(standing, "is gone")


def _ground(pair: Pair, before: Record, after: Record) -> Iterator[Difference]:
    """Where a review finding loses its last study, or comes to rest on one study or one country.

    As on the pages, it rests on the studies with a result on it; that others state it as background is said apart.
    """
    if not all(pair.readable(pair.now(study.id)) for study in pair.old.graph.studies_on(before.id)):
        return
    was, now = Ground.of_record(pair.old.graph, before), Ground.of_record(pair.new.graph, after)
    if (was.found and not now.found) or (was.stated and not now.stated and not now.found):
        yield told("evidence-lost", after, _lost(pair.new.graph, was, now))
        return
    old_number, new_number = pair.old.graph.number_of(was.found), pair.new.graph.number_of(now.found)
    if old_number > 1 and new_number == 1:
        names = conjoined([study.id for study in now.found], "and")
        shared = " (which share participants)" if len(now.found) > 1 else ""
        beside = now.beside(pair.new.graph)
        text = f"now rests on one study, {names}{shared}{beside}; before: {counted(old_number, 'study', 'studies')}"
        yield told("one-study", after, text)
    old_places, new_places = _countries(was.found), _countries(now.found)
    if len(old_places) > 1 and len(new_places) == 1:
        only, before_that = _named(new_places), _named(old_places)
        yield told("one-country", after, f"now rests on one country, {only} (before: {before_that})")


def _lost(graph: Graph, was: Ground, now: Ground) -> str:
    """What is lost with the last study, and what is left."""
    studies = was.found or was.stated
    if was.found:
        kind = " with a result" if now.stated else ""
        only, every = f"its only study{kind}", f"all its {len(studies)} studies{kind}"
    else:
        only, every = "the only study that speaks of it", f"all {len(studies)} studies that speak of it"
    lost = f"{only}, {studies[0].id}" if len(studies) == 1 else every
    return f"loses {lost}{now.beside(graph) or ': no study is behind it any more'}"


def _countries(studies: Sequence[Record]) -> list[str]:
    return sorted({code for study in studies for code in study.data.setting.countries})


def _named(codes: Sequence[str]) -> str:
    names = territory_names("en")
    return conjoined([names[code] for code in codes], "and")
