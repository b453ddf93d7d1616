"""A finished tree gets the same permissions on every machine, and is seen to hold only files and folders."""

from __future__ import annotations

import os
import stat
from pathlib import Path

_FOLDER, _FILE = 0o755, 0o644


def settle(tree: Path) -> None:
    """Set the permissions of `tree` and all in it, whatever the umask was.

    Raises ValueError, naming it, if anything in it is neither a file nor a folder: what is published must
    not point out of the site. Raises OSError.
    """
    tree.chmod(_FOLDER)
    with os.scandir(tree) as entries:
        for entry in entries:
            mode = entry.stat(follow_symlinks=False).st_mode
            if stat.S_ISDIR(mode):
                settle(Path(entry.path))
            elif not stat.S_ISREG(mode):
                raise ValueError(f"the finished site holds '{entry.path}', which is neither a file nor a folder")
            elif stat.S_IMODE(mode) != _FILE:
                Path(entry.path).chmod(_FILE)
