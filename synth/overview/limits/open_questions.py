"""What the review as a whole cannot answer yet: links that are missing, thin ground, voices that are not heard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from synth.link.graph import Graph, Link, Record
from synth.model.kinds import REVIEW_FINDINGS
from synth.overview import words
from synth.overview.limits.ground import Ground
from synth.overview.overview import Overview


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is open: a record, or words where there is no record for it, and what is to say of it."""

    record: Record | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """One kind of gap. `whole` is of how many things `open` is a part, and `of` what these are called."""

    id: str
    title: str
    why: str
    todo: str
    open: tuple[Item, ...]
    whole: int
    of: str
    none: str
    """What to say where there is no such gap."""


def open_questions(overview: Overview) -> tuple[OpenQuestion, ...]:
    """All kinds of gap, those about what to do first; each is there, also where it is empty."""
    return (
        _barriers_without_root(overview),
        _without_solution(overview, "barrier"),
        _without_solution(overview, "root"),
        _never_evaluated(overview),
        _inferred_only(overview),
        _one_study(overview),
        _one_country(overview),
        _abstracts_only(overview),
        _not_assessed(overview),
        _looked_for(overview),
        _voices(overview),
    )


# -- what is not linked --


def _barriers_without_root(overview: Overview) -> OpenQuestion:
    graph = overview.graph
    barriers = _sorted(overview, "barrier")
    open_ = [barrier for barrier in barriers if not _of("caused-by", graph.links_from.get(barrier.id, ()))]
    return OpenQuestion(
        "no_root",
        "Barriers without a root",
        "Who does not know why something stands in the way can only treat its effects.",
        "Find studies that ask why, or say which root you infer, with your reason.",
        _records(open_, lambda record: "why it happens is not known here"),
        len(barriers),
        "barriers",
        "Each barrier has at least one root, reported or inferred.",
    )


def _without_solution(overview: Overview, kind: str) -> OpenQuestion:
    graph = overview.graph
    records = _sorted(overview, kind)
    if kind == "barrier":
        open_ = [record for record in records if not _reached(graph, record)]
        note = "no solution here addresses it or one of its roots"
        none = "Each barrier is addressed by a solution, directly or through a root."
    else:
        open_ = [record for record in records if not _of("addresses", graph.links_to.get(record.id, ()))]
        note = "no solution here addresses it"
        none = "Each root is addressed by a solution."
    return OpenQuestion(
        f"{kind}_without_solution",
        f"{_many(kind)} without a solution",
        "No included study proposes what could be done. That does not mean that nothing can be done.",
        "Find studies of what was tried, or that say what people would want.",
        _records(open_, lambda record: note),
        len(records),
        f"{kind}s",
        none,
    )


def _many(kind: str) -> str:
    """`Barriers`, `Roots`."""
    return f"{kind.capitalize()}s"


def _reached(graph: Graph, barrier: Record) -> bool:
    """Whether a solution addresses the barrier, or a root of it at any depth."""
    waiting, seen = [barrier.id], {barrier.id}
    while waiting:
        id = waiting.pop()
        if _of("addresses", graph.links_to.get(id, ())):
            return True
        for link in _of("caused-by", graph.links_from.get(id, ())):
            if link.target.id not in seen:
                seen.add(link.target.id)
                waiting.append(link.target.id)
    return False


def _inferred_only(overview: Overview) -> OpenQuestion:
    links = [
        link
        for kind in REVIEW_FINDINGS
        for record in _sorted(overview, kind)
        for link in overview.graph.links_from.get(record.id, ())
    ]
    inferred = [link for link in links if link.basis == "inferred"]
    return OpenQuestion(
        "inferred",
        "Links that nobody has reported",
        "We conclude these links from what stands beside each other; no included study says so.",
        "Find a study that examines the link, for or against it.",
        tuple(Item(link.source, f"{_RELATION[link.relation]} “{overview.title(link.target)}”") for link in inferred),
        len(links),
        "links",
        "A study reports each link.",
    )


_RELATION = {"caused-by": "caused by", "addresses": "addresses"}


# -- what stands on thin ground --


def _never_evaluated(overview: Overview) -> OpenQuestion:
    solutions = _sorted(overview, "solution")
    open_ = [record for record in solutions if record.data.maturity != "evaluated"]
    label = overview.graph.term_label
    return OpenQuestion(
        "not_evaluated",
        "Solutions never evaluated",
        "They were proposed or tried out. Whether they do what they are meant to do, nobody has examined here.",
        "Find an evaluation, or plan one where the solution is taken up.",
        _records(
            open_,
            lambda record: words.within(label("maturity", record.data.maturity)) if record.data.maturity else "",
        ),
        len(solutions),
        "solutions",
        "Each solution has been evaluated in at least one included study.",
    )


