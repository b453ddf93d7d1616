"""The numbers of the flow of studies add up, and agree with what else the review says.

A number that is not known may be anything from 0 up, so a sum with such a part is judged only as far as it cannot be
right whatever the part is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from synth.check.rule import Breach, rule
from synth.diagnostics import Place
from synth.diagnostics.words import counted, quoted
from synth.link.graph import Graph
from synth.model.flow import Flow, FlowReason, FlowSource
from synth.read.document import Document

_HELP = "correct the number that is wrong; write 0 for none, and leave out only what is not known"


@dataclass(frozen=True, slots=True)
class _Number:
    """A number of the flow, with the way to it below `flow`."""

    n: int | None
    keys: tuple[str | int, ...]
    name: str

    def __str__(self) -> str:
        return f"{quoted(self.name)} ({'not known' if self.n is None else f'{self.n:,}'})"


@dataclass(frozen=True, slots=True)
class _Sum:
    """What `of` is made of: all of `plus` without all of `minus`; no more than that where `at_most`."""

    title: str
    of: _Number
    plus: tuple[_Number, ...]
    minus: tuple[_Number, ...] = ()
    at_most: bool = False

    @property
    def least(self) -> int | None:
        """The smallest that `of` can be; None where nothing bounds it."""
        return None if self.at_most or _unknown(self.minus) else _known(self.plus) - _known(self.minus)

    @property
    def most(self) -> int | None:
        """The largest that `of` can be; None where nothing bounds it."""
        return None if _unknown(self.plus) else _known(self.plus) - _known(self.minus)

    @property
    def is_exact(self) -> bool:
        """Whether everything that it is made of is known."""
        return self.least is not None and self.least == self.most

    def __str__(self) -> str:
        return " + ".join(map(str, self.plus)) + "".join(f" - {number}" for number in self.minus)


def _unknown(numbers: Sequence[_Number]) -> bool:
    return any(number.n is None for number in numbers)


def _known(numbers: Sequence[_Number]) -> int:
    return sum(number.n or 0 for number in numbers)


# -- the sums of PRISMA 2020 --


def _number(flow: Flow, name: str) -> _Number:
    return _Number(getattr(flow, name), (name,), name)


def _specific(name: str, parts: Sequence[FlowSource]) -> tuple[_Number, ...]:
    return tuple(_Number(part.n, (name, index, "n"), part.source) for index, part in enumerate(parts))


def _reasons(name: str, parts: Sequence[FlowReason]) -> tuple[_Number, ...]:
    return tuple(_Number(part.n, (name, "reasons", index, "n"), part.reason) for index, part in enumerate(parts))


def _sums(flow: Flow) -> Iterator[_Sum]:
    yield from _identified(flow)
    yield from _retrieved(flow)
    yield from _included(flow)


def _identified(flow: Flow) -> Iterator[_Sum]:
    databases, registers = _number(flow, "database_results"), _number(flow, "register_results")
    for whole, parts in ((databases, flow.database_specific_results), (registers, flow.register_specific_results)):
        if parts:
            specific = whole.name.replace("results", "specific_results")
            yield _Sum(f"The parts of '{whole.name}'", whole, _specific(specific, parts))
    found = (replace(databases, n=flow.databases), replace(registers, n=flow.registers))
    removed = tuple(_number(flow, name) for name in ("duplicates", "excluded_automatic", "excluded_other"))
    yield _Sum("Records screened", _number(flow, "records_screened"), found, removed)


def _retrieved(flow: Flow) -> Iterator[_Sum]:
    sought, excluded = _number(flow, "dbr_sought_reports"), _number(flow, "records_excluded")
    yield _Sum("Reports sought", sought, (_number(flow, "records_screened"),), (excluded,))
    yield _Sum(
        "Reports assessed", _number(flow, "dbr_assessed"), (sought,), (_number(flow, "dbr_notretrieved_reports"),)
    )
    if flow.has_other:
        sought = _number(flow, "other_sought_reports")
        # What is found by other methods may be known already, so not all of it needs to be sought.
        names = ("website_results", "organisation_results", "citations_results")
        found = tuple(_number(flow, name) for name in names)
        yield _Sum("Reports sought by other methods", sought, found, at_most=True)
        lost = _number(flow, "other_notretrieved_reports")
        yield _Sum("Reports assessed from other methods", _number(flow, "other_assessed"), (sought,), (lost,))


def _included(flow: Flow) -> Iterator[_Sum]:
    arms = ("dbr", "other") if flow.has_other else ("dbr",)
    left_out = []
    for arm in arms:
        name = f"{arm}_excluded"
        excluded = getattr(flow, name)
        left_out.append(_Number(excluded and excluded.total, (name, "n"), name))
        if excluded and excluded.reasons:
            yield _Sum("Reports excluded", _Number(excluded.n, (name, "n"), name), _reasons(name, excluded.reasons))
    reports, studies = _number(flow, "new_reports"), _number(flow, "new_studies")
    assessed = tuple(_number(flow, f"{arm}_assessed") for arm in arms)
    included = _Sum("Reports included", reports, assessed, tuple(left_out))
    yield included
    for version in ("previous", "new", "total"):
        of_version = _number(flow, f"{version}_reports")
        yield _Sum("Studies and their reports", _number(flow, f"{version}_studies"), (of_version,), at_most=True)
    if reports.n is None and studies.n is not None:
        # A study has at least one report.
        yield replace(included, title="Studies and their reports", of=studies, at_most=True)
    for what, new in (("studies", studies), ("reports", reports)):
        earlier = (_number(flow, f"previous_{what}"),) if flow.has_previous else ()
        yield _Sum(f"All {what}", _number(flow, f"total_{what}"), (*earlier, new))


# -- what can be wrong with a sum --


@rule("S380")
def sum_is_wrong(graph: Graph) -> Iterator[Breach]:
    """Where all parts are known, they add up to the whole."""
    for made in _all_sums(graph):
        if made.is_exact and made.of.n is not None and made.most is not None and made.of.n != made.most:
            yield Breach(
                _place(graph, made.of),
                f"{made.title} do not add up: {made} = {made.most:,}, but {quoted(made.of.name)} is "
                f"{made.of.n:,}: {_off(made.of.n - made.most)}.",
                _HELP,
            )


@rule("S381")
def part_is_larger_than_whole(graph: Graph) -> Iterator[Breach]:
    """No part is larger than the whole, whatever the parts are that are not known."""
    for made in _all_sums(graph):
        n, least, most = made.of.n, made.least, made.most
        if n is not None and made.is_exact:
            continue  # S380 judges it
        if n is not None and least is not None and n < least:
            yield _impossible(graph, made, made.of, f"can be no less than {least:,}, because of {made}", n - least)
        elif n is not None and most is not None and n > most:
            yield _impossible(graph, made, made.of, f"can be at most {most:,}, because of {made}", n - most)
        elif n is None and most is not None and most < 0:
            taken = max(made.minus, key=lambda number: number.n or 0)
            yield _impossible(graph, made, taken, f"{made} is less than 0", -most)


def _impossible(graph: Graph, made: _Sum, number: _Number, why: str, difference: int) -> Breach:
    message = f"{made.title} cannot be right: {quoted(number.name)} is {number.n:,}, but {why}: {_off(difference)}."
    return Breach(_place(graph, number), message, _HELP)


def _all_sums(graph: Graph) -> Iterator[_Sum]:
    if graph.review.flow is not None:
        yield from _sums(graph.review.flow)


# -- what else the review says --


@rule("S382")
def searches_disagree(graph: Graph) -> Iterator[Breach]:
    """What the searches of a source found is what the flow says of that source."""
    flow = graph.review.flow
    if flow is None:
        return
    found = _found(graph)
    for source, numbers in _by_source(flow).items():
        searched = found.get(source)
        if searched is None or _unknown(numbers) or _known(numbers) == searched:
            continue
        if flow.has_previous and _known(numbers) < searched:
            continue  # earlier searches may belong to the version before
        yield Breach(
            _place(graph, numbers[0]),
            f"The searches of {quoted(numbers[0].name)} found {counted(searched, 'record')} ('searches' in 'methods'), "
            f"but the flow says {_known(numbers):,}: {_off(_known(numbers) - searched)}.",
            "correct the number here, or 'found' of the search",
        )


def _by_source(flow: Flow) -> dict[str, list[_Number]]:
    """What the flow says of each source, wherever it is listed."""
    numbers: dict[str, list[_Number]] = {}
    for name in ("database_specific_results", "register_specific_results"):
        for number in _specific(name, getattr(flow, name)):
            numbers.setdefault(_folded(number.name), []).append(number)
    return numbers


def _found(graph: Graph) -> dict[str, int]:
    """Source to what all its searches found; none where one of them does not say."""
    found: Counter[str] = Counter()
    silent = set()
    for search in graph.review.methods.searches:
        if search.found is None:
            silent.add(_folded(search.source))
        else:
            found[_folded(search.source)] += search.found
    return {source: n for source, n in found.items() if source not in silent}


@rule("S383")
def more_found_than_identified(graph: Graph) -> Iterator[Breach]:
    """The searches together found no more than the flow begins with."""
    flow = graph.review.flow
    if flow is None or flow.has_previous or flow.database_specific_results or flow.register_specific_results:
        return
    names = ("website_results", "organisation_results", "citations_results")
    others = [getattr(flow, name) for name in names] if flow.has_other else []
    identified = [n for n in (flow.databases, flow.registers, *others) if n is not None]
    searched = sum(search.found or 0 for search in graph.review.methods.searches)
    if len(identified) == 2 + len(others) and searched > sum(identified):
        yield Breach(
            _document(graph).place("flow", "database_results"),
            f"The searches found {counted(searched, 'record')} ('searches' in 'methods'), but the flow begins with "
            f"{sum(identified):,}: {_off(sum(identified) - searched)}.",
            "correct the flow, or 'found' of a search",
        )


@rule("S384", needs_whole=True)
def studies_differ_from_records(graph: Graph) -> Iterator[Breach]:
    """As many studies are included as have a record."""
    flow = graph.review.flow
    included = flow.included if flow else None
    records = len(graph.of("study"))
    if flow is not None and included is not None and included != records:
        name = "new_studies" if flow.total_studies is None else "total_studies"
        yield Breach(
            _document(graph).place("flow", name),
            f"The flow ends with {counted(included, 'study', 'studies')}, but there {'is' if records == 1 else 'are'} "
            f"{counted(records, 'study record')}.",
            "add the records that are missing, or correct the number; several reports of one study make one record",
        )


@rule("S385")
def flow_without_numbers(graph: Graph) -> Iterator[Breach]:
    """A flow holds at least one number."""
    if graph.review.flow is not None and graph.review.flow.is_empty:
        yield Breach(
            _document(graph).key_place("flow"),
            "This flow of studies holds no number.",
            "add the numbers that are known, or take 'flow' out: the page then says that there is none",
        )


# -- words and places --


def _document(graph: Graph) -> Document:
    return graph.review_document


def _place(graph: Graph, number: _Number) -> Place:
    return _document(graph).place("flow", *number.keys)


def _off(difference: int) -> str:
    return f"{abs(difference):,} too {'many' if difference > 0 else 'few'}"


def _folded(source: str) -> str:
    return " ".join(source.casefold().split())
