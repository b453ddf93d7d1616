"""All records with what they can be filtered by: the facets of the pages that explore the evidence.

Some facets are a record's own, such as its kind. Others are of the studies that it rests on, such as their countries:
a record goes with a choice of those where one and the same study has all of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from synth.link.graph import Graph, Record
from synth.model.kinds import KINDS, REVIEW_FINDINGS
from synth.overview import words
from synth.overview.overview import Overview

NOT_KNOWN = "not-known"
NOT_ASSESSED = "not-assessed"
STANCES = tuple(words.STANCE)
"""In the order of their bits: the first stance is 1, the second 2, the third 4."""
_STATUS = {"reviewed": "Checked by a second person", "draft": "Draft"}


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that records can be filtered by. `values` leads from codes, which stand in addresses, to labels."""

    id: str
    label: str
    of: Literal["record", "study"]
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Resting:
    """A study that a record rests on: its place among the studies, and the stances of its findings on the record."""

    study: int
    stances: frozenset[str]


@dataclass(frozen=True, slots=True)
class ExploreRow:
    """One record. `own` and `shared` lead from facets to the codes of its values; `shared` is a study's alone."""

    record: Record
    title: str
    source: str
    """For a study, the title of its main report."""
    findings: int
    own: Mapping[str, str]
    shared: Mapping[str, tuple[str, ...]]
    rests_on: tuple[Resting, ...]
    states: tuple[str, ...]
    """What stands beside the level of confidence, such as `provisional`; for a study, `retracted` or `preprint`."""
    cites: tuple[str, ...]
    """For a study, the keys of its reports."""


@dataclass(frozen=True)
class Explore:
    """Every record that has a page: review findings by kind and title, then studies by title."""

    overview: Overview

    @cached_property
    def rows(self) -> tuple[ExploreRow, ...]:
        """All records in their order."""
        graph = self.overview.graph
        records = [
            record
            for kind in (*REVIEW_FINDINGS, "study")
            for record in sorted(graph.of(kind), key=self.overview.by_title)
        ]
        studies = (record for record in records if record.kind.name == "study")
        places = {study.id: place for place, study in enumerate(studies)}
        return tuple(self._row(record, places) for record in records)

    @cached_property
    def facets(self) -> tuple[Facet, ...]:
        """The facets with the values that occur, in the order of the vocabulary or, for others, of their labels."""
        graph = self.overview.graph
        countries = {code: words.country(code) for code in self._shared("country") if code != NOT_KNOWN}
        years = sorted((year for year in self._shared("year") if year != NOT_KNOWN), reverse=True)
        confidence = {code: f"{label} confidence" for code, label in words.CONFIDENCE.items()}
        found = (
            Facet("kind", "Kind", "record", {name: KINDS[name].label_many for name in (*REVIEW_FINDINGS, "study")}),
            Facet("process", "Process that it hinders or helps", "record", _terms(graph, "processes")),
            Facet("domain", "Where a root lies", "record", _terms(graph, "domains")),
            Facet("level", "Level", "record", _terms(graph, "levels")),
            Facet("country", "Country of a study", "study", _by_label(countries)),
            Facet("perspective", "Who took part in a study", "study", _terms(graph, "roles")),
            Facet("design", "Design of a study", "study", _terms(graph, "designs")),
            Facet("confidence", "How sure we are", "record", confidence | {NOT_ASSESSED: "Not yet assessed"}),
            Facet("stance", "What a study’s findings do", "study", words.STANCE),
            Facet("maturity", "How far a solution has come", "record", _terms(graph, "maturity")),
            Facet("year", "Year of a study", "study", {year: year for year in years}),
            Facet("status", "Status", "record", _STATUS),
        )
        return tuple(self._occurring(facet) for facet in found)

    def _occurring(self, facet: Facet) -> Facet:
        used = self._shared(facet.id) if facet.of == "study" else {row.own.get(facet.id, "") for row in self.rows}
        if facet.id == "stance":
            used = {stance for row in self.rows for resting in row.rests_on for stance in resting.stances}
        values = {code: label for code, label in (*facet.values.items(), (NOT_KNOWN, "Not known")) if code in used}
        return Facet(facet.id, facet.label, facet.of, values)

    def _shared(self, facet: str) -> set[str]:
        return {code for row in self.rows for code in row.shared.get(facet, ())}

    def _row(self, record: Record, places: Mapping[str, int]) -> ExploreRow:
        if record.kind.name == "study":
            return self._study(record, places)
        return self._review_finding(record, places)

    def _review_finding(self, record: Record, places: Mapping[str, int]) -> ExploreRow:
        data = record.data
        evidence = self.overview.graph.evidence.get(record.id, ())
        stances: dict[str, set[str]] = {}
        for item in evidence:
            stances.setdefault(item.finding.study.id, set()).add(item.stance)
        rating = self.overview.rating(record)
        own = {"kind": record.kind.name, "level": data.level, "confidence": rating.level or NOT_ASSESSED}
        for facet in ("process", "domain", "maturity"):
            if hasattr(data, facet):
                own[facet] = getattr(data, facet) or NOT_KNOWN
        return ExploreRow(
            record,
            self.overview.title(record),
            source="",
            findings=len(evidence),
            own=own | {"status": data.status},
            shared={},
            rests_on=tuple(Resting(places[id], frozenset(found)) for id, found in sorted(stances.items())),
            states=rating.states,
            cites=(),
        )

    def _study(self, study: Record, places: Mapping[str, int]) -> ExploreRow:
        data: Any = study.data
        year = self.overview.graph.references[data.cite[0]].fields.get("year", "")
        shared = {
            "country": _known(data.setting.countries),
            "perspective": _known(group.role for group in data.participants),
            "design": (data.design.type,),
            "year": _known(filter(None, (year,))),
        }
        stances = frozenset(bearing.stance for finding in data.findings for bearing in finding.bears_on)
        return ExploreRow(
            study,
            self.overview.title(study),
            source=self.overview.source_title(study),
            findings=len(data.findings),
            own={"kind": "study", "status": data.status},
            shared=shared,
            rests_on=(Resting(places[study.id], stances),),
            states=tuple(filter(None, (self.overview.study_states.get(study.id),))),
            cites=tuple(data.cite),
        )


def _terms(graph: Graph, scheme: str) -> dict[str, str]:
    found = graph.vocabulary.schemes.get(scheme)
    return {name: term.label for name, term in found.terms.items()} if found else {}


def _by_label(values: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(values.items(), key=lambda item: (item[1], item[0])))


def _known(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes)) or (NOT_KNOWN,)
