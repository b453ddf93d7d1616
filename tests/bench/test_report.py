from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bench.measure import CommandFailed, Run, peak_memory, run
from bench.pages import holdings
from bench.report import BUILD, CHECK, HUGO, PARSE, contents, figures, ratios

PYTHON = sys.executable


def runs(*seconds: float, processor: float = 2) -> list[Run]:
    return [Run(one, processor * one) for one in seconds]


TIMINGS = {
    (PARSE, 100): runs(1.0, 1.0, 9.0),
    (CHECK, 100): runs(2.0, 2.5, 30.0),
    (BUILD, 100): runs(4.0, 4.0, 4.0, processor=1),
    (HUGO, 100): runs(8.0, 8.0, 8.0),
    (PARSE, 200): runs(2.0, 2.0, 2.0),
    (CHECK, 200): runs(7.0, 7.0, 7.0),
    (BUILD, 200): runs(8.8, 8.8, 8.8),
    (HUGO, 200): runs(8.0, 8.0, 8.0),
}


def test_ratios_compare_medians_and_say_what_is_missed() -> None:
    text = ratios(TIMINGS)
    assert "| check: at most 3 times a bare parse | 2.50 (met) | 3.50 (missed) |" in text
    assert "faster than Hugo (below 1) | 0.50 (met) | 1.10 (missed) |" in text
    assert "| the same in processor time | 0.25 | 1.10 |" in text
    assert "- synth check: 2.80 (missed); goal: at most 2.2" in text
    assert "- synth build: 2.20 (met); goal: at most 2.2" in text
    assert "- Hugo: 1.00\n" in text + "\n"


def test_figures_hold_every_run_and_the_memory() -> None:
    text = figures({(CHECK, 100): runs(2.0, 2.5, 30.0)}, {(CHECK, 100): 300 * 2**20})
    assert text.splitlines()[-1] == "| 100 | synth check | 2.50 s | 2.00, 2.50, 30.00 | 5.00 s | 300 MB |"


def page(site: Path, address: str, body: str) -> None:
    path = site / address / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"<html><nav><a href='/roots/r/'>not counted</a></nav><main>{body}</main></html>", "utf-8")


def test_links_are_compared_however_they_are_written(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    page(ours, "barriers/b", '<a class="to" href="../../roots/r/">R</a> <a href="../../roots/">all</a>')
    page(theirs, "barriers/b", '<a href="/roots/r/#f1">R</a> <a href="https://example.org/roots/r/">R</a>')
    for site in (ours, theirs):
        page(site, "roots/r", '<a href="/roots/r/">itself</a> <a href="/barriers/gone/">gone</a>')
        page(site, "roots", '<a href="/roots/r/">index</a>')
    page(ours, "barriers/old", '<meta http-equiv="refresh" content="0; url=/barriers/b/">')
    held = holdings(ours), holdings(theirs)
    assert held[0].links == held[1].links == {("barriers/b", "roots/r")}
    assert held[0].pages == {"barriers/b", "roots/r"}
    assert [one.files for one in held] == [4, 3]
    assert "2 pages and 1 links are in both; 0 links are only in synth's, 0 only in Hugo's." in contents({3: held})


def test_a_run_is_timed() -> None:
    done = run([PYTHON, "-c", "print('well')"])
    assert done.seconds > 0
    assert done.processor_seconds > 0


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="memory is sampled from Linux's /proc")
def test_memory_is_the_sum_over_all_processes() -> None:
    hold = "held = b'x' * 150_000_000; print('held', flush=True); input()"
    # Each holds it until the other does too.
    two = f"""
import subprocess, sys, time
other = subprocess.Popen([sys.executable, '-c', {hold!r}], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
held = b'x' * 150_000_000
other.stdout.readline()
time.sleep(1)
other.communicate(b'end')
"""
    assert 300_000_000 < peak_memory([PYTHON, "-c", two]) < 600_000_000


def test_a_command_that_fails_stops_the_bench() -> None:
    with pytest.raises(CommandFailed, match="no good"):
        run([PYTHON, "-c", "import sys; print('no good'); sys.exit(3)"])
