"""A project at a revision in git, read object by object: nothing is checked out, no hook or filter runs."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from synth.compare.faults import NoState
from synth.compare.filling import Filling, is_wanted
from synth.diagnostics.words import quoted, shorten

_FILE_MODES = ("100644", "100755")


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, under the name that it was asked for by; `root` is the repository, `prefix` the project in it."""

    name: str
    commit: str
    root: Path
    prefix: str


class History:
    """The history that a project's folder belongs to, if it belongs to one."""

    def __init__(self, project: Path) -> None:
        self._project = project

    @cached_property
    def exists(self) -> bool:
        """Whether there is git, and the project is in a repository."""
        return self._asked("rev-parse", "--show-toplevel") is not None

    @cached_property
    def shallow(self) -> bool:
        """Whether only the newest part of the history is here."""
        return self._asked("rev-parse", "--is-shallow-repository") == "true"

    def find(self, name: str) -> Revision | None:
        """The commit that a name means, such as `main`, `v1.2` or `HEAD~3`; None where there is none."""
        commit = self._asked("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        root = self._asked("rev-parse", "--show-toplevel")
        if not commit or not root:
            return None
        return Revision(name, commit, Path(root), self._asked("rev-parse", "--show-prefix") or "")

    def related(self, one: Revision, other: Revision) -> bool:
        """Whether the two have an ancestor in common."""
        return self._asked("merge-base", one.commit, other.commit) is not None

    def _asked(self, *arguments: str) -> str | None:
        """What git answers; None where it cannot."""
        try:
            done = subprocess.run(
                ["git", "-C", str(self._project), *arguments], capture_output=True, check=False, env=_surroundings()
            )
        except OSError:
            return None
        return os.fsdecode(done.stdout).removesuffix("\n") if done.returncode == 0 else None


def extract(revision: Revision, folder: Path) -> None:
    """Write what a project is read from into `folder`, as it is at the revision. Raises NoState."""
    wanted = []
    filling = Filling(folder, revision.name)
    for line in _listing(revision):
        about, _, path = line.partition("\t")
        mode, kind, digest, size = about.split()
        inner = path.removeprefix(revision.prefix)
        if kind == "blob" and mode in _FILE_MODES and path.startswith(revision.prefix) and is_wanted(inner):
            filling.expect(int(size))
            wanted.append((digest, inner))
    with subprocess.Popen(
        ["git", "-C", str(revision.root), "cat-file", "--batch"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_surroundings(),
    ) as objects:
        assert objects.stdin is not None and objects.stdout is not None
        for digest, inner in wanted:
            objects.stdin.write(f"{digest}\n".encode())
            objects.stdin.flush()
            answer = objects.stdout.readline().split()
            if len(answer) != 3:
                raise NoState(f"the history has lost a part of {quoted(revision.name)} ({inner}): try 'git fsck'.")
            filling.write(inner, objects.stdout.read(int(answer[2])))
            objects.stdout.read(1)


def no_such_revision(name: str, project: Path) -> NoState:
    """What to say where a name is neither on the disk nor in the history."""
    history = History(project)
    if not history.exists:
        return NoState(
            f"there is no folder or archive {quoted(name)}, and this project has no history in git in which to look "
            "for it. Name a folder or an archive"
        )
    if history.shallow:
        return NoState(
            f"{quoted(name)} is not here: this is a shallow clone, which has only the newest part of the history. "
            "Get the rest first: git fetch --unshallow"
        )
    return NoState(
        f"{quoted(name)} is no folder, no archive and no revision in git. 'git log --oneline' and 'git tag' list "
        "what there is; for a branch that is only elsewhere: git fetch"
    )


def _listing(revision: Revision) -> list[str]:
    command = ["git", "-C", str(revision.root), "ls-tree", "-r", "-l", "-z", "--full-tree", revision.commit, "--"]
    done = subprocess.run(
        [*command, *([revision.prefix] if revision.prefix else [])],
        capture_output=True,
        check=False,
        env=_surroundings(),
    )
    if done.returncode:
        raise NoState(f"git cannot list {quoted(revision.name)}: {shorten(os.fsdecode(done.stderr), 200)}")
    return [line for line in os.fsdecode(done.stdout).split("\0") if line]


def _surroundings() -> dict[str, str]:
    """Git's answers as programs read them, without asking anybody anything; paths mean themselves."""
    return {
        **os.environ,
        "LC_ALL": "C",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_LITERAL_PATHSPECS": "1",
        "GIT_NO_LAZY_FETCH": "1",
    }
