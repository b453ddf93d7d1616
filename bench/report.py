"""The figures of a bench as Markdown tables: ready for bench/README.md."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from itertools import pairwise

from bench.measure import Run
from bench.pages import Holdings

PARSE, CHECK, BUILD, HUGO = "bare parse", "synth check", "synth build", "Hugo"
NAMES = (PARSE, CHECK, BUILD, HUGO)
GOAL_CHECK, GOAL_BUILD, GOAL_GROWTH = 3.0, 1.0, 2.2

Timings = dict[tuple[str, int], list[Run]]
"""Command and size to its runs."""
Peaks = dict[tuple[str, int], int]
"""Command and size to the most memory held, in bytes."""


def figures(timings: Timings, peaks: Peaks) -> str:
    """Every command at every size."""
    rows = ["| records | command | median | all runs | processor time | peak memory |"]
    rows.append("| ---: | --- | ---: | --- | ---: | ---: |")
    for (name, size), runs in sorted(timings.items(), key=lambda item: (item[0][1], NAMES.index(item[0][0]))):
        each = ", ".join(f"{one.seconds:.2f}" for one in runs)
        rows.append(
            f"| {size:,} | {name} | {_median(timings, name, size):.2f} s | {each} "
            f"| {_processor(timings, name, size):.2f} s | {peaks[name, size] / 2**20:.0f} MB |"
        )
    return "\n".join(rows)


def ratios(timings: Timings) -> str:
    """The goals, met or missed, and how time grows from each size to the next."""
    sizes = sorted({size for _, size in timings})
    rows = ["| goal | " + " | ".join(f"{size:,} records" for size in sizes) + " |"]
    rows.append("| --- |" + " ---: |" * len(sizes))
    for title, over, under, goal in (
        (f"check: at most {GOAL_CHECK:g} times a bare parse", CHECK, PARSE, GOAL_CHECK),
        ("build without search index: faster than Hugo (below 1)", BUILD, HUGO, GOAL_BUILD),
    ):
        values = [_median(timings, over, size) / _median(timings, under, size) for size in sizes]
        rows.append(f"| {title} | " + " | ".join(_judged(value, goal) for value in values) + " |")
        values = [_processor(timings, over, size) / _processor(timings, under, size) for size in sizes]
        rows.append("| the same in processor time | " + " | ".join(f"{value:.2f}" for value in values) + " |")
    return "\n".join([*rows, *(line for pair in pairwise(sizes) for line in _growth(timings, *pair))])


def contents(found: dict[int, tuple[Holdings, Holdings]]) -> str:
    """What synth's and Hugo's sites hold, by size, and how far they are the same."""
    rows = ["| records | site of | HTML files | size | pages of records and references | links between them |"]
    rows.append("| ---: | --- | ---: | ---: | ---: | ---: |")
    for size, sites in found.items():
        for name, held in zip(("synth", "Hugo"), sites, strict=True):
            rows.append(
                f"| {size:,} | {name} | {held.files:,} | {held.size / 2**20:.0f} MB "
                f"| {len(held.pages):,} | {len(held.links):,} |"
            )
    for size, (ours, theirs) in found.items():
        rows.append(
            f"\n{size:,} records: {len(ours.pages & theirs.pages):,} pages and {len(ours.links & theirs.links):,} "
            f"links are in both; {len(ours.links - theirs.links):,} links are only in synth's, "
            f"{len(theirs.links - ours.links):,} only in Hugo's."
        )
    return "\n".join(rows)


def _growth(timings: Timings, small: int, large: int) -> Iterator[str]:
    yield f"\nFrom {small:,} to {large:,} records ({large / small:g} times as many) the time grows:\n"
    for name in (CHECK, BUILD, HUGO):
        growth = _median(timings, name, large) / _median(timings, name, small)
        if name != HUGO and large == 2 * small:
            yield f"- {name}: {_judged(growth, GOAL_GROWTH)}; goal: at most {GOAL_GROWTH:g}"
        else:
            yield f"- {name}: {growth:.2f}"


def _median(timings: Timings, name: str, size: int) -> float:
    return statistics.median(one.seconds for one in timings[name, size])


def _processor(timings: Timings, name: str, size: int) -> float:
    return statistics.median(one.processor_seconds for one in timings[name, size])


def _judged(value: float, goal: float) -> str:
    return f"{value:.2f} ({'met' if value <= goal else 'missed'})"
