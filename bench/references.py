"""`python -m bench.references`: what it costs to set references and citations, anew and from the cache.

First the bibliography alone, in growing sizes; then a whole build of 10,000 records, with the bibliography set anew,
taken from the cache, and with one more citation than before.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.bibliography import bibtex, make_entry
from bench.corpus import make_corpus
from bench.measure import machine, run
from bench.synth_project import write_synth_project
from bench.words import Words
from synth.cite import FOLDER, Bibliography, Cache, set_bibliography
from synth.cite.engine.pandoc import engine_version
from synth.diagnostics import Diagnostics, Place
from synth.model.reference import Reference
from synth.model.review import Person, Review
from synth.prose import Cluster
from synth.read.bibtex import read_bibliography
from synth.read.styles import Style, read_style

SIZES = (1_250, 2_500, 5_000)
STYLES = ("apa", "vancouver", "chicago-author-date", "ieee", "chicago-notes-bibliography")
RECORDS = 10_000


def main() -> int:
    """Measure and print tables in Markdown."""
    options = _options()
    print(f"Machine: {machine()}; Python {sys.version.split()[0]}; {engine_version()}", flush=True)
    print(f"Command: python -m bench.references {' '.join(sys.argv[1:])}".rstrip() + "\n", flush=True)
    folder = Path(tempfile.mkdtemp(prefix="synth-bench-", dir=options.folder))
    try:
        print("| style | references | set anew (processor time) | for each | from the cache | kept |")
        print("| --- | ---: | ---: | ---: | ---: | ---: |")
        for style in options.styles:
            for size in options.sizes:
                print(_row(style, size, folder / f"{style}-{size}", options.rounds), flush=True)
        if options.records:
            print("\n| build of | bibliography | median | all runs |\n| --- | --- | ---: | --- |")
            for row in _builds(options.records, folder / "build", options.rounds):
                print(row, flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _row(style: str, size: int, folder: Path, rounds: int) -> str:
    references, clusters = _references(size)
    given = _style(style), references, clusters, _review()
    anew, kept = [], []
    for _ in range(rounds):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        anew.append(_timed(lambda: set_bibliography(*given, Cache(folder / FOLDER))))
        kept.append(_timed(lambda: set_bibliography(*given, Cache(folder / FOLDER))))
    size_on_disk = sum(file.stat().st_size for file in (folder / FOLDER).iterdir()) / 1e6
    first, again = statistics.median(anew), statistics.median(kept)
    each = f"{first / size * 1e3:.2f} ms"
    return f"| {style} | {size:,} | {first:.2f} s | {each} | {again:.2f} s | {size_on_disk:.1f} MB |"


def _builds(records: int, folder: Path, rounds: int) -> list[str]:
    """Whole builds without search index and downloads; of each kind one after the other."""
    write_synth_project(make_corpus(records), folder)
    command = [sys.executable, "-m", "synth", "-C", str(folder), "build", "--no-search", "--no-downloads"]
    page = folder / "content/pages/cited.md"
    key = next(iter(_keys(folder / "references.bib")))

    def built(before: Callable[[int], Any]) -> list[float]:
        found = []
        for number in range(rounds):
            shutil.rmtree(folder / "site", ignore_errors=True)
            before(number)
            found.append(run([*command, "--site-dir", str(folder / "site")]).seconds)
        return found

    rows = []
    for name, before in (
        ("set anew", lambda _: shutil.rmtree(folder / FOLDER, ignore_errors=True)),
        ("from the cache", lambda _: None),
        ("one citation more", lambda number: page.write_text(f"# Cited\n\nSee [@{key}, p. {number}].\n", "utf-8")),
    ):
        found = built(before)
        runs = ", ".join(f"{seconds:.2f}" for seconds in found)
        rows.append(f"| {records:,} records | {name} | {statistics.median(found):.2f} s | {runs} |")
    return rows


def _references(size: int) -> tuple[dict[str, Reference], list[Cluster]]:
    """References, and two citations for each three of them: a place in one, and two at once."""
    words = Words(size)
    text = bibtex([make_entry(number, words) for number in range(size)])
    references = {item.key: item for item in read_bibliography(text, "references.bib", Diagnostics())}
    keys = list(references)
    places: list[Cluster] = [((key, f"p. {number}"),) for number, key in enumerate(keys[::3])]
    pairs: list[Cluster] = [((one, ""), (two, "")) for one, two in zip(keys[::3], keys[1::3], strict=False)]
    return references, places + pairs


def _keys(file: Path) -> list[str]:
    return [item.key for item in read_bibliography(file.read_text("utf-8"), file.name, Diagnostics())]


def _style(name: str) -> Style:
    found = read_style(Path(), name, Place("content/review.yml"), Diagnostics())
    if found is None:
        raise SystemExit(f"{name} is no citation style")
    return found


def _review() -> Review:
    person = Person(name="The makers", role="Made it up.", interests="None.")
    shown: dict[str, Any] = {"title": "Made up", "language": "en", "people": (person,), "date": "2026-01-31"}
    return Review.model_construct(version="1", **shown)


def _timed(work: Callable[[], Bibliography]) -> float:
    """Seconds of processor time, the engine's included: what else the machine does counts for less."""
    before = os.times()
    work()
    return sum(os.times()[:4]) - sum(before[:4])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.references", description=__doc__)
    memory = Path("/dev/shm")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--styles", nargs="+", default=STYLES)
    parser.add_argument("--records", type=int, default=RECORDS, help="0: no whole builds")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", default=memory if memory.is_dir() else None)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
