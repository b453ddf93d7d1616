"""The search index over the finished pages, made by Pagefind."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import subprocess
from pathlib import Path

from pagefind.service import get_executable

BUNDLE = "pagefind"


class SearchFault(RuntimeError):
    """Pagefind is not there, or could not index the site; the message says which."""


def write_search_index(out: Path) -> None:
    """Index every page below `out` into `out/pagefind/`.

    Raises SearchFault, and OSError where the disk has no room for the index.
    """
    program = get_executable()
    if program is None:
        raise SearchFault("Pagefind is not installed: install the package 'pagefind[extended]'")
    bundle = out / BUNDLE
    ran = subprocess.run(
        [program, "--site", out, "--output-path", bundle, "--silent"],
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode != 0:
        said = (ran.stderr or ran.stdout).strip() or f"status {ran.returncode}"
        if number := _system_error(ran.returncode, said):
            raise OSError(number, os.strerror(number), str(bundle))
        raise SearchFault(f"Pagefind could not index the site: {said[-2000:]}")
    # Pagefind ends well even where files could not be written, and leaves them empty or cut off.
    disk = shutil.disk_usage(out)
    if (disk.total and not disk.free) or any(not path.stat().st_size for path in bundle.rglob("*.*")):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(bundle))


def _system_error(status: int, said: str) -> int:
    """The number of the system's error that stopped Pagefind, or 0: it is a signal, or stands in what it said."""
    if status == -signal.SIGXFSZ:
        return errno.EFBIG
    found = re.search(r"\(os error (\d+)\)", said)
    return int(found[1]) if found else 0
