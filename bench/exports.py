"""`python -m bench.exports`: what the downloads cost, those of the page Data and those beside each page.

The bibliography is set beforehand: pages need it as well, and `bench.references` measures it.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.corpus import make_corpus
from bench.measure import machine
from bench.synth_project import write_synth_project
from synth import __version__
from synth.check.project import check_project
from synth.export import write_exports
from synth.export.beside import write_beside
from synth.overview.overview import Overview

# 12,500 records are 5,000 studies, each with a reference.
SIZES = (1_000, 10_000, 12_500)
ADDRESS = "https://example.org/review/"


def main() -> int:
    """Measure and print a table in Markdown."""
    options = _options()
    print(f"Machine: {machine()}; Python {sys.version.split()[0]}", flush=True)
    print(f"Command: python -m bench.exports {' '.join(sys.argv[1:])}".rstrip() + "\n", flush=True)
    print("| records | references | page Data (processor time) | files | size | beside pages | files |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    folder = Path(tempfile.mkdtemp(prefix="synth-bench-", dir=options.folder))
    # As the command does: nothing is collected before its end.
    gc.disable()
    try:
        for size in options.sizes:
            print(_row(size, folder / str(size), options.rounds), flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _row(size: int, folder: Path, rounds: int) -> str:
    write_synth_project(make_corpus(size), folder)
    graph = check_project(folder).graph
    if graph is None:
        raise SystemExit(f"the generated review of {size} records has errors")
    overview = Overview(graph)
    references = len(overview.bibliography.references)
    out = folder / "out"
    data, beside = [], []
    for _ in range(rounds):
        shutil.rmtree(out, ignore_errors=True)
        data.append(_timed(lambda: write_exports(overview, ADDRESS, __version__, out / "data")))
        beside.append(_timed(lambda: write_beside(overview, ADDRESS, __version__, out)))
    sizes = [file.stat().st_size for file in (out / "data").iterdir()]
    others = sum(1 for file in out.rglob("*") if file.is_file()) - len(sizes)
    return (
        f"| {size:,} | {references:,} | {statistics.median(data):.2f} s | {len(sizes)} | {sum(sizes) / 1e6:.1f} MB "
        f"| {statistics.median(beside):.2f} s | {others:,} |"
    )


def _timed(work: Callable[[], Any]) -> float:
    """Seconds of processor time: what else the machine does counts for less."""
    before = os.times()
    work()
    return sum(os.times()[:4]) - sum(before[:4])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.exports", description=__doc__)
    memory = Path("/dev/shm")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", default=memory if memory.is_dir() else None)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
