"""Files written whole or not at all: a new one never in the place of another, a changed one in one step."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, with its folder. Raises FileExistsError, and OSError where it cannot."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = _written_beside(path, text)
    try:
        # A link, unlike a rename, never takes the place of a file that somebody made meanwhile.
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        # Some disks have no links.
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        temporary.replace(path)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()


def replace(path: Path, text: str) -> None:
    """Write a file anew with its old permissions and line ends. Raises OSError; the old file then stays."""
    with path.open("rb") as old:
        crlf = b"\r\n" in old.read()
    temporary = _written_beside(path, text.replace("\n", "\r\n") if crlf else text)
    try:
        shutil.copymode(path, temporary)
        temporary.replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            temporary.unlink()
        raise


def _written_beside(path: Path, text: str) -> Path:
    # A name that begins so is passed over when records are read.
    descriptor, name = tempfile.mkstemp(prefix=".#", suffix=f".{path.name}", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o666 & ~_umask())
    except BaseException:
        with suppress(FileNotFoundError):
            Path(name).unlink()
        raise
    return Path(name)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
