"""The list of changes stands in order and has come as far as the review."""

from __future__ import annotations

from collections.abc import Iterator

from synth.check.rule import Breach, rule
from synth.diagnostics.nearest import Nearest
from synth.link.graph import Graph


@rule("S390")
def releases_out_of_order(graph: Graph) -> Iterator[Breach]:
    """Releases stand newest first, each version once."""
    if graph.changes is None or graph.changes_document is None:
        return
    seen: dict[str, int] = {}
    later = ""
    for index, release in enumerate(graph.changes.releases):
        if release.version in seen:
            yield Breach(
                graph.changes_document.place("releases", index, "version"),
                f"Version '{release.version}' stands twice; it is entry {seen[release.version] + 1} as well.",
                "put both together, or correct one of the versions",
            )
        elif later and release.date > later:
            yield Breach(
                graph.changes_document.place("releases", index, "date"),
                f"This release of {release.date} is newer than the one above it, of {later}.",
                "the newest release stands first",
            )
        seen.setdefault(release.version, index)
        later = release.date


@rule("S391")
def release_not_told(graph: Graph) -> Iterator[Breach]:
    """The review's version is the newest in the list."""
    if graph.changes is None or graph.changes_document is None:
        return
    newest = graph.changes.releases[0]
    if newest.version != graph.review.version:
        yield Breach(
            graph.changes_document.place("releases", 0, "version"),
            f"The newest release here is '{newest.version}', but the review has version '{graph.review.version}'.",
            "say here what changed in the new version",
        )


@rule("S392", needs_whole=True)
def release_names_nothing(graph: Graph) -> Iterator[Breach]:
    """A change names records that are there, by their ids of today or of then."""
    if graph.changes is None or graph.changes_document is None:
        return
    known = {*graph.records, *(alias for record in graph.records.values() for alias in record.data.aliases)}
    near = Nearest(known)
    for release_index, release in enumerate(graph.changes.releases):
        for change_index, change in enumerate(release.changes):
            for index, id in enumerate(change.records):
                if id not in known:
                    yield Breach(
                        graph.changes_document.place(
                            "releases", release_index, "changes", change_index, "records", index
                        ),
                        f"'{id}' is not a record, or not any more.",
                        near.hint(id, "keep a record that goes, with 'status: retired', so that its address leads on"),
                    )
