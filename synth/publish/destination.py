"""Which folders may be replaced by a site, and which must never be."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from synth.publish.errors import UnsafeDestination
from synth.publish.marker import is_marked

if sys.platform != "win32":
    import pwd

# Folders of the project that hold work: a site is made neither in their place nor inside them.
_WORK = (
    ".ci",
    ".git",
    ".github",
    ".venv",
    "bench",
    "content",
    "references.bib",
    "scripts",
    "synth",
    "tests",
)
_INSTEAD = "Name a new or empty folder."


def safe_destination(site_dir: Path, project_root: Path) -> Path:
    """Where what is made for `site_dir` really goes, all links followed: a site, or a folder of files.

    Raises `UnsafeDestination`, with the reason, for a folder that holds anything but a site that
    synth made. Touches nothing.
    """
    shown = str(site_dir)
    try:
        site, root = Path(os.path.realpath(site_dir)), Path(os.path.realpath(project_root))
        reason = _why_not(site, root)
    except ValueError as error:
        raise UnsafeDestination(f"'{shown!r}' is not the name of a folder. {_INSTEAD}") from error
    if reason:
        raise UnsafeDestination(f"Nothing can be put at '{shown}': {reason}. {_INSTEAD}")
    return site


def _why_not(site: Path, root: Path) -> str:
    """Why `site` must not be replaced, or nothing. Folders are compared by identity, not by name."""
    lineage = [_identity(folder) for folder in (site, *site.parents)]
    here = lineage[0]
    if site == Path(site.anchor):
        return "that is the whole disk"
    if here is not None and here in _above(root):
        return "that is the project itself, or a folder around it"
    if any(here is not None and here in _above(home) for home in _homes()):
        return "that is a home folder, or a folder around it"
    for name in _WORK:
        work = _identity(root / name)
        if (work is not None and work in lineage) or site.is_relative_to(root / name):
            return f"'{name}' holds work of the project"
    if ".git" in site.parts:
        return "'.git' holds the history of a project"
    if any(is_marked(folder) for folder in site.parents):
        return "it is inside another site, and goes with that site's next build"
    return _occupied(site)


def _occupied(site: Path) -> str:
    """Why what stands at `site` now must stay, or nothing."""
    try:
        mode = site.lstat().st_mode
    except FileNotFoundError:
        return ""
    except OSError as error:
        return f"the system says: {error.strerror}"
    if not stat.S_ISDIR(mode):
        return "that is a file, not a folder"
    if os.path.ismount(site):
        return "a disk is mounted there, so it cannot be replaced in one step (a folder inside it can)"
    try:
        names = {entry.name for entry in site.iterdir()}
    except OSError as error:
        return f"it cannot be read ({error.strerror})"
    if ".git" in names:
        return "it holds a '.git', the history of a project"
    if names and not is_marked(site):
        return "it is not empty, and synth did not make it"
    return ""


def _identity(path: Path) -> tuple[int, int] | None:
    """What makes a file or folder itself, under whatever name; None if there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _above(folder: Path) -> set[tuple[int, int] | None]:
    return {_identity(parent) for parent in (folder, *folder.parents)}


def _homes() -> list[Path]:
    """The home folder as the environment names it, and as the system does."""
    named = [os.environ.get("HOME", "")]
    if sys.platform != "win32":
        with suppress(KeyError):
            named.append(pwd.getpwuid(os.getuid()).pw_dir)
    return [Path(os.path.realpath(name)) for name in named if name.startswith("/")]
