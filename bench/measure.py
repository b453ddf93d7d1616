"""Runs a command and says how long it took and how much memory it held."""

from __future__ import annotations

import os
import platform
import resource
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_SAMPLE_EVERY = 0.05


class CommandFailed(Exception):
    """A measured command did not end well; the message holds what it printed."""


@dataclass(frozen=True)
class Run:
    """One run: wall-clock seconds, seconds of processor time over all its processes."""

    seconds: float
    processor_seconds: float


def run(command: Sequence[str]) -> Run:
    """Run the command to its end (CommandFailed where its exit status is not 0)."""
    before, started = _children_seconds(), time.perf_counter()
    process = _start(command)
    output, _ = process.communicate()
    seconds = time.perf_counter() - started
    _must_be_well(command, process, output)
    return Run(seconds, _children_seconds() - before)


def peak_memory(command: Sequence[str]) -> int:
    """Run the command once more and return the most memory that all its processes held at a time, in bytes.

    Shared pages count once (the sum of PSS), sampled 20 times a second; a run of its own, so that sampling
    slows no timed run. Linux only (OSError elsewhere).
    """
    process = _start(command)
    peak = 0
    done = threading.Event()

    def sample() -> None:
        nonlocal peak
        while not done.is_set():
            peak = max(peak, sum(map(_held, _family(process.pid))))
            done.wait(_SAMPLE_EVERY)

    sampler = threading.Thread(target=sample)
    sampler.start()
    try:
        output, _ = process.communicate()
    finally:
        done.set()
        sampler.join()
    _must_be_well(command, process, output)
    return peak


def machine() -> str:
    """The processor, how many there are, memory and system, in one line."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text("utf-8").splitlines() if cpuinfo.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{names[0] if names else platform.processor() or 'unknown processor'}, {os.cpu_count()} cores, "
        f"{memory:.0f} GB, {platform.system()} {platform.release()}"
    )


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def _must_be_well(command: Sequence[str], process: subprocess.Popen[bytes], output: bytes) -> None:
    if process.returncode != 0:
        raise CommandFailed(f"{' '.join(command)}\nexit status {process.returncode}\n{output.decode(errors='replace')}")


def _children_seconds() -> float:
    """Processor time of all children that have ended and been waited for, and of theirs."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    found = [pid]
    for parent in found:
        try:
            for task in Path(f"/proc/{parent}/task").iterdir():
                found += map(int, (task / "children").read_text("ascii").split())
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def _held(pid: int) -> int:
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:")), 0)