def _one_study(overview: Overview) -> OpenQuestion:
    graph = overview.graph
    records = _review_findings(overview)
    grounds = {record.id: Ground.of_record(graph, record) for record in records if graph.studies_on(record.id)}
    thin = [graph.records[id] for id, ground in grounds.items() if graph.number_of(ground.found) <= 1]
    return OpenQuestion(
        "one_study",
        "Review findings that rest on one study at most",
        "Whether they hold anywhere else is not known.",
        "Find a second study, also one that contradicts the first.",
        _records(thin, lambda record: _only(overview, grounds[record.id])),
        len(records),
        "review findings",
        "Each review finding rests on more than one study.",
    )


def _only(overview: Overview, ground: Ground) -> str:
    """The one study with a result; that there is none."""
    return overview.title(ground.found[0]) if ground.found else ground.said(overview.graph)


def _one_country(overview: Overview) -> OpenQuestion:
    graph = overview.graph
    records = _review_findings(overview)
    found: list[tuple[Record, str]] = []
    for record in records:
        studies = Ground.of_record(graph, record).found
        countries = {code for study in studies for code in study.data.setting.countries}
        if len(studies) > 1 and len(countries) == 1 and all(study.data.setting.countries for study in studies):
            found.append((record, words.country(next(iter(countries)))))
    notes = {record.id: f"all from {country}" for record, country in found}
    return OpenQuestion(
        "one_country",
        "Review findings from one country",
        "Several studies, but all from one country: services and laws elsewhere differ.",
        "Find studies from another country.",
        _records([record for record, _ in found], lambda record: notes[record.id]),
        len(records),
        "review findings",
        "No review finding with several studies rests on one country alone, as far as countries are known.",
    )


def _abstracts_only(overview: Overview) -> OpenQuestion:
    graph = overview.graph
    records = [record for record in _review_findings(overview) if graph.studies_on(record.id)]
    unread = [
        record
        for record in records
        if all(study.data.source_depth != "full-text" for study in graph.studies_on(record.id))
    ]
    return OpenQuestion(
        "abstracts_only",
        "Review findings for which no full text was read",
        "An abstract leaves out most of what was found, and often what speaks against it.",
        "Read the full text of one of their studies, and add what it says.",
        _records(unread, lambda record: Ground.of_record(graph, record).said(graph)),
        len(records),
        "review findings with studies",
        "For each review finding, the full text of at least one study was read.",
    )


def _not_assessed(overview: Overview) -> OpenQuestion:
    records = _review_findings(overview)
    open_ = [record for record in records if overview.rating(record).level is None]
    return OpenQuestion(
        "not_assessed",
        "Review findings whose confidence is not assessed",
        "How sure one can be of them, nobody has judged yet.",
        "Assess them, two people each on their own.",
        _records(open_, lambda record: ""),
        len(records),
        "review findings",
        "Each review finding has an assessment of confidence.",
    )


# -- what was not found, and who was not asked --


def _looked_for(overview: Overview) -> OpenQuestion:
    studies = sorted(overview.graph.of("study"), key=overview.by_title)
    items = [
        Item(study, f"{item.topic}: {words.within(words.SOUGHT[item.result])}")
        for study in studies
        for item in study.data.sought
    ]
    return OpenQuestion(
        "looked_for",
        "Looked for and not found",
        "A study asked, and nothing came up. That is a result, and it may be different elsewhere.",
        "Ask the same elsewhere, or find a study that did.",
        tuple(items),
        len(studies),
        "studies",
        "No included study names something that it looked for and did not find.",
    )


def _voices(overview: Overview) -> OpenQuestion:
    """The roles of the vocabulary in which nobody took part."""
    graph = overview.graph
    scheme = graph.vocabulary.schemes.get("roles")
    terms = scheme.terms if scheme else {}
    heard = {group.role for study in graph.of("study") for group in study.data.participants}
    return OpenQuestion(
        "voices",
        "Voices that are missing",
        "Nobody in these roles took part in any included study, as far as was read.",
        "Find studies that asked them.",
        tuple(Item(None, term.label) for name, term in terms.items() if name not in heard),
        len(terms),
        "roles in the vocabulary",
        "People in every role of the vocabulary took part in at least one study.",
    )


# -- helpers --


def _sorted(overview: Overview, kind: str) -> list[Record]:
    return sorted(overview.graph.of(kind), key=overview.by_title)


def _review_findings(overview: Overview) -> list[Record]:
    return [record for kind in REVIEW_FINDINGS for record in _sorted(overview, kind)]


def _of(relation: str, links: Sequence[Link]) -> list[Link]:
    return [link for link in links if link.relation == relation]


def _records(records: Iterable[Record], text: Callable[[Record], str]) -> tuple[Item, ...]:
    return tuple(Item(record, text(record)) for record in records)
