"""The pathways in parts, each small enough for a picture that can be looked at.

Where all that leads to some records is too much, a part shows less far back: what leads to its records at once, and
the solutions to the roots among that. Which roots have causes that are left out is known, and there are parts for
these roots too, so that every step is shown in one part at least.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from synth.link.graph import Record
from synth.overview.paths.pathways import MOST_IN_COLUMN, Pathways


@dataclass(frozen=True, slots=True)
class Part:
    """Some records with what leads to them."""

    records: tuple[Record, ...]
    pathways: Pathways
    left_out: Mapping[str, int]
    """Root id to how many of its causes are not shown here; roots of which all are shown are not named."""


def parts_of(pathways: Pathways, records: Sequence[Record]) -> list[Part]:
    """All that leads to some records in one part if that fits, otherwise in parts as few as can be found quickly."""
    whole = pathways.leading_to(records)
    if whole.fits_at_once:
        return [Part(tuple(records), whole, {})]
    return [_part(pathways, *together) for together in _packed(pathways, records)]


def roots_with_more_behind(pathways: Pathways, parts: Iterable[Part]) -> list[Record]:
    """The roots whose causes some of the parts leave out, and those behind them that have causes of their own."""
    behind = pathways.before(id for part in parts for id in part.left_out)
    return [root for root in pathways.of_kind("root") if root.id in behind and _causes(pathways, root.id)]


def _part(pathways: Pathways, records: Sequence[Record], shown: set[str]) -> Part:
    part = pathways.among(shown)
    left_out = {root.id: _causes(pathways, root.id) - _causes(part, root.id) for root in part.of_kind("root")}
    return Part(tuple(records), part, {id: number for id, number in left_out.items() if number})


def _causes(pathways: Pathways, id: str) -> int:
    return sum(step.source.kind.name == "root" for step in pathways.steps_to.get(id, ()))


def _packed(pathways: Pathways, records: Sequence[Record]) -> Iterator[tuple[list[Record], set[str]]]:
    """The records put together with those that share most with them, and the ids of all that is shown of these.

    Each time the one with most behind it comes first. If that alone is too much, others join it as long as the
    picture does not grow higher.
    """
    near = {record.id: _near(pathways, record) for record in records}
    kinds = {record.id: record.kind.name for column in pathways.columns for record in column}
    waiting = sorted(records, key=lambda record: -len(near[record.id]))
    while waiting:
        first = waiting.pop(0)
        together, shown = {first.id}, near[first.id]
        most = max(MOST_IN_COLUMN, _longest(shown, kinds))
        while fitting := [record for record in waiting if _longest(shown | near[record.id], kinds) <= most]:
            best = max(fitting, key=lambda record: (len(near[record.id] & shown), -len(near[record.id])))
            waiting.remove(best)
            together.add(best.id)
            shown = shown | near[best.id]
        yield [record for record in records if record.id in together], shown


def _near(pathways: Pathways, record: Record) -> set[str]:
    """A record, what leads to it at once, and the solutions to the roots among that."""
    sources = [step.source for step in pathways.steps_to.get(record.id, ())]
    answers = (
        step.source.id
        for source in sources
        for step in pathways.steps_to.get(source.id, ())
        if step.source.kind.name == "solution"
    )
    return {record.id, *(source.id for source in sources), *answers}


def _longest(ids: Iterable[str], kinds: Mapping[str, str]) -> int:
    return max(Counter(kinds[id] for id in ids).values())
