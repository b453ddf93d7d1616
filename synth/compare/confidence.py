"""How sure we are: levels and components up or down, assessments made and taken back, ratings that were left behind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from synth.compare.difference import Difference
from synth.compare.evidence import bearings
from synth.compare.pair import Pair, told
from synth.link.fingerprint import is_stale
from synth.link.graph import Graph, Record
from synth.model.confidence import COMPONENTS, Concern, Confidence, Level
from synth.overview import words
from synth.overview.confidence.rating import Rating, rating_of

_LEVELS: tuple[Level, ...] = get_args(Level)
_CONCERNS: tuple[Concern, ...] = get_args(Concern)


def confidence_differences(pair: Pair) -> Iterator[Difference]:
    """The ratings of the review findings that are in both states."""
    for before, after in pair.kept_findings:
        was, now = _rating(pair.old.graph, before), _rating(pair.new.graph, after)
        yield from _overall(pair, before, after, was, now)
        old, new = before.data.confidence, after.data.confidence
        if old is not None and new is not None:
            yield from _parts(after, old, new)
        if now.stale and not was.stale:
            text = "its findings or components have changed, and the rating has not been made again"
            yield told("stale", after, text)


def _rating(graph: Graph, record: Record) -> Rating:
    return rating_of(graph, record, stale=is_stale(graph, record))


def _overall(pair: Pair, before: Record, after: Record, was: Rating, now: Rating) -> Iterator[Difference]:
    if was.level == now.level:
        return
    if was.level is None:
        yield told("assessed", after, f"is now rated: {now.said}")
    elif now.level is None:
        yield told("confidence-removed", after, f"is no longer rated (before: {was.said})")
    else:
        higher = _LEVELS.index(now.level) < _LEVELS.index(was.level)
        text = f"confidence goes {'up' if higher else 'down'} from {_level(was.level)} to {_level(now.level)}"
        yield told("confidence-up" if higher else "confidence-down", after, text + _ground(pair, before, after))


def _ground(pair: Pair, before: Record, after: Record) -> str:
    old = {pair.now_at(address): stance for address, stance in bearings(pair.old.graph, before).items()}
    return "; the findings behind it are the same" if old == bearings(pair.new.graph, after) else ""


def _parts(record: Record, old: Confidence, new: Confidence) -> Iterator[Difference]:
    for name in COMPONENTS:
        was, now = getattr(old, name).level, getattr(new, name).level
        if was != now:
            more = _CONCERNS.index(now) > _CONCERNS.index(was)
            label = words.COMPONENT[name][1].lower()
            text = f"{label}: {words.CONCERN[now].lower()} (before: {words.CONCERN[was].lower()})"
            yield told("more-concern" if more else "less-concern", record, text)
    if old.provisional and not new.provisional:
        yield told("no-longer-provisional", record, "the rating is no longer marked as provisional")
    elif new.provisional and not old.provisional:
        yield told("provisional", record, "the rating is now marked as provisional")


def _level(level: Level) -> str:
    return words.CONFIDENCE[level].lower()
