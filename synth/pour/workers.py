"""Shares independent work between processes that start as copies of this one."""

from __future__ import annotations

import gc
import os
import signal
import traceback
from collections.abc import Callable

# Below this a second process costs more than it saves.
WORTH_SHARING = 500


class WorkerFault(RuntimeError):
    """A worker failed; the message is its traceback."""


def share(count: int, work: Callable[[int], None], processes: int) -> None:
    """Call `work(0)` to `work(count - 1)`, each once, in up to `processes` processes.

    The work must leave its results in files of its own: nothing comes back. Raises what `work` raises in this
    process; for what it raises in another, OSError where the system refused something, else WorkerFault.
    """
    if count < WORTH_SHARING or not hasattr(os, "fork"):
        processes = 1
    # What is frozen is not looked at by the collector: it need not walk the whole graph again and again, and the
    # copies go on sharing its memory.
    gc.freeze()
    workers: list[tuple[int, int]] = []
    try:
        for part in range(1, processes):
            workers.append(_start(range(part, count, processes), work))
        for index in range(0, count, processes):
            work(index)
    except BaseException:
        for pid, _ in workers:
            os.kill(pid, signal.SIGKILL)
        raise
    finally:
        faults = [_wait(pid, pipe) for pid, pipe in workers]
        gc.unfreeze()
    for fault in filter(None, faults):
        raise fault


def _start(indexes: range, work: Callable[[int], None]) -> tuple[int, int]:
    """A copy of this process that does its part and ends: its id, and the pipe on which it says what went wrong."""
    reader, writer = os.pipe()
    parent = os.getpid()
    pid = os.fork()
    if pid:
        os.close(writer)
        return pid, reader
    status = 0
    try:
        for index in indexes:
            # Where the parent was killed, nobody waits for the pages any more.
            if os.getppid() != parent:
                break
            work(index)
    except BaseException as error:
        status = 1
        number = error.errno if isinstance(error, OSError) else None
        said = traceback.format_exc().encode("utf-8", "replace")[-60_000:]
        os.write(writer, b"%d\n%s" % (number or 0, said))
    finally:
        # Without the parent's clean-up: its temporary folders and open files are not this process's to close.
        os._exit(status)


def _wait(pid: int, pipe: int) -> Exception | None:
    """What went wrong in a worker, or None."""
    with os.fdopen(pipe, "rb") as reader:
        number, _, said = reader.read().decode("utf-8", "replace").partition("\n")
    _, status = os.waitpid(pid, 0)
    if not status:
        return None
    fault = WorkerFault(said or f"a worker ended with status {status}")
    if number in ("", "0"):
        return fault
    refused = OSError(int(number), os.strerror(int(number)))
    refused.__cause__ = fault
    return refused
