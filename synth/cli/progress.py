"""What a long command tells while it works: one moving line on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Progress:
    """Tells each step and how long it took, on standard error."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._terminal = sys.stderr.isatty()

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Name a step while it runs and its seconds when it is done."""
        if self._quiet:
            yield
            return
        started = time.perf_counter()
        if self._terminal:
            print(f"  {name} …", end="", file=sys.stderr, flush=True)
        yield
        line = f"  {name}: {time.perf_counter() - started:.1f} s"
        print(f"\r\x1b[K{line}" if self._terminal else line, file=sys.stderr, flush=True)
