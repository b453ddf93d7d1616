"""One build at a time for each site: a lock in a hidden folder beside the site."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from synth.publish.errors import Busy, Surroundings

if sys.platform != "win32":
    import fcntl

_LOCK = "lock"
_PAUSE = 0.05
_held: set[int] = set()


def workshop_of(site: Path) -> Path:
    """The hidden folder, on the same disk as the site, in which builds of it are made."""
    return site.with_name(f".{site.name}.synth")


@contextmanager
def exclusive(site: Path, patience: float, say: Callable[[str], None]) -> Iterator[Path]:
    """Hold the workshop of `site` for this process alone, and yield it. It goes afterwards, once empty.

    The lock ends with the process, however that ends. Waits `patience` seconds for another build,
    says so once through `say`, then raises `Busy`. Raises OSError.
    """
    if sys.platform == "win32":
        raise Surroundings("synth builds on Linux and macOS. On Windows, use the Windows Subsystem for Linux.")
    workshop = workshop_of(site)
    missing = [folder for folder in site.parents if not folder.exists()]
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        lock = _acquire(workshop, patience, say)
        _held.add(lock)
        try:
            yield workshop
        finally:
            # The lock file goes while it is held: who waits for it sees that it is gone, and makes a new one.
            with suppress(OSError):
                (workshop / _LOCK).unlink()
            _held.discard(lock)
            os.close(lock)
    finally:
        for folder in (workshop, *missing):
            with suppress(OSError):
                folder.rmdir()


def _acquire(workshop: Path, patience: float, say: Callable[[str], None]) -> int:
    waited_until = time.monotonic() + patience
    told = False
    while True:
        lock = _try(workshop)
        if lock is not None:
            return lock
        if time.monotonic() >= waited_until:
            raise Busy(
                f"Another build of this site is still running after {patience:g} seconds. "
                f"Try again when it has ended. The lock is '{workshop / _LOCK}'."
            )
        if not told:
            say("Another build of this site is running. Waiting for it to end.")
            told = True
        time.sleep(_PAUSE)


def _try(workshop: Path) -> int | None:
    """The lock, as an open file, or None while another process holds it. Makes what it needs."""
    with suppress(FileExistsError):
        workshop.mkdir()
    path = workshop / _LOCK
    if workshop.is_symlink() or path.is_symlink() or path.is_dir() or workshop.is_file():
        raise Surroundings(f"synth needs '{workshop}' for its own work while it builds. Remove what stands there.")
    try:
        lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
    except FileNotFoundError:
        return None  # The build before us removed the folder just now.
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(lock), path.stat()):
            return lock
    except (BlockingIOError, FileNotFoundError):
        pass
    except BaseException:
        os.close(lock)
        raise
    os.close(lock)
    return None


def _let_go() -> None:
    """In a forked child: the lock belongs to the parent alone, so that it ends with the parent."""
    for lock in _held:
        with suppress(OSError):
            os.close(lock)
    _held.clear()


if sys.platform != "win32":
    os.register_at_fork(after_in_child=_let_go)
