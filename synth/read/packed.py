"""Files in archives and histories that anybody may have made: what is told from their list, before any is unpacked."""

from __future__ import annotations

import stat
from pathlib import PureWindowsPath
from zipfile import ZipInfo

MOST_BYTES = 200_000_000
"""Of all files together, unpacked."""


def leads_out(path: str) -> bool:
    """Whether a path leads out of the folder that it is in, on any system, or to no file at all."""
    # Windows takes either slash, and knows drives: what stays inside there stays inside everywhere.
    inner = PureWindowsPath(path)
    return not inner.parts or bool(inner.anchor) or ".." in inner.parts or "\0" in path


def is_link(info: ZipInfo) -> bool:
    """Whether a member of a ZIP archive is a symbolic link."""
    return stat.S_ISLNK(info.external_attr >> 16)
