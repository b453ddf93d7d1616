"""Where a state of a project comes from: a folder, an archive, or a revision of the project's own history."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from synth.compare.archives import unpack, unpacks
from synth.compare.faults import NoState
from synth.compare.revisions import History, extract, no_such_revision
from synth.diagnostics.words import quoted


@contextmanager
def opened(name: str, project: Path) -> Iterator[Path]:
    """The folder of the project as it is in `name`: a folder, a zip or tar archive, or a revision in git.

    What is on the disk goes before a revision of the same name. Archives and revisions are unpacked into a folder
    that is gone afterwards. Raises NoState.
    """
    path = Path(name)
    if path.is_dir() and (path / "mkdocs.yml").is_file():
        yield path.resolve()
        return
    with TemporaryDirectory(prefix="synth-diff-", ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch)
        if path.is_file() and unpacks(path):
            unpack(path, folder)
        elif (revision := History(project).find(name)) is not None:
            extract(revision, folder)
        elif path.is_dir():
            raise NoState(f"the folder {quoted(name)} is no project: there is no mkdocs.yml in it.")
        elif path.is_file():
            raise NoState(f"{quoted(name)} is not an archive that can be read: give a .zip or .tar file.")
        else:
            raise no_such_revision(name, project)
        if not (folder / "mkdocs.yml").is_file():
            raise NoState(f"{quoted(name)} holds no project: there is no mkdocs.yml in it.")
        yield folder


def check_related(old: str, new: str | None, project: Path) -> None:
    """Where both are revisions (None: what is checked out), whether they share a history. Raises NoState."""
    history = History(project)
    if any(Path(name).exists() for name in (old, new) if name):
        return
    first, second = history.find(old), history.find(new or "HEAD")
    if first is None or second is None or history.related(first, second):
        return
    if history.shallow:
        raise NoState(
            f"this is a shallow clone, so it cannot be told how {quoted(old)} leads to {quoted(new or 'HEAD')}. "
            "Get the whole history first: git fetch --unshallow"
        )
    raise NoState(
        f"{quoted(old)} and {quoted(new or 'HEAD')} have no history in common: neither came from the other. "
        "To compare them all the same, check each out into a folder: synth diff FOLDER FOLDER"
    )
