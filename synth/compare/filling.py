"""Files from an archive or a history in a folder of our own: what a project is read from, and not too much of it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from synth.compare.faults import NoState
from synth.diagnostics.words import quoted
from synth.read.files import BIBLIOGRAPHY_LIMIT
from synth.read.packed import MOST_BYTES, leads_out

MOST_FILES = 100_000
_SINGLE = ("mkdocs.yml", "references.bib")


def is_wanted(path: str) -> bool:
    """Whether a project is read from the file at this path, relative to the project."""
    return path in _SINGLE or path.startswith("content/") or path.endswith(".csl")


class Filling:
    """Writes files into `folder`. Raises NoState for a path that leads out of it and for more than the limits."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._name = name
        self._files = 0
        self._bytes = 0

    def expect(self, size: int) -> None:
        """Count one more file of `size` bytes. Raises NoState where that is too much."""
        self._files += 1
        self._bytes += size
        if self._files > MOST_FILES or self._bytes > MOST_BYTES:
            raise NoState(
                f"{quoted(self._name)} holds more than {MOST_FILES:,} files or {MOST_BYTES:,} bytes; "
                "it was not unpacked."
            )

    def write(self, path: str, data: bytes) -> None:
        """Write one file that has been counted."""
        target = self._folder / inner_path(path, self._name)
        target.parent.mkdir(parents=True, exist_ok=True)
        # One byte more than is read says the same as the whole of a file that is too large.
        target.write_bytes(data[: BIBLIOGRAPHY_LIMIT + 1])


def inner_path(path: str, name: str) -> PurePosixPath:
    """The path, where it stays below its folder on every system. Raises NoState where it does not."""
    if leads_out(path):
        raise NoState(f"{quoted(name)} has a file whose path leads out of it, {quoted(path)}; it was not unpacked.")
    return PurePosixPath(path)
