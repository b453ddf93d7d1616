"""A preview that runs as a process, and how tests talk to it."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

REPOSITORY = Path(__file__).parents[2]
PATIENCE = 120.0
"""Seconds until a test gives up waiting. Nothing is measured: machines stall."""


@dataclass
class Reply:
    """An answer of the preview."""

    status: int
    headers: dict[str, str]
    text: str


@dataclass
class Preview:
    """A running preview. `said` fills with what it prints."""

    process: subprocess.Popen[str]
    port: int = 0
    said: list[str] = field(default_factory=list)

    @property
    def builds(self) -> int:
        """How often it has built since the start."""
        return sum(line.startswith("Saved: ") for line in self.said)

    def get(self, address: str = "/", method: str = "GET") -> Reply:
        """Ask for an address, exactly as written."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.putrequest(method, address)
            connection.endheaders()
            answer = connection.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            return Reply(answer.status, headers, answer.read().decode())
        finally:
            connection.close()

    def wait_until(self, holds: Callable[[Reply], bool], address: str = "/") -> Reply:
        """The first answer of which `holds` is true."""
        return eventually(lambda: self.get(address), holds)

    def end(self, number: int = signal.SIGINT) -> int:
        """Send a signal and return the exit status."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


@contextmanager
def previewing(command: Sequence[str], temporary: Path, **environment: str) -> Iterator[Preview]:
    """Run a preview until the block ends; enter it when the address is known. Its own files go to `temporary`."""
    temporary.mkdir(exist_ok=True)
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=REPOSITORY,
        env={**os.environ, "TMPDIR": str(temporary), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    preview = Preview(process)

    def listening() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            preview.said.append(line.rstrip("\n"))

    listener = threading.Thread(target=listening, daemon=True)
    listener.start()
    try:
        address = eventually(lambda: re.search(r"http://127\.0\.0\.1:(\d+)/", "\n".join(preview.said)), bool)
        assert address is not None
        preview.port = int(address[1])
        yield preview
    finally:
        process.kill()
        process.wait()
        listener.join()
        assert process.stdout is not None
        process.stdout.close()


def eventually(look: Callable[[], T], holds: Callable[[T], bool]) -> T:
    """Look again and again until it holds; AssertionError with the last sight if it never does."""
    until = time.monotonic() + PATIENCE
    while not holds(seen := look()):
        assert time.monotonic() < until, f"it never came; the last was {seen!r}"
        time.sleep(0.03)
    return seen
