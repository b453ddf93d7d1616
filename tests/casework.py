"""Cases as data: a small project with something wrong in it, and what the check says about it.

A case is one TOML file. It lays files over the base project `tests/projects/minimal/`:

    row = "duplicate key, at the top or nested"         # the kind of bad input, a row of `tests/cases/rows.toml`
    expect = ["content/barriers/left-waiting.yml:5:1: error[S031]"]   # all errors and warnings, no others
    counts = {S103 = 100000}                            # instead of `expect`, where there are too many to list: by code
    says = ["stands in line 2"]                         # stands in the text output (optional)
    never = ["secret"]                                  # stands in no output (optional)
    [files]                                             # path = text
    [bytes]                                             # path = bytes in hexadecimal, blanks allowed
    [repeat]                                            # path = {before = "a: ", text = "[", times = 9, after = ""}
    [symlinks]                                          # path = target, relative to the link
    [special]                                           # path = "fifo" | "socket" | "folder" | "unreadable"
    [remove]                                            # paths = [...]: files of the base that are left out
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from synth.check.project import check_project
from synth.diagnostics import Diagnostic
from synth.diagnostics.report import FORMATS, dumped, github_report, json_report, sarif_report, text_report
from tests.projects import minimal

CASES = Path(__file__).parent / "cases"
ROWS: dict[str, list[str]] = tomllib.loads((CASES / "rows.toml").read_text("utf-8"))

_KNOWN = {"row", "expect", "counts", "says", "never", "files", "bytes", "repeat", "symlinks", "special", "remove"}
_NOBODY = 65534
# What must never reach a terminal as it is: controls, direction marks, tags.
_UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]")


@dataclass(frozen=True, slots=True)
class Found:
    """What a check said: the messages by place, and every form in which they are printed."""

    diagnostics: list[Diagnostic]
    outputs: dict[str, str]

    @property
    def messages(self) -> list[str]:
        """`path:line:column: severity[code]` of every error and warning."""
        return [
            f"{item.place.path}:{item.place.line}:{item.place.column}: {item.severity}[{item.code}]"
            for item in self.diagnostics
            if item.severity != "info"
        ]


@dataclass(frozen=True, slots=True)
class Case:
    """One case; `content` is its TOML."""

    area: str
    name: str
    content: dict[str, Any]

    @classmethod
    def load(cls, path: Path) -> Case:
        """Read a case. Raises `ValueError` for one that says something unknown."""
        content = tomllib.loads(path.read_text("utf-8"))
        if unknown := content.keys() - _KNOWN:
            raise ValueError(f"{path}: unknown {sorted(unknown)}")
        return cls(path.parent.name, path.stem, content)

    @property
    def row(self) -> str:
        return str(self.content["row"])

    @property
    def has_unreadable(self) -> bool:
        """Whether a file is to be unreadable, which no file is to root."""
        return "unreadable" in self.content.get("special", {}).values()

    def write(self, folder: Path) -> Path:
        """Write the case's project into a folder and give its root."""
        root = minimal(folder)
        for path in self.content.get("remove", {}).get("paths", ()):
            (root / path).unlink()
        for path, data in self._contents():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        for path, link in self.content.get("symlinks", {}).items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.is_dir():
                shutil.rmtree(target)
            target.unlink(missing_ok=True)
            target.symlink_to(link)
        for path, kind in self.content.get("special", {}).items():
            _make_special(root / path, kind)
        return root

    def problems(self, found: Found) -> list[str]:
        """How what was found differs from what the case expects; empty where the case passes."""
        problems = []
        if "counts" in self.content:
            counts = Counter(item.code for item in found.diagnostics)
            if counts != self.content["counts"]:
                problems.append(f"expected {self.content['counts']}, found {dict(counts)}")
        elif found.messages != self.content["expect"]:
            problems.append(f"expected {self.content['expect']}, found {found.messages}")
        text = found.outputs["text"]
        problems += [
            f"the text does not say {words!r}:\n{text}" for words in self.content.get("says", ()) if words not in text
        ]
        for name, output in found.outputs.items():
            problems += [f"{name} says {words!r}" for words in self.content.get("never", ()) if words in output]
            if unsafe := _UNSAFE.search(output):
                problems.append(f"{name} has the character U+{ord(unsafe[0]):04X}")
        return problems

    def _contents(self) -> Iterator[tuple[str, bytes]]:
        for path, text in self.content.get("files", {}).items():
            yield path, text.encode()
        for path, digits in self.content.get("bytes", {}).items():
            yield path, bytes.fromhex(digits)
        for path, parts in self.content.get("repeat", {}).items():
            yield path, (parts.get("before", "") + parts["text"] * parts["times"] + parts.get("after", "")).encode()


def all_cases() -> list[Case]:
    """Every case, by area and name."""
    return [Case.load(path) for area in ROWS for path in sorted((CASES / area).glob("*.toml"))]


def check(root: Path, *, as_nobody: bool = False) -> Found:
    """Check a project as `synth check` does; `as_nobody` without the rights of root, where the tests have them."""
    with unprivileged() if as_nobody else nullcontext():
        project = check_project(root)
    diagnostics = project.diagnostics.ordered()
    outputs = {
        "text": "\n".join(text_report(diagnostics, "")),
        "json": dumped(json_report(diagnostics, project.counts)),
        "github": "\n".join(github_report(diagnostics, "")),
        "sarif": dumped(sarif_report(diagnostics)),
    }
    assert outputs.keys() == set(FORMATS)
    return Found(diagnostics, outputs)


@contextmanager
def workspace() -> Iterator[Path]:
    """A folder that an ordinary user may enter, removed afterwards whatever stands in it."""
    folder = Path(tempfile.mkdtemp(prefix="synth-case-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def unprivileged() -> Iterator[None]:
    """Lay down the rights of root for a while, to whom no file is unreadable."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def snapshot(root: Path) -> dict[str, bytes | str]:
    """Everything below a folder: the bytes of files, the targets of links, the kinds of the rest."""
    found: dict[str, bytes | str] = {}
    for path in sorted(root.rglob("*")):
        name = str(path.relative_to(root))
        if path.is_symlink():
            found[name] = f"link to {path.readlink()}"
        elif path.is_file():
            found[name] = path.read_bytes()
        else:
            found[name] = f"mode {path.stat().st_mode:o}"
    return found


def _make_special(target: Path, kind: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if kind == "unreadable":
        target.chmod(0)
        return
    target.unlink(missing_ok=True)
    if kind == "fifo":
        os.mkfifo(target)
    elif kind == "folder":
        target.mkdir()
    elif kind == "socket":
        # The address of a socket has at most 107 bytes, so it is named from within its folder.
        here = Path.cwd()
        os.chdir(target.parent)
        try:
            with socket.socket(socket.AF_UNIX) as made:
                made.bind(target.name)
        finally:
            os.chdir(here)
    else:
        raise ValueError(f"unknown kind of special file: {kind}")
