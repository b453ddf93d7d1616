"""The evidence map: barriers by process down, studies, countries, root domains or designs across.

A cell holds the findings that bear on a row and come from a column, or says which of the three kinds of nothing it is.
Above a limit the rows are processes, so that the map of any review can be read and costs no more than its evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from synth.link.graph import Evidence, FindingNode, Graph, Link, Record
from synth.model.study import Sought
from synth.overview import words
from synth.overview.map.table import Across, AcrossId, Cell, Column, Group, Nothing, Row
from synth.overview.overview import Overview
from synth.overview.search.explore import NOT_KNOWN

MOST_BARRIERS = 100
MOST_FINDINGS = 1_000
"""A map with more barriers, or more findings on them, is by process; a finding counts for each of its barriers."""


@dataclass(frozen=True)
class EvidenceMap:
    """Everything on the page. Each part is worked out when it is first asked for."""

    overview: Overview
    most_barriers: int = MOST_BARRIERS
    most_findings: int = MOST_FINDINGS
    barriers: tuple[Record, ...] = field(init=False)
    findings: int = field(init=False)

    def __post_init__(self) -> None:
        graph = self.overview.graph
        barriers = tuple(sorted(graph.of("barrier"), key=self.overview.by_title))
        object.__setattr__(self, "barriers", barriers)
        object.__setattr__(self, "findings", sum(len(graph.evidence.get(barrier.id, ())) for barrier in barriers))

    @property
    def by_barrier(self) -> bool:
        """Whether each barrier has a row, rather than each process."""
        return len(self.barriers) <= self.most_barriers and self.findings <= self.most_findings

    @cached_property
    def studies(self) -> tuple[Record, ...]:
        """All included studies, by title."""
        return tuple(sorted(self._graph.of("study"), key=self.overview.by_title))

    @cached_property
    def studies_on_barriers(self) -> tuple[Record, ...]:
        """Those with a finding on a barrier, or that looked for one."""
        bearing = {item.finding.study.id for barrier in self.barriers for item in self._on(barrier)}
        looking = {study.id for barrier in self.barriers for study in self._looked.get(barrier.id, ())}
        return tuple(study for study in self.studies if study.id in bearing or study.id in looking)

    @cached_property
    def results(self) -> tuple[FindingNode, ...]:
        """What studies found that bears on a barrier, each once."""
        return tuple(finding for finding in self._bearing if finding.data.is_result)

    @cached_property
    def stated(self) -> tuple[FindingNode, ...]:
        """What studies only state as background or recommend, and bears on a barrier, each once."""
        return tuple(finding for finding in self._bearing if not finding.data.is_result)

    @cached_property
    def _bearing(self) -> tuple[FindingNode, ...]:
        found = {item.finding.address: item.finding for barrier in self.barriers for item in self._on(barrier)}
        return tuple(found.values())

    @cached_property
    def looked_for(self) -> tuple[tuple[Record, Sought], ...]:
        """What studies looked for and did not find, by study: those things for which no barrier stands."""
        barriers = {barrier.id for barrier in self.barriers}
        return tuple(
            (study, item) for study in self.studies for item in study.data.sought if barriers.isdisjoint(item.records)
        )

    @cached_property
    def tables(self) -> tuple[Across, ...]:
        """By studies, countries, root domains and designs; above the limits by countries and designs alone."""
        return tuple(self._tables())

    @property
    def _graph(self) -> Graph:
        return self.overview.graph

    def _on(self, barrier: Record) -> tuple[Evidence, ...]:
        return self._graph.evidence.get(barrier.id, ())

    @cached_property
    def _looked(self) -> Mapping[str, tuple[Record, ...]]:
        """Record id to the studies that looked for it and did not find it."""
        found: dict[str, dict[str, Record]] = {}
        for study in self.studies:
            for item in study.data.sought:
                for id in item.records:
                    found.setdefault(id, {})[study.id] = study
        return {id: tuple(studies.values()) for id, studies in found.items()}

    @cached_property
    def _groups(self) -> tuple[tuple[str, str, tuple[Record, ...]], ...]:
        """Processes in the vocabulary's order, each with its label and its barriers; what is not known comes last."""
        found: dict[str, list[Record]] = {}
        for barrier in self.barriers:
            found.setdefault(barrier.data.process or "", []).append(barrier)
        scheme = self._graph.vocabulary.schemes.get("processes")
        order = [*(scheme.terms if scheme else ()), ""]
        return tuple(
            (term, self._graph.term_label("processes", term) if term else "Process not known", tuple(found[term]))
            for term in order
            if term in found
        )

    def _tables(self) -> Iterator[Across]:
        if self.by_barrier:
            columns = tuple(
                Column(study.id, self.overview.title(study), (study,)) for study in self.studies_on_barriers
            )
            yield self._across("studies", columns, lambda study: (study.id,))
        yield self._across("countries", self._countries(), countries_of)
        if self.by_barrier:
            columns = tuple(Column(term, label) for term, label in _terms(self._graph, "domains"))
            yield Across("domains", columns, self._by_domain(columns))
        yield self._across("designs", self._designs(), lambda study: (study.data.design.type,))

    def _countries(self) -> tuple[Column, ...]:
        found = _by(self.studies, countries_of)
        known = sorted((words.country(code), code) for code in found if code != NOT_KNOWN)
        columns = [Column(code, label, found[code], _how_known(found[code])) for label, code in known]
        if NOT_KNOWN in found:
            columns.append(Column(NOT_KNOWN, "Country not known", found[NOT_KNOWN]))
        return tuple(columns)

    def _designs(self) -> tuple[Column, ...]:
        found = _by(self.studies, lambda study: (study.data.design.type,))
        return tuple(
            Column(term, label, found[term]) for term, label in _terms(self._graph, "designs") if term in found
        )

    def _across(self, id: AcrossId, columns: tuple[Column, ...], places: Callable[[Record], tuple[str, ...]]) -> Across:
        """A table whose columns are kinds of studies; `places` tells in which of them a study stands."""
        empty = Across(id, columns, ())
        if empty.too_wide:
            return empty
        in_columns = {study.id: places(study) for study in self.studies}
        return Across(id, columns, self._rows(lambda barriers: self._cells(barriers, columns, in_columns)))

    def _rows(self, cells: Callable[[Sequence[Record]], tuple[Cell, ...]]) -> tuple[Group, ...]:
        return tuple(
            Group(term, label, tuple(self._rows_of(term, barriers, cells))) for term, label, barriers in self._groups
        )

    def _rows_of(
        self, term: str, barriers: tuple[Record, ...], cells: Callable[[Sequence[Record]], tuple[Cell, ...]]
    ) -> Iterator[Row]:
        if not self.by_barrier:
            yield Row(term or NOT_KNOWN, None, len(barriers), self._whole(barriers), cells(barriers))
            return
        for barrier in barriers:
            yield Row(barrier.id, barrier, 1, self._whole((barrier,)), cells((barrier,)))

    def _whole(self, barriers: Sequence[Record]) -> Cell:
        evidence = [item for barrier in barriers for item in self._on(barrier)]
        looked = [study for barrier in barriers for study in self._looked.get(barrier.id, ())]
        return self._cell(None, evidence, looked, self._unread)

    def _cells(
        self, barriers: Sequence[Record], columns: tuple[Column, ...], in_columns: Mapping[str, tuple[str, ...]]
    ) -> tuple[Cell, ...]:
        evidence: dict[str, list[Evidence]] = {}
        looked: dict[str, list[Record]] = {}
        for barrier in barriers:
            for item in self._on(barrier):
                for column in in_columns[item.finding.study.id]:
                    evidence.setdefault(column, []).append(item)
            for study in self._looked.get(barrier.id, ()):
                for column in in_columns[study.id]:
                    looked.setdefault(column, []).append(study)
        return tuple(
            self._cell(column, evidence.get(column.id, ()), looked.get(column.id, ()), _unread(column.studies))
            for column in columns
        )

    def _cell(
        self, column: Column | None, evidence: Sequence[Evidence], looked: Sequence[Record], unread: bool
    ) -> Cell:
        return Cell(
            column,
            tuple(evidence),
            studies=self._graph.number_of(_studies_with_result(evidence)),
            barriers=len({item.record.id for item in evidence}),
            looked=self._graph.number_of({study.id: study for study in looked}.values()),
            nothing="" if evidence else _kind_of_nothing(bool(looked), unread),
        )

    def _by_domain(self, columns: tuple[Column, ...]) -> tuple[Group, ...]:
        return self._rows(lambda barriers: self._domain_cells(barriers[0], columns))

    def _domain_cells(self, barrier: Record, columns: tuple[Column, ...]) -> tuple[Cell, ...]:
        roots: dict[str, list[Link]] = {}
        for link in self._graph.links_from.get(barrier.id, ()):
            if link.relation == "caused-by" and not link.target.retired:
                roots.setdefault(link.target.data.domain, []).append(link)
        unread = _unread(_studies(self._on(barrier)))
        return tuple(self._domain_cell(column, roots.get(column.id, ()), unread) for column in columns)

    def _domain_cell(self, column: Column, links: Sequence[Link], unread: bool) -> Cell:
        evidence = [item for link in links for item in self._on(link.target)]
        return Cell(
            column,
            tuple(evidence),
            studies=self._graph.number_of(_studies_with_result(evidence)),
            links=tuple(links),
            nothing="" if links else _kind_of_nothing(False, unread),
        )

    @cached_property
    def _unread(self) -> bool:
        return _unread(self.studies)


