"""The file that says a folder was made by synth and may be replaced by it."""

from __future__ import annotations

import os
from pathlib import Path

MARKER = ".made-by-synth"
_TEXT = "synth made this folder. The next build replaces everything in it.\n"


def mark(folder: Path) -> None:
    """Write the marker into `folder`. Its bytes are always the same. Raises OSError."""
    (folder / MARKER).write_bytes(_TEXT.encode())


def is_marked(folder: Path) -> bool:
    """Whether synth made `folder`: it holds the marker, as a file of its own and not as a link."""
    try:
        descriptor = os.open(folder / MARKER, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return False
    with os.fdopen(descriptor, "rb") as file:
        try:
            return file.read(len(_TEXT) + 1) == _TEXT.encode()
        except OSError:
            return False
