"""Work done aside: in a copy of this process, while this one goes on."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from typing import TypeVar

_Result = TypeVar("_Result")


def aside(work: Callable[[], _Result]) -> Callable[[], _Result]:
    """Begin the work beside this process; calling what is returned waits for the result, which must be picklable.

    The work must change nothing but what it returns. Where the copy cannot be made or does not come to its end, the
    work is done here when its result is asked for, and raises here what it raises.
    """
    if not hasattr(os, "fork"):
        return work
    reader, writer = os.pipe()
    try:
        pid = os.fork()
    except OSError:
        os.close(reader)
        os.close(writer)
        return work
    if pid == 0:
        _work_and_end(work, reader, writer)
    os.close(writer)
    # Opened at once: where nobody asks for the result any more, it is closed, and the copy ends.
    incoming = os.fdopen(reader, "rb")

    def result() -> _Result:
        with incoming as pipe:
            packed = pipe.read()
        _, status = os.waitpid(pid, 0)
        if status != 0:
            return work()
        unpacked: _Result = pickle.loads(packed)
        return unpacked

    return result


def _work_and_end(work: Callable[[], object], reader: int, writer: int) -> None:
    status = 1
    try:
        os.close(reader)
        with os.fdopen(writer, "wb") as pipe:
            pickle.dump(work(), pipe, protocol=pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        # Without the clean-up of the process this is a copy of: its temporary folders and open files are not ours,
        # and neither is a word on its terminal.
        os._exit(status)
