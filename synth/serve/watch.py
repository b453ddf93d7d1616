"""Notices saves in the project and gathers those that come together."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

WATCHED_FILES = ("mkdocs.yml", "references.bib")
WATCHED_FOLDER = "content"

_QUIET = 0.08
_LONGEST = 1.0
_GLANCE_MS = 200


@dataclass(slots=True)
class Saves:
    """Files that were saved and not yet built."""

    _files: set[str] = field(default_factory=set)
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def add(self, files: Iterable[str]) -> None:
        with self._changed:
            self._files.update(files)
            self._changed.notify_all()

    def gather(self) -> list[str]:
        """Wait for a save, then for those that follow at once (for a second at most); all of them, sorted."""
        with self._changed:
            self._changed.wait_for(lambda: self._files)
            until = time.monotonic() + _LONGEST
            more = True
            while more and time.monotonic() < until:
                more = self._changed.wait(_QUIET)
            files, self._files = sorted(self._files), set()
            return files


@contextmanager
def watching(project_root: Path) -> Iterator[Saves]:
    """Watch the project's content, references and configuration while the block runs.

    Saves made from the moment this is entered are seen; so are folders that go and come back.
    """
    saves, stop = Saves(), threading.Event()
    watches = [
        _Watch(project_root / WATCHED_FOLDER, True, DefaultFilter(), saves, stop),
        _Watch(project_root, False, lambda _, path: Path(path).name in WATCHED_FILES, saves, stop),
    ]
    threads = [threading.Thread(target=each.run, daemon=True) for each in watches]
    for thread in threads:
        thread.start()
    for each in watches:
        each.started.wait(timeout=5)
    try:
        yield saves
    finally:
        stop.set()
        for thread in threads:
            thread.join(timeout=2)


@dataclass(slots=True)
class _Watch:
    folder: Path
    deep: bool
    counts: Callable[[Change, str], bool]
    saves: Saves
    stop: threading.Event
    started: threading.Event = field(default_factory=threading.Event)
    seen: bool = False

    def run(self) -> None:
        """Watch the folder until stopped; again from the start where it went or was replaced by another one."""
        again, polling = False, None
        while not self.stop.is_set():
            try:
                self._watch_this_one(again, polling)
            except FileNotFoundError:
                if self.seen:
                    self.saves.add([str(self.folder)])
                self.seen = False
            except Exception:
                # The system has no more watches to give: look at the files instead, now and then.
                polling = True
            again = True
            self.started.set()
            self.stop.wait(_GLANCE_MS / 1000)

    def _watch_this_one(self, again: bool, polling: bool | None) -> None:
        identity = _identity(self.folder)
        for changes in watch(
            self.folder,
            watch_filter=self.counts,
            recursive=self.deep,
            debounce=50,
            step=20,
            rust_timeout=_GLANCE_MS,
            yield_on_timeout=True,
            stop_event=self.stop,
            force_polling=polling,
            ignore_permission_denied=True,
        ):
            self.started.set()
            self.seen = True
            if again:
                # What was saved while nobody watched is in the folder by now.
                self.saves.add([str(self.folder)])
                again = False
            self.saves.add(path for _, path in changes)
            if _identity(self.folder) != identity:
                return


def _identity(folder: Path) -> tuple[int, int]:
    status = folder.stat()
    return status.st_dev, status.st_ino
