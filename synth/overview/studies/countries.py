"""Where the evidence comes from: each country with its studies, how it is known, whose perspective, and what on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from synth.link.graph import Record
from synth.model.kinds import REVIEW_FINDINGS
from synth.model.territories import TERRITORIES
from synth.overview import words
from synth.overview.overview import Overview
from synth.overview.studies.equity import CountryRow, country_rows


@dataclass(frozen=True, slots=True)
class Place:
    """What comes from some studies. `number` is how many they are, where shared participants count once."""

    studies: tuple[Record, ...]
    number: int
    roles: tuple[str, ...]
    """In what roles people took part, in the order of the studies."""
    silent: int
    """Studies that, as read, do not say who took part."""
    findings: int
    """What the studies found; what they only state as background or recommend is `stated`."""
    stated: int
    records: tuple[tuple[str, int], ...]
    """Kind of review finding to how many of them the studies have results on, kinds without any left out."""


@dataclass(frozen=True, slots=True)
class Country:
    """One country and what comes from it."""

    row: CountryRow
    place: Place

    @property
    def code(self) -> str:
        """Its code of two letters."""
        return self.row.code

    @property
    def reported(self) -> bool:
        """Whether some source names it; else it is known by the authors' affiliations alone."""
        return bool(self.row.reported)


@dataclass(frozen=True, slots=True)
class Countries:
    """All countries with studies, by name, what comes from studies without a known country, and all other countries."""

    studies: int
    countries: tuple[Country, ...]
    unplaced: Place
    without: tuple[str, ...]
    """Codes of the countries and territories from which no included study is known, by name."""

    @classmethod
    def of(cls, overview: Overview) -> Countries:
        """Worked out over all studies that have a page."""
        studies = sorted(overview.graph.of("study"), key=overview.by_title)
        rows = tuple(country_rows(studies))
        unplaced = [study for study in studies if not study.data.setting.countries]
        known = {row.code for row in rows}
        return cls(
            studies=len(studies),
            countries=tuple(Country(row, _place(overview, (*row.reported, *row.by_affiliations))) for row in rows),
            unplaced=_place(overview, unplaced),
            without=tuple(sorted(TERRITORIES - known, key=lambda code: (words.country(code), code))),
        )


def _place(overview: Overview, studies: Sequence[Record]) -> Place:
    records = overview.graph.records
    findings = [finding for study in studies for finding in study.data.findings]
    results = [finding for finding in findings if finding.is_result]
    bearing = {
        bearing.record for finding in results for bearing in finding.bears_on if not records[bearing.record].retired
    }
    kinds = [records[id].kind.name for id in bearing]
    return Place(
        studies=tuple(studies),
        number=overview.graph.number_of(studies),
        roles=tuple(dict.fromkeys(group.role for study in studies for group in study.data.participants)),
        silent=sum(not study.data.participants for study in studies),
        findings=len(results),
        stated=len(findings) - len(results),
        records=tuple((kind, kinds.count(kind)) for kind in REVIEW_FINDINGS if kind in kinds),
    )