def countries_of(study: Record) -> tuple[str, ...]:
    """The codes of a study's countries, or the code for none known."""
    return tuple(dict.fromkeys(study.data.setting.countries)) or (NOT_KNOWN,)


def _how_known(studies: Iterable[Record]) -> str:
    reported = any(study.data.setting.countries_basis == "reported" for study in studies)
    return "" if reported else "only by affiliations"


def _kind_of_nothing(looked: bool, unread: bool) -> Nothing:
    if looked:
        return "not-found"
    return "not-read" if unread else "not-examined"


def _unread(studies: Iterable[Record]) -> bool:
    return any(study.data.source_depth != "full-text" for study in studies)


def _studies(evidence: Iterable[Evidence]) -> list[Record]:
    return list({item.finding.study.id: item.finding.study for item in evidence}.values())


def _studies_with_result(evidence: Iterable[Evidence]) -> list[Record]:
    return _studies([item for item in evidence if item.finding.data.is_result])


def _by(studies: Iterable[Record], places: Callable[[Record], tuple[str, ...]]) -> dict[str, tuple[Record, ...]]:
    found: dict[str, list[Record]] = {}
    for study in studies:
        for place in places(study):
            found.setdefault(place, []).append(study)
    return {place: tuple(those) for place, those in found.items()}


def _terms(graph: Graph, scheme: str) -> list[tuple[str, str]]:
    found = graph.vocabulary.schemes.get(scheme)
    return [(name, term.label) for name, term in found.terms.items()] if found else []
