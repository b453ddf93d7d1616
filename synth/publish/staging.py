"""The one way in which a site is published: staged beside the old one, then swapped with it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from synth.publish import surroundings
from synth.publish.destination import safe_destination
from synth.publish.lock import exclusive
from synth.publish.marker import mark
from synth.publish.swap import clear, fresh, put_in_place, recover
from synth.publish.tree import settle


def _to_stderr(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


@contextmanager
def staged(
    site_dir: Path,
    project_root: Path,
    *,
    patience: float = 300.0,
    say: Callable[[str], None] = _to_stderr,
) -> Iterator[Path]:
    """Yield an empty folder to fill; when the block ends well, it becomes `site_dir` in one step.

    If the block raises, the old site stays as it was and nothing else is left. What the block makes beside
    its folder goes in any case. Whatever a killed build left behind is put right first.

    `patience` is how many seconds to wait for another build of the same site; `say` receives plain
    sentences about waiting and leftovers.

    Raises `UnsafeDestination` before anything is touched, `Busy` when the other build takes too
    long, `Surroundings` for errors of disk and permission, also those raised inside the block.
    """
    site = safe_destination(site_dir, project_root)
    with surroundings.named(), exclusive(site, patience, say) as workshop:
        recover(site, workshop)
        safe_destination(site, project_root)
        try:
            new = fresh(workshop)
            yield new
            mark(new)
            settle(new)
            safe_destination(site, project_root)
            put_in_place(new, site, workshop)
        finally:
            # After the swap this clears the old tree, before it the unfinished one.
            recover(site, workshop)
            clear(workshop, say)
