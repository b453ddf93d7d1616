"""The flow of studies, step by step, as its picture and its table show it (PRISMA 2020, doi 10.1136/bmj.n71)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from synth.model.flow import Excluded, Flow, FlowReason, FlowSource

Stage = Literal["identification", "screening", "included"]
Arm = Literal["previous", "databases", "other", "included"]

STAGES: dict[Stage, str] = {"identification": "Identification", "screening": "Screening", "included": "Included"}
ARMS: dict[Arm, str] = {
    "previous": "Earlier version",
    "databases": "Databases and registers",
    "other": "Other methods",
    "included": "The review",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One number with its words. `whole` is what it is a part of, where that is known."""

    label: str
    n: int | None
    whole: int | None = None
    is_part: bool = False
    """A part of the line before it; its words are the review's own: the name of a database, a reason."""

    @property
    def number(self) -> str:
        """The number in figures, or that it is not known."""
        return "not known" if self.n is None else f"{self.n:,}"

    @property
    def of(self) -> str:
        """`170 of 192`, where both are known; the number alone where not."""
        return self.number if self.n is None or self.whole is None else f"{self.number} of {self.whole:,}"


@dataclass(frozen=True, slots=True)
class Step:
    """One box of the diagram. `aside`: what leaves the way there, and stands beside it."""

    name: str
    arm: Arm
    stage: Stage
    lines: tuple[Line, ...]
    heading: str = ""
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Steps:
    """All steps of a flow, in the order in which they are read; arms that the review does not have are left out."""

    flow: Flow
    steps: tuple[Step, ...]

    @classmethod
    def of(cls, flow: Flow) -> Steps:
        """The steps of a review's flow."""
        return cls(flow, tuple(_steps(flow)))

    @property
    def found(self) -> int | None:
        """All records found, whatever the method; None where a part is not known."""
        return _sum(_found_elsewhere(self.flow) + _found(self.flow) if self.flow.has_other else _found(self.flow))

    @property
    def in_short(self) -> str:
        """Where it starts and where it ends, as one sentence; what is not known is said."""
        begin = "an unknown number of records" if self.found is None else _counted(self.found, "record", "records")
        new = self.flow.new_studies
        if not self.flow.has_previous:
            end = "an unknown number of studies" if self.flow.included is None else _studies(self.flow.included)
            return f"From {begin} found to {end} included."
        end = "an unknown number of studies" if new is None else _studies(new)
        total = (
            "" if self.flow.total_studies is None else f"; with the version before, {self.flow.total_studies} in all"
        )
        return f"From {begin} found to {end} newly included{total}."

    def groups(self) -> tuple[tuple[str, tuple[Step, ...]], ...]:
        """The steps under headings of their arm and stage, in order."""
        grouped: dict[str, list[Step]] = {}
        for step in self.steps:
            grouped.setdefault(_heading(step), []).append(step)
        return tuple((heading, tuple(steps)) for heading, steps in grouped.items())


def _steps(flow: Flow) -> Iterator[Step]:
    if flow.has_previous:
        yield _previous(flow)
    yield from _databases(flow)
    if flow.has_other:
        yield from _others(flow)
    yield from _included(flow)


def _previous(flow: Flow) -> Step:
    lines = (Line("Studies included", flow.previous_studies), Line("Reports of them", flow.previous_reports))
    return Step("previous", "previous", "identification", lines)


def _databases(flow: Flow) -> Iterator[Step]:
    found = _sum(_found(flow))
    yield Step(
        "identified",
        "databases",
        "identification",
        (
            *_with_parts("Databases", flow.databases, flow.database_specific_results),
            *_with_parts("Registers", flow.registers, flow.register_specific_results),
        ),
        "Records found",
    )
    removed = (
        Line("Duplicates", flow.duplicates, found),
        Line("Marked by a program as not fitting", flow.excluded_automatic, found),
        Line("For other reasons", flow.excluded_other, found),
    )
    yield Step("removed", "databases", "identification", removed, "Records removed before screening", aside=True)
    screened = flow.records_screened
    yield _step("screened", "databases", Line("Records screened by title and abstract", screened))
    yield _step("excluded", "databases", Line("Records excluded", flow.records_excluded, screened), aside=True)
    yield from _reports(
        "databases",
        flow.dbr_sought_reports,
        flow.dbr_notretrieved_reports,
        flow.dbr_assessed,
        flow.dbr_excluded or Excluded(),
    )


def _others(flow: Flow) -> Iterator[Step]:
    found = (
        Line("Websites", flow.website_results),
        Line("Organisations", flow.organisation_results),
        Line("Following citations", flow.citations_results),
    )
    yield Step("other_identified", "other", "identification", found, "Records found")
    yield from _reports(
        "other",
        flow.other_sought_reports,
        flow.other_notretrieved_reports,
        flow.other_assessed,
        flow.other_excluded or Excluded(),
    )


def _reports(
    arm: Arm, sought: int | None, lost: int | None, assessed: int | None, excluded: Excluded
) -> Iterator[Step]:
    prefix = "other_" if arm == "other" else ""
    yield _step(f"{prefix}sought", arm, Line("Reports sought in full", sought))
    yield _step(f"{prefix}lost", arm, Line("Reports not retrieved", lost, sought), aside=True)
    yield _step(f"{prefix}assessed", arm, Line("Reports assessed in full", assessed))
    lines = _with_parts("Reports excluded", excluded.total, excluded.reasons, assessed)
    yield Step(f"{prefix}left_out", arm, "screening", tuple(lines), aside=True)


def _included(flow: Flow) -> Iterator[Step]:
    new = "New studies included" if flow.has_previous else "Studies included"
    # Without a version before, the total is the number of new studies.
    studies = flow.new_studies if flow.has_previous or flow.new_studies is not None else flow.total_studies
    reports = flow.new_reports if flow.has_previous or flow.new_reports is not None else flow.total_reports
    yield Step("new", "included", "included", (Line(new, studies), Line("Reports of them", reports)))
    if flow.has_previous:
        lines = (Line("Studies in the review in all", flow.total_studies), Line("Reports of them", flow.total_reports))
        yield Step("total", "included", "included", lines)


def _step(name: str, arm: Arm, line: Line, *, aside: bool = False) -> Step:
    return Step(name, arm, "screening", (line,), aside=aside)


def _with_parts(
    label: str, n: int | None, parts: Sequence[FlowSource | FlowReason], whole: int | None = None
) -> Iterator[Line]:
    yield Line(label, n, whole)
    for part in parts:
        words = part.source if isinstance(part, FlowSource) else part.reason
        yield Line(words, part.n, n, is_part=True)


def _found(flow: Flow) -> tuple[int | None, ...]:
    return flow.databases, flow.registers


def _found_elsewhere(flow: Flow) -> tuple[int | None, ...]:
    return flow.website_results, flow.organisation_results, flow.citations_results


def _sum(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def _studies(number: int) -> str:
    return _counted(number, "study", "studies")


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _heading(step: Step) -> str:
    if step.arm in ("previous", "included"):
        return ARMS[step.arm]
    return f"{ARMS[step.arm]}: {STAGES[step.stage].lower()}"
