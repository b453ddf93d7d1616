"""What records rest on: findings, roots, and how deep the sources were read."""

from __future__ import annotations

from collections.abc import Iterator

from synth.check.rule import Breach, rule
from synth.check.rules.confidence import review_findings
from synth.link.graph import Graph


@rule("S309")
def credibility_without_full_text(graph: Graph) -> Iterator[Breach]:
    """Credibility can be judged only in the full text."""
    for study in graph.of("study"):
        for index, finding in enumerate(study.data.findings):
            if finding.credibility is not None and study.data.source_depth != "full-text":
                yield Breach(
                    study.place("findings", index, "credibility"),
                    f"Credibility needs the full text, but 'source_depth' says '{study.data.source_depth}'.",
                    "take 'credibility' out, or read the full text and write 'source_depth: full-text'",
                )


@rule("S310")
def quote_without_full_text(graph: Graph) -> Iterator[Breach]:
    """A quote comes from the full text."""
    for study in graph.of("study"):
        for index, finding in enumerate(study.data.findings):
            if finding.quotes and study.data.source_depth != "full-text":
                yield Breach(
                    study.place("findings", index, "quotes"),
                    f"A quote needs the full text, but 'source_depth' says '{study.data.source_depth}'.",
                    "take the quote out, or read the full text and write 'source_depth: full-text'",
                )


@rule("S311", needs_whole=True)
def barrier_without_finding(graph: Graph) -> Iterator[Breach]:
    """A reviewed barrier rests on at least one finding."""
    for record in graph.of("barrier"):
        if record.data.status == "reviewed" and not graph.evidence.get(record.id):
            yield Breach(
                record.place(),
                f"No finding bears on the barrier '{record.id}'.",
                "add it under 'bears_on' of the finding that says so, or write 'status: draft'",
            )


@rule("S312")
def barrier_without_roots(graph: Graph) -> Iterator[Breach]:
    """A reviewed barrier says its roots, or why none is known."""
    for record in graph.of("barrier"):
        if record.data.status == "reviewed" and not record.data.roots and record.data.roots_unknown is None:
            yield Breach(
                record.place(),
                "This barrier names no root and does not say why none is known.",
                "add 'roots:', or 'roots_unknown: …' with the reason",
            )


@rule("S324", needs_whole=True)
def record_without_finding(graph: Graph) -> Iterator[Breach]:
    """A reviewed root or solution that no finding bears on is our own idea, and looks like evidence."""
    for record in review_findings(graph):
        if record.kind.name != "barrier" and record.data.status == "reviewed" and not graph.evidence.get(record.id):
            yield Breach(
                record.place(),
                f"No finding bears on the {record.kind.name} '{record.id}'.",
                "add it under 'bears_on' of a finding that says so, or write 'status: draft'",
            )


@rule("S320", needs_whole=True)
def record_that_nothing_points_to(graph: Graph) -> Iterator[Breach]:
    """A root that causes nothing here, a study that bears on nothing: a forgotten link, most often."""
    for record in graph.of("root"):
        if not any(graph.links_to.get(record.id, ())):
            yield Breach(
                record.place(),
                f"Nothing points to the root '{record.id}': nothing names it as a cause, no solution addresses it.",
                "add it under 'roots' of what it causes",
            )
    for study in graph.of("study"):
        if not any(finding.bears_on for finding in study.data.findings):
            yield Breach(
                study.place("findings"),
                f"No finding of '{study.id}' bears on any record.",
                "add 'bears_on' to the findings that do",
            )


@rule("S321")
def causes_in_a_circle(graph: Graph) -> Iterator[Breach]:
    """Roots do not cause each other in a circle."""
    done: set[str] = set()
    for start in sorted(graph.links_from):
        if start in done:
            continue
        # An explicit stack: a chain of causes may be longer than Python's own.
        path: list[str] = []
        on_path: dict[str, int] = {}
        stack: list[tuple[str, int]] = [(start, 0)]
        while stack:
            here, position = stack.pop()
            if position == 0:
                on_path[here] = len(path)
                path.append(here)
            links = [link for link in graph.links_from.get(here, ()) if link.relation == "caused-by"]
            if position == len(links):
                done.add(here)
                path.pop()
                del on_path[here]
                continue
            stack.append((here, position + 1))
            link = links[position]
            following = link.target.id
            if following in on_path:
                circle = [*path[on_path[following] :], following]
                yield Breach(
                    link.source.place(*link.keys, "root"),
                    f"These causes run in a circle: {' → '.join(circle)}.",
                    "take out the link that the sources do not support",
                )
            elif following not in done:
                stack.append((following, 0))


@rule("S327")
def countries_and_their_basis(graph: Graph) -> Iterator[Breach]:
    """Countries and how they are known go together."""
    for study in graph.of("study"):
        setting = study.data.setting
        if setting.countries and setting.countries_basis == "not-stated":
            yield Breach(
                study.place("setting", "countries_basis"),
                "Countries are given, but 'countries_basis' says that none is stated.",
                "write 'reported' or 'affiliations', or leave the list of countries empty",
            )
        if not setting.countries and setting.countries_basis != "not-stated":
            yield Breach(
                study.place("setting", "countries_basis"),
                f"'countries_basis' says '{setting.countries_basis}', but no country is given.",
                "add the countries, or write 'countries_basis: not-stated'",
            )
