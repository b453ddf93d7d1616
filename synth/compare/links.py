"""Links between review findings: made, cut, and resting on something else than before."""

from __future__ import annotations

from collections.abc import Iterator

from synth.compare.difference import Difference
from synth.compare.pair import Pair, told
from synth.diagnostics.words import counted
from synth.link.graph import Graph, Link

_VERBS = {"caused-by": "is caused by", "addresses": "addresses"}
_Key = tuple[str, str, str]


def link_differences(pair: Pair) -> Iterator[Difference]:
    """Links of the records that are published in both states; a new record's links come with it."""
    stay = {after.id: before.id for before, after in pair.kept}
    old = {
        (pair.now(source), pair.now(target), relation): link
        for (source, target, relation), link in _links(pair.old.graph).items()
    }
    new = _links(pair.new.graph)
    for key in sorted(old.keys() | new.keys()):
        source, target, _ = key
        if source not in stay or not pair.readable(target):
            continue
        was, now = old.get(key), new.get(key)
        if was is None and now is not None:
            yield told("link-added", now.source, f"{_says(now)}: {_basis(now)}")
        elif now is None and was is not None:
            record = pair.new.graph.records[source]
            yield told(
                "link-cut", record, f"no longer says that it {_VERBS[was.relation]} {target} (before: {_basis(was)})"
            )
        elif was is not None and now is not None:
            yield from _changed(was, now)


def _changed(was: Link, now: Link) -> Iterator[Difference]:
    before = f"(before: {_basis(was)})"
    if was.basis != now.basis:
        what = "basis-weaker" if now.basis == "inferred" else "basis-stronger"
    elif now.number_of_studies < was.number_of_studies:
        what = "link-weaker"
    elif now.number_of_studies > was.number_of_studies:
        what = "link-stronger"
    else:
        return
    yield told(what, now.source, f"{_says(now)}: {_basis(now)} {before}")


def _links(graph: Graph) -> dict[_Key, Link]:
    return {
        (link.source.id, link.target.id, link.relation): link for links in graph.links_from.values() for link in links
    }


def _says(link: Link) -> str:
    return f"{_VERBS[link.relation]} {link.target.id}"


def _basis(link: Link) -> str:
    studies = counted(link.number_of_studies, "study", "studies")
    if link.basis == "reported":
        return f"reported in {studies}"
    return f"our inference, drawn from {studies}" if link.number_of_studies else "our inference"
