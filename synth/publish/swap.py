"""The finished site takes the place of the old one; what interrupted builds left is put right."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from synth.publish.exchange import exchange, sync
from synth.publish.marker import is_marked

_NEW, _OLD = "new-", "old-"


def fresh(workshop: Path) -> Path:
    """An empty folder to fill, in a folder of its own: what is made beside it is temporary too.

    The name is new every time: what a killed build's helpers still write misses it.
    """
    new = Path(tempfile.mkdtemp(prefix=_NEW, dir=workshop)) / "site"
    new.mkdir()
    return new


def put_in_place(new: Path, site: Path, workshop: Path) -> None:
    """Make `new` the site. The old one is left in the workshop. Raises OSError."""
    sync(new)
    if not site.exists() or not any(site.iterdir()):
        new.rename(site)
    elif not exchange(new, site):
        # Between these two the site is missing: `recover` brings it back if the process ends there.
        site.rename(tempfile.mkdtemp(prefix=_OLD, dir=workshop))
        new.rename(site)
    sync(site.parent)


def recover(site: Path, workshop: Path) -> None:
    """Bring back the old site if a build ended between taking it away and putting the new one there."""
    if site.exists():
        return
    for old in sorted(workshop.glob(f"{_OLD}*")):
        if is_marked(old):
            old.rename(site)
            return


def clear(workshop: Path, say: Callable[[str], None]) -> None:
    """Remove the trees of this build and of killed ones, and nothing else. Never fails."""
    for prefix in (_NEW, _OLD):
        for tree in sorted(workshop.glob(f"{prefix}*")):
            shutil.rmtree(tree, ignore_errors=True)
            if tree.exists():
                say(f"Some files of an earlier build could not be removed: '{tree}'.")
