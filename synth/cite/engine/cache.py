"""What the engine made, kept in a folder by a hash of all that it was made of.

Nothing depends on the folder: where it cannot be read or written, or a file in it is damaged, the work is done anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

FOLDER = ".cache/synth"
"""Where the cache lies in a project."""
MOST_FILES = 24
"""How many results are kept: those that were used last."""
_LARGEST = 200_000_000
_ENDING = ".json"


class Cache:
    """Results by name. `folder`, and the one it lies in, are made when there is something to keep."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get_or_make(self, made_of: Any, make: Callable[[], Any]) -> Any:
        """What `make` gives for exactly `made_of`, both of them JSON; made only where it is not kept."""
        name = _digest(made_of)
        kept = self._kept(name)
        if kept is not None:
            return kept
        made = make()
        with suppress(OSError):
            self._keep(name, made)
        return made

    def _kept(self, name: str) -> Any | None:
        path = self._folder / (name + _ENDING)
        try:
            # Only a regular file, through no link: the folder may have come with the project.
            descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
            with os.fdopen(descriptor, "rb") as file:
                status = os.fstat(descriptor)
                if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST or not self._is_plain():
                    return None
                checksum, _, data = file.read().partition(b"\n")
            if checksum != _checksum(data):
                return None
            made = json.loads(data)
        except (OSError, ValueError):
            return None
        with suppress(OSError):
            os.utime(path)
        return made

    def _keep(self, name: str, made: Any) -> None:
        for folder in (self._folder.parent, self._folder):
            folder.mkdir(exist_ok=True)
            if not stat.S_ISDIR(folder.lstat().st_mode):
                return
        data = json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()
        descriptor, temporary = tempfile.mkstemp(prefix=f"{name}.", suffix=".new", dir=self._folder)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(_checksum(data) + b"\n" + data)
            Path(temporary).replace(self._folder / (name + _ENDING))
        except BaseException:
            with suppress(OSError):
                Path(temporary).unlink()
            raise
        self._prune()

    def _is_plain(self) -> bool:
        """Whether the folder and the one it lies in are folders, not links to elsewhere."""
        return all(stat.S_ISDIR(folder.lstat().st_mode) for folder in (self._folder, self._folder.parent))

    def _prune(self) -> None:
        """Let go of what was not used for longest, and of what a build that was stopped left behind."""
        files = sorted(self._folder.iterdir(), key=_used, reverse=True)
        kept = [file for file in files if file.suffix == _ENDING]
        left = [file for file in files[MOST_FILES:] if file.suffix == ".new"]
        for file in (*kept[MOST_FILES:], *left):
            with suppress(OSError):
                file.unlink()


def _used(file: Path) -> tuple[float, str]:
    try:
        return file.lstat().st_mtime, file.name
    except OSError:
        return 0.0, file.name


def _digest(made_of: Any) -> str:
    data = json.dumps(made_of, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()
    return hashlib.sha256(data).hexdigest()[:40]


def _checksum(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()
