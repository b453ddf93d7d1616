"""`synth serve`: build, show, wait for a save, build again."""

from __future__ import annotations

import errno
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from synth.diagnostics.report import safe, text_report
from synth.diagnostics.words import counted
from synth.publish import surroundings_behind
from synth.serve.outcome import BuildOutcome
from synth.serve.server import PreviewServer
from synth.serve.shelf import Shelf
from synth.serve.watch import watching

_WELL, _SURROUNDINGS = 0, 4


def serve(
    project_root: Path,
    port: int,
    host: str,
    build: Callable[[Path], BuildOutcome],
    print: Callable[[str], None],
) -> int:
    """Show the project at http://host:port/ until Ctrl-C, and build it anew after every save.

    `build` fills the empty folder it is given; it is called in this thread, one call at a time. Where
    it has errors or raises, the last good site stays and the page shows what is wrong. Returns the exit
    status: 0 after Ctrl-C, 4 where the port cannot be had. Port 0 takes a free one.
    """
    shelf = Shelf()
    try:
        server = PreviewServer(host, port, shelf)
    except (OSError, OverflowError) as error:
        print(_no_port(error, port, host))
        return _SURROUNDINGS
    try:
        with (
            tempfile.TemporaryDirectory(prefix="synth-preview-", ignore_cleanup_errors=True) as rooms,
            watching(project_root) as saves,
            _running(server, shelf),
        ):
            count = 1
            _rebuild(Path(rooms, str(count)), build, shelf, print)
            print(f"The preview is at {_address(server)} (Ctrl-C ends it).")
            while True:
                print(_told(saves.gather(), project_root))
                count += 1
                _rebuild(Path(rooms, str(count)), build, shelf, print)
    except KeyboardInterrupt:
        print("The preview has ended.")
        return _WELL


def _rebuild(room: Path, build: Callable[[Path], BuildOutcome], shelf: Shelf, print: Callable[[str], None]) -> None:
    """One build into `room`, shown if it is good; what it says goes to the terminal."""
    try:
        room.mkdir()
        outcome = build(room)
    except Exception as error:
        shelf.discard(room)
        shelf.show_problems((), _fault(error, print))
        return
    print("\n".join(text_report(outcome.diagnostics, outcome.summary)))
    if outcome.ok:
        shelf.show_site(room)
        return
    shelf.discard(room)
    errors = [item for item in outcome.diagnostics if item.severity == "error"]
    shelf.show_problems(errors, "" if errors else outcome.summary)


def _fault(error: Exception, print: Callable[[str], None]) -> str:
    surroundings = surroundings_behind(error)
    if surroundings is not None:
        print(safe(str(surroundings)))
        return str(surroundings)
    print("\n".join(safe(line) for line in traceback.format_exc().splitlines()))
    note = "synth itself failed here; this is no fault of your content. Please report it with what the terminal shows."
    print(note)
    return note


@contextmanager
def _running(server: PreviewServer, shelf: Shelf) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        shelf.close()
        server.shutdown()
        server.server_close()


def _address(server: PreviewServer) -> str:
    host, port = server.server_address[:2]
    return f"http://{host!s}:{port}/"


def _told(files: Sequence[str], project_root: Path) -> str:
    first = Path(files[0])
    name = first.relative_to(project_root).as_posix() if first.is_relative_to(project_root) else str(first)
    others = f" and {counted(len(files) - 1, 'other')}" if len(files) > 1 else ""
    return f"Saved: {safe(name)}{others}. Building."


def _no_port(error: OSError | OverflowError, port: int, host: str) -> str:
    other = "Name another one, for example --port 8123."
    if isinstance(error, OverflowError):
        return f"There is no port {port}: ports go from 1 to 65535. {other}"
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is in use by another program. {other}"
    if error.errno == errno.EACCES:
        return f"The system does not give port {port} to this user. {other}"
    return f"The preview cannot listen at '{host}', port {port}: {error.strerror}."
