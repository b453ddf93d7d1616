"""The Nu Html Checker (vnu), which says where a page, a style sheet or a picture is not what the standards ask for."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass

from tests.fetched.npm import from_npm

_LONGEST = 300.0


@dataclass(frozen=True)
class Message:
    """What the checker says of a place; `level` is error, warning or info."""

    address: str
    line: int
    level: str
    text: str

    def __str__(self) -> str:
        return f"{self.address}:{self.line}: {self.level}: {self.text}"


def find_checker() -> tuple[str, ...]:
    """The command that starts the checker: that of `SYNTH_VNU_JAR`, else the locked one, fetched with npm.

    Raises LookupError, which says why, where there is none.
    """
    java = shutil.which("java")
    if java is None:
        raise LookupError("Java is not installed")
    jar = os.environ.get("SYNTH_VNU_JAR") or from_npm("vnu-jar/build/dist/vnu.jar")
    # It asks nothing of this machine unless told to, and the pages are served by it.
    return (java, "-Xmx512m", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", str(jar))


def check(command: Iterable[str], addresses: Iterable[str]) -> tuple[Message, ...]:
    """What the checker says of pages (addresses), and of pages, style sheets and pictures (paths), in one run."""
    options = ("--exit-zero-always", "--stdout", "--format", "json", "--also-check-css", "--also-check-svg")
    done = subprocess.run(
        [*command, *options, *addresses], capture_output=True, text=True, timeout=_LONGEST, check=False
    )
    assert not done.returncode, done.stderr
    told = json.loads(done.stdout)["messages"]
    return tuple(
        Message(item.get("url", ""), item.get("lastLine", 0), item.get("subType") or item["type"], item["message"])
        for item in told
    )
