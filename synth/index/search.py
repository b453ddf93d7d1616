"""The search index over the finished pages, made by Pagefind."""

from __future__ import annotations

import subprocess
from pathlib import Path

from pagefind.service import get_executable

BUNDLE = "pagefind"


class SearchFault(RuntimeError):
    """Pagefind is not there, or could not index the site; the message says which."""


def write_search_index(out: Path) -> None:
    """Index every page below `out` into `out/pagefind/`. Raises SearchFault."""
    program = get_executable()
    if program is None:
        raise SearchFault("Pagefind is not installed: install the package 'pagefind[extended]'")
    ran = subprocess.run(
        [program, "--site", out, "--output-path", out / BUNDLE, "--silent"],
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode != 0:
        said = (ran.stderr or ran.stdout).strip() or f"status {ran.returncode}"
        raise SearchFault(f"Pagefind could not index the site: {said[-2000:]}")
