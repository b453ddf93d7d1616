"""Ends a small publication at every moment in turn: `python -m tests.publish.moments SIGNAL WAY FOLDER`.

A moment is a line of synth.publish about to run (but for the checks that only look), or a call to the
system that Python reports. For each one a forked child publishes a new site and sends itself the signal
there; then the parent looks at what the child left, builds again and looks once more. A process that is killed
leaves nothing but what stands on the disk: it is killed once for each thing that stood there. Prints how many
moments there were, how many of them were tried, and what was wrong.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

from synth.publish import destination, marker, staging, swap
from tests.publish.trees import beside, pages, project, publish, state, texts

_PUBLISH = str(Path(staging.__file__).parent)
_ONLY_LOOK = {destination.__file__, marker.__file__}
_CALLS = ("os.", "open", "shutil.", "tempfile.", "fcntl.")


def watch_moments(reached: Callable[[], None]) -> None:
    """Call `reached` at every moment from now on, in this process."""

    def line(frame: FrameType, event: str, argument: Any) -> Any:
        file = frame.f_code.co_filename
        if file in _ONLY_LOOK or not file.startswith(_PUBLISH):
            return None
        if event == "line":
            reached()
        return line

    def call(event: str, arguments: tuple[Any, ...]) -> None:
        if event.startswith(_CALLS) and event != "os.kill":
            reached()

    sys.addaudithook(call)
    sys.settrace(line)


def publish_and_end_at(root: Path, text: str, moment: int, number: int) -> int:
    """In a forked child: publish, with the signal at the given moment. Returns the child's status.

    At moment 0 there is no signal: how many moments there are is written down, and at which the disk has changed.
    """
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    count, looking = 0, False
    changed: list[int] = []
    last: dict[str, str] = {}

    def reached() -> None:
        nonlocal count, looking
        if looking:
            return
        count += 1
        if count == moment:
            os.kill(os.getpid(), number)
        if not moment:
            looking = True
            look()
            looking = False

    def look() -> None:
        nonlocal last
        if (now := state(root)) != last:
            changed.append(count)
        last = now

    status = 0
    try:
        signal.signal(signal.SIGTERM, _end)
        watch_moments(reached)
        publish(root, text)
    except (SystemExit, KeyboardInterrupt):
        status = 100
    finally:
        sys.settrace(None)
        if not moment:
            looking = True
            root.with_name("moments").write_text(json.dumps([count, changed]))
        os._exit(status)
    raise AssertionError("a child ends above")


def _end(number: int, frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)


def main(signal_name: str, way: str, folder: Path) -> int:
    """Try every moment with one signal; 0 if all was well."""
    # Flushing to the disk takes most of the time and is no part of the question.
    setattr(swap, "sync", lambda folder: None)  # noqa: B010
    if way == "two-steps":
        setattr(swap, "exchange", lambda one, other: False)  # noqa: B010
    number = signal.Signals[signal_name]
    root = project(folder)
    publish(root, "0")
    publish_and_end_at(root, "1", 0, number)
    count, changed = json.loads(root.with_name("moments").read_text())
    moments = changed if number == signal.SIGKILL else range(1, count + 1)
    wrong, published = [], "1"
    for moment in moments:
        status = publish_and_end_at(root, f"killed {moment}", moment, number)
        found = texts(root / "site") if (root / "site").exists() else []
        whole = found in (pages(published), pages(f"killed {moment}"))
        if not whole and not (way == "two-steps" and number == signal.SIGKILL and not found):
            wrong.append(f"moment {moment}: the site is neither old nor new: {found}")
        if status not in (0, 100, -signal.SIGKILL):
            wrong.append(f"moment {moment}: the child ended with {status}")
        try:
            publish_failing(root)
        except ZeroDivisionError:
            found = texts(root / "site") if (root / "site").exists() else []
            if found not in (pages(published), pages(f"killed {moment}")):
                wrong.append(f"moment {moment}: a failing build did not bring a whole site back: {found}")
        published = f"next {moment}"
        publish(root, published)
        if texts(root / "site") != pages(published) or beside(root) != {"site"}:
            wrong.append(f"moment {moment}: the next build gave {texts(root / 'site')} and left {beside(root)}")
    print(count, len(moments), *wrong, sep="\n")
    shutil.rmtree(folder)
    return 1 if wrong else 0


def publish_failing(root: Path) -> None:
    """A build that fails in the middle, as one with errors in the content does."""
    with staging.staged(root / "site", root):
        raise ZeroDivisionError


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], Path(sys.argv[3])))
