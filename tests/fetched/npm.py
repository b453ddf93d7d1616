"""What the tests use from npm: locked beside this file, fetched once into the environment that Python runs in."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
import sys
from pathlib import Path

_HERE = Path(__file__).parent
_LOCKED = ("package.json", "package-lock.json")
_LONGEST = 300.0


def from_npm(path: str) -> Path:
    """A file below `node_modules`, of the version that is locked here.

    Raises LookupError, which says why, where it cannot be had.
    """
    folder = Path(sys.prefix) / "from-npm"
    folder.mkdir(exist_ok=True)
    # Of several processes that ask at once, one fetches and the others wait.
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        fetched = folder / "fetched.json"
        wanted = (_HERE / "package-lock.json").read_bytes()
        if not fetched.exists() or fetched.read_bytes() != wanted:
            _fetch(folder)
            fetched.write_bytes(wanted)
    return folder / "node_modules" / path


def _fetch(folder: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise LookupError("npm is not installed")
    for name in _LOCKED:
        shutil.copyfile(_HERE / name, folder / name)
    # No scripts: that of vnu-jar would fetch a Java of its own.
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=_LONGEST, check=False)
    except subprocess.TimeoutExpired:
        raise LookupError(f"npm fetched nothing within {_LONGEST:.0f} seconds") from None
    if done.returncode:
        raise LookupError(f"npm could not fetch what is locked in tests/fetched: {done.stderr[-300:]}")
