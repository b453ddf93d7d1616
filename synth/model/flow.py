"""The flow of studies through a review: how many were found, left out and included (PRISMA 2020).

Page 2020, doi 10.1136/bmj.n71. The keys are those of the R package PRISMA2020 (Haddaway 2022, doi 10.1002/cl2.1230), so
that its tools read what synth writes. `dbr` is short for databases and registers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from synth.model.fields import Count, Many, Model, Text


class FlowSource(Model):
    """How many records one database or register gave."""

    source: Text
    """The database or register, named as in `methods`, `searches`."""
    n: Count | None = None
    """How many records it gave."""


class FlowReason(Model):
    """How many reports were left out for one reason; each report counts once, under its main reason."""

    reason: Text
    """Why they were left out, in a few words."""
    n: Count | None = None
    """How many."""


class Excluded(Model):
    """Reports that were assessed and left out."""

    n: Count | None = None
    """How many in all. Left out: the reasons are added up."""
    reasons: Many[FlowReason] = ()
    """How many for each reason."""

    @property
    def total(self) -> int | None:
        """How many in all, given or added up; None where neither is known."""
        return _whole(self.n, self.reasons)


class Flow(Model):
    """How studies were found, left out and included. Write 0 for none; leave out what is not known."""

    previous_studies: Count | None = None
    """Studies in the version of the review before this one."""
    previous_reports: Count | None = None
    """Reports of the studies in the version before."""
    database_results: Count | None = None
    """Records found in databases."""
    database_specific_results: Many[FlowSource] = ()
    """Records found in each database."""
    register_results: Count | None = None
    """Records found in registers."""
    register_specific_results: Many[FlowSource] = ()
    """Records found in each register."""
    website_results: Count | None = None
    """Records found on websites."""
    organisation_results: Count | None = None
    """Records found through organisations."""
    citations_results: Count | None = None
    """Records found by following citations."""
    duplicates: Count | None = None
    """Records from databases and registers removed as duplicates, before screening."""
    excluded_automatic: Count | None = None
    """Records that a program marked as not fitting, removed before screening."""
    excluded_other: Count | None = None
    """Records removed before screening for other reasons."""
    records_screened: Count | None = None
    """Records screened by title and abstract."""
    records_excluded: Count | None = None
    """Records left out by title and abstract."""
    dbr_sought_reports: Count | None = None
    """Reports from databases and registers that were sought in full."""
    dbr_notretrieved_reports: Count | None = None
    """Reports from databases and registers that could not be had in full."""
    other_sought_reports: Count | None = None
    """Reports found by other methods that were sought in full."""
    other_notretrieved_reports: Count | None = None
    """Reports found by other methods that could not be had in full."""
    dbr_assessed: Count | None = None
    """Reports from databases and registers assessed in full."""
    dbr_excluded: Excluded | None = None
    """Reports from databases and registers that were assessed and left out, with reasons."""
    other_assessed: Count | None = None
    """Reports found by other methods assessed in full."""
    other_excluded: Excluded | None = None
    """Reports found by other methods that were assessed and left out, with reasons."""
    new_studies: Count | None = None
    """Studies included that the version before did not have."""
    new_reports: Count | None = None
    """Reports of the studies that the version before did not have."""
    total_studies: Count | None = None
    """Studies in the review, the earlier ones counted in."""
    total_reports: Count | None = None
    """Reports of all studies in the review."""

    @property
    def is_empty(self) -> bool:
        """Whether it holds no number at all."""
        return not any(isinstance(value, int) for value in _leaves(self.model_dump()))

    @property
    def has_previous(self) -> bool:
        """Whether the review had a version before this one."""
        return self.previous_studies is not None or self.previous_reports is not None

    @property
    def has_other(self) -> bool:
        """Whether anything was sought by other methods than databases and registers."""
        names = ("website_results", "organisation_results", "citations_results", "other_sought_reports")
        later = ("other_notretrieved_reports", "other_assessed", "other_excluded")
        return any(getattr(self, name) is not None for name in (*names, *later))

    @property
    def databases(self) -> int | None:
        """Records found in databases, given or added up; None where neither is known."""
        return _whole(self.database_results, self.database_specific_results)

    @property
    def registers(self) -> int | None:
        """Records found in registers, given or added up; None where neither is known."""
        return _whole(self.register_results, self.register_specific_results)

    @property
    def included(self) -> int | None:
        """How many studies the review includes, the earlier ones counted in; None where it is not known."""
        return self.total_studies if self.has_previous or self.total_studies is not None else self.new_studies


def _whole(given: int | None, parts: Sequence[FlowSource | FlowReason]) -> int | None:
    if given is not None or not parts:
        return given
    numbers = [part.n for part in parts if part.n is not None]
    return sum(numbers) if len(numbers) == len(parts) else None


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _leaves(item)
    else:
        yield value
