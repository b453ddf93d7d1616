"""Sources: added, removed, retracted, and described otherwise than before."""

from __future__ import annotations

from collections.abc import Iterator

from synth.compare.difference import Difference
from synth.compare.pair import Pair
from synth.diagnostics.words import conjoined
from synth.link.publication import resting_on
from synth.model.reference import Reference


def reference_differences(pair: Pair) -> Iterator[Difference]:
    """The entries of both bibliographies, by key."""
    old, new = pair.old.graph.references, pair.new.graph.references
    for key in sorted(old.keys() | new.keys()):
        was, now = old.get(key), new.get(key)
        if was is None and now is not None:
            yield _told("reference-added", now, "is new")
            if now.state == "retracted":
                yield _told("retracted", now, _retracted(pair, key))
        elif now is None and was is not None:
            yield _told("reference-removed", was, "is no longer among the sources: its page goes")
        elif was is not None and now is not None:
            yield from _changed(pair, was, now)


def _changed(pair: Pair, was: Reference, now: Reference) -> Iterator[Difference]:
    if now.state != was.state:
        if now.state == "retracted":
            yield _told("retracted", now, _retracted(pair, now.key))
        else:
            text = f"is {_state(now)} (before: {_state(was)})"
            yield _told("reference-changed", now, text)
    fields = [name for name in sorted({*was.fields, *now.fields}) if was.fields.get(name) != now.fields.get(name)]
    if was.type != now.type:
        fields.insert(0, "type")
    if fields:
        yield _told("reference-changed", now, f"is described otherwise: {conjoined(fields, 'and')}")


def _retracted(pair: Pair, key: str) -> str:
    """That it was retracted, and what of the review rests on it."""
    graph = pair.new.graph
    studies = {record.id for record in graph.of("study") if key in record.data.cite}
    resting = [
        record.id
        for record in graph.records.values()
        if record.kind.name != "study"
        and not record.retired
        and studies & {study.id for study in resting_on(graph, record)}
    ]
    names = conjoined(resting, "and")
    return f"was retracted; {f'these rest on it: {names}' if resting else 'nothing rests on it'}"


def _state(reference: Reference) -> str:
    return {"": "an ordinary publication", "preprint": "a preprint", "retracted": "retracted"}[reference.state]


def _told(what: str, reference: Reference, text: str) -> Difference:
    return Difference(what, "reference", reference.key, reference.fields.get("title", ""), text)
