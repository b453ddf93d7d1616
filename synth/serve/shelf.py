"""What the preview shows at the moment: the last good site, and what stands in the way of a newer one."""

from __future__ import annotations

import secrets
import shutil
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from synth.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Shown:
    """One state of the preview, whole in itself, so that a request sees one state only.

    `site_version` and `problems_version` change with what they name, and differ after a restart too.
    `note` stands in for the messages where the build itself failed.
    """

    site: Path | None = None
    site_version: str = "none"
    errors: Sequence[Diagnostic] = ()
    note: str = ""
    problems_version: str = "none"


@dataclass(slots=True)
class Shelf:
    """Holds the state for all threads and tells those who wait when it changes."""

    _shown: Shown = field(default_factory=Shown)
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _before: Path | None = None
    _closed: bool = False
    _start: str = field(default_factory=lambda: secrets.token_hex(4))
    _count: int = 0

    @property
    def shown(self) -> Shown:
        return self._shown

    @property
    def closed(self) -> bool:
        return self._closed

    def show_site(self, site: Path) -> None:
        """A good build: show `site` from now on, without problems."""
        stale, self._before = self._before, self._shown.site
        version = self._next_version()
        self._switch(Shown(site=site, site_version=version, problems_version=version))
        # The tree just replaced may still be read by a request; the one before it no longer is.
        if stale is not None:
            self.discard(stale)

    def discard(self, site: Path) -> None:
        """Remove a tree that is not shown."""
        shutil.rmtree(site, ignore_errors=True)

    def show_problems(self, errors: Sequence[Diagnostic], note: str = "") -> None:
        """A failed build: keep the site and say what is wrong."""
        self._switch(replace(self._shown, errors=tuple(errors), note=note, problems_version=self._next_version()))

    def wait_for_other(self, known: Shown, seconds: float) -> Shown:
        """The state, as soon as it is another than `known`, or after `seconds`."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._shown is not known, seconds)
            return self._shown

    def close(self) -> None:
        """Let everyone go who waits."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _next_version(self) -> str:
        self._count += 1
        return f"{self._start}-{self._count}"

    def _switch(self, shown: Shown) -> None:
        with self._changed:
            self._shown = shown
            self._changed.notify_all()
