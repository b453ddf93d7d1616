"""The preview as a person runs it: while it runs, editors learn of every new record."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

from synth.write.living import FOLDER
from tests.projects import minimal
from tests.serve.process import PATIENCE, eventually


def roots_known(root: Path) -> list[str]:
    path = root / FOLDER / "barrier.schema.json"
    if not path.exists():
        return []
    found: list[str] = json.loads(path.read_text("utf-8"))["$defs"]["id-root"]["enum"]
    return found


def wait_for(root: Path, expected: list[str]) -> None:
    eventually(lambda: roots_known(root), lambda known: known == expected)


def test_the_preview_keeps_the_schemas_current(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    process = subprocess.Popen(
        [sys.executable, "-m", "synth", "-C", str(root), "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        wait_for(root, ["no-plan"])
        assert process.stdout is not None
        while not process.stdout.readline().startswith(b"The preview is at"):
            pass
        # A record that is only begun is known as well.
        (root / "content/roots/no-money.yml").write_text("title: No money\n", "utf-8")
        wait_for(root, ["no-money", "no-plan"])
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=PATIENCE)
