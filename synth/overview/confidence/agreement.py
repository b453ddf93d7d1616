"""How far people agreed who coded the same things each on their own: shown, and never a condition for anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from synth.link.graph import Graph, Record
from synth.model.double_coding import CodedUnit, CodingRound

if TYPE_CHECKING:
    from nltk.metrics.agreement import AnnotationTask  # type: ignore[import-untyped]

_FEW = 50
"""Up to how many units the share with the same code moves by two points or more with each."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """A round of coding with what came of it."""

    coding: CodingRound
    compared: tuple[CodedUnit, ...]
    """The units that at least two people coded."""
    alike: int
    """How many of them got the same code from all who coded them."""
    alpha: float | None
    """Krippendorff's alpha for nominal codes; None where it is not defined."""
    kappa: float | None = None
    """Cohen's kappa; None where it is not defined, or others than the same two people coded what is compared."""

    @property
    def alone(self) -> int:
        """How many units one person alone coded."""
        return len(self.coding.units) - len(self.compared)

    @property
    def percent(self) -> str:
        """The share of compared units that got one code, in whole per cent: never rounded up to all or down to none."""
        share = round(100 * self.alike / len(self.compared))
        least, most = int(self.alike > 0), 100 - int(self.alike < len(self.compared))
        return f"{min(max(share, least), most)}\N{NO-BREAK SPACE}%"

    @property
    def figure(self) -> str:
        """Alpha with two places, `0.74`, `-0.08`; empty where it is not defined."""
        return _figure(self.alpha)

    @property
    def kappa_figure(self) -> str:
        """Kappa in the same form."""
        return _figure(self.kappa)

    @property
    def weight_of_one(self) -> str:
        """By how many points of a hundred one unit moves the share with the same code; empty where it is hardly any."""
        number = len(self.compared)
        return f"{100 / number:.0f}" if 0 < number <= _FEW else ""

    @property
    def apart(self) -> tuple[CodedUnit, ...]:
        """The units that got different codes."""
        return tuple(unit for unit in self.compared if not _is_alike(unit))


@dataclass(frozen=True, slots=True)
class CodedHere:
    """What of a round concerns one record: how many of its compared units, how many alike, and where they differ."""

    agreement: Agreement
    compared: int
    apart: tuple[str, ...]
    """The parts with different codes: a finding's or item's id, the record at the other end of a link, "" for all."""

    @property
    def alike(self) -> int:
        return self.compared - len(self.apart)


def agreements(graph: Graph) -> tuple[Agreement, ...]:
    """Every round that the review records, in its order."""
    return tuple(map(agreement_of, graph.double_coding.rounds)) if graph.double_coding is not None else ()


def agreement_of(coding: CodingRound) -> Agreement:
    """What came of one round."""
    compared = coding.compared
    if not coding.is_measurable:
        return Agreement(coding, compared, sum(map(_is_alike, compared)), None)
    task = _task(compared)
    people = {coder for unit in compared for coder in unit.codes}
    kappa = float(task.kappa()) if len(people) == 2 else None
    return Agreement(coding, compared, sum(map(_is_alike, compared)), float(task.alpha()), kappa)


def coded_here(found: Sequence[Agreement]) -> Mapping[str, tuple[CodedHere, ...]]:
    """Record id to what of each round concerns the record; a link concerns the record that it goes out from."""
    here: dict[str, list[CodedHere]] = {}
    for agreement in found:
        units: dict[str, list[tuple[str, bool]]] = {}
        for unit in agreement.compared:
            id, part = _parted(unit.unit)
            units.setdefault(id, []).append((part, _is_alike(unit)))
        for id, parts in units.items():
            apart = tuple(part for part, is_alike in parts if not is_alike)
            here.setdefault(id, []).append(CodedHere(agreement, len(parts), apart))
    return {id: tuple(rounds) for id, rounds in here.items()}


def record_of(graph: Graph, unit: CodedUnit) -> tuple[Record, str]:
    """The record that a unit is or belongs to, and the part of it (empty for the whole)."""
    id, part = _parted(unit.unit)
    return graph.records[id], part


def _parted(unit: str) -> tuple[str, str]:
    id, _, part = unit.replace(" -> ", "/").partition("/")
    return id, part


def _is_alike(unit: CodedUnit) -> bool:
    return len(set(unit.codes.values())) == 1


def _figure(value: float | None) -> str:
    # Adding nothing makes 0.00 of what is rounded to -0.00.
    return "" if value is None else f"{round(value, 2) + 0.0:.2f}".replace("-", "−")


def _task(units: Sequence[CodedUnit]) -> AnnotationTask:
    """Units with two codes or more, of which there are at least two different ones, as the library takes them."""
    # Here and not above: only few reviews need it, and it takes most of a second to load.
    from nltk.metrics.agreement import AnnotationTask

    return AnnotationTask(
        data=[(coder, number, code) for number, unit in enumerate(units) for coder, code in unit.codes.items()]
    )
