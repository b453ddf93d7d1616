"""The files of a project that may be read: regular ones only, found and opened without following any link."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from synth.diagnostics import Diagnostics, Place
from synth.diagnostics.nearest import Nearest
from synth.read.encoding import decode

RECORD_LIMIT = 1_000_000
"""The most bytes that a record can have."""
BIBLIOGRAPHY_LIMIT = 10_000_000
"""The most bytes that the bibliography can have."""

# What editors and systems leave behind: lock files, backups, swap files, folder settings.
_LEFTOVER = re.compile(r"\.#.*|#.*#|.*~|\..*\.sw[a-p]|\.DS_Store|Thumbs\.db|desktop\.ini|\.gitkeep|\.gitignore")
_RECORD_LIKE = re.compile(r".*\.ya?ml", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read. `path` is relative to the project, with forward slashes; `size` is in bytes."""

    path: str
    absolute: Path
    size: int


def find_records(root: Path, folder: str, diagnostics: Diagnostics) -> list[SourceFile]:
    """The record files of `content/<folder>`, by name. Everything else that lies there is reported."""
    here = "content"
    for part in ("", *folder.split("/")):
        here = f"{here}/{part}" if part else here
        if not _is_real_folder(root / here, here, diagnostics):
            return []
    return [file for entry in folder_entries(root, here, diagnostics) if (file := _record(entry, here, diagnostics))]


def folder_entries(root: Path, folder: str, diagnostics: Diagnostics) -> list[os.DirEntry[str]]:
    """What lies in a real folder of the project, by name; nothing where it is missing or an error was added."""
    if not _is_real_folder(root / folder, folder, diagnostics):
        return []
    try:
        with os.scandir(root / folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as failure:
        _report_folder(folder, failure, diagnostics)
        return []


def report_strays(root: Path, folder: str, known: Collection[str], diagnostics: Diagnostics) -> None:
    """Report what lies in a folder beside the files and folders that are `known` there: nothing of it is read."""
    nearest = Nearest(sorted(known))
    for entry in folder_entries(root, folder, diagnostics):
        name, place = entry.name, Place(shown(f"{folder}/{entry.name}"))
        if name in known or _LEFTOVER.fullmatch(name):
            continue
        if entry.is_symlink():
            _report_symlink(f"{folder}/{name}", diagnostics)
        elif entry.is_dir(follow_symlinks=False):
            message = "This folder is not searched: it is none of the folders that records stand in."
            help = nearest.hint(name, "move its records to the folder of their kind")
            diagnostics.add("S013", place, message, help)
        else:
            help = nearest.hint(name, "move it to the folder of its kind")
            diagnostics.add("S012", place, "This file is not read.", help)


def read_text(root: Path, path: str, limit: int, diagnostics: Diagnostics) -> str | None:
    r"""The text of a project file with `\n` line breaks, or None where an error was added.

    `limit` is the most bytes it can have; a larger file is not read at all. No part of the path
    below `root` may be a symbolic link.
    """
    data = _read_bytes(root, path, limit, diagnostics)
    return None if data is None else decode(data, shown(path), diagnostics)


def shown(path: str) -> str:
    r"""A path as it can be printed: bytes of a name that are not UTF-8 as `\xe9`."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _is_real_folder(folder: Path, path: str, diagnostics: Diagnostics) -> bool:
    """Whether the folder is there and is one; a folder that is missing holds no records, and that is well."""
    try:
        mode = folder.lstat().st_mode
    except FileNotFoundError:
        return False
    except OSError as failure:
        _report_folder(path, failure, diagnostics)
        return False
    if stat.S_ISLNK(mode):
        _report_symlink(path, diagnostics)
        return False
    if not stat.S_ISDIR(mode):
        diagnostics.add("S009", Place(path), f"This is {_kind(mode)} where a folder belongs.", "put a folder there")
        return False
    return True


def _record(entry: os.DirEntry[str], folder: str, diagnostics: Diagnostics) -> SourceFile | None:
    name, path = entry.name, f"{folder}/{entry.name}"
    if _LEFTOVER.fullmatch(name) and not entry.is_dir(follow_symlinks=False):
        return None
    if not name.isprintable() and shown(path) != path:
        diagnostics.add("S014", Place(shown(path)), "The name of this file is not UTF-8.", "rename it")
        return None
    if entry.is_symlink():
        _report_symlink(path, diagnostics)
        return None
    if entry.is_file(follow_symlinks=False):
        if name.endswith(".yml"):
            return SourceFile(path, Path(entry.path), entry.stat(follow_symlinks=False).st_size)
        _report_other_file(name, path, diagnostics)
        return None
    mode = entry.stat(follow_symlinks=False).st_mode
    if stat.S_ISDIR(mode) and not _RECORD_LIKE.fullmatch(name):
        message = "This folder is not searched: records stand side by side in the folder of their kind."
        diagnostics.add("S013", Place(path), message, f"move its records to {folder}/")
    else:
        diagnostics.add("S009", Place(path), f"This is {_kind(mode)}, not a file.", "put a file there, or take it away")
    return None


def _report_other_file(name: str, path: str, diagnostics: Diagnostics) -> None:
    if _RECORD_LIKE.fullmatch(name):
        right = name.rpartition(".")[0] + ".yml"
        diagnostics.add("S011", Place(path), "This file is not read: records end in '.yml'.", f"rename it to '{right}'")
    else:
        diagnostics.add("S012", Place(path), "This file is not read: it is not a record.", "move it elsewhere")


def _read_bytes(root: Path, path: str, limit: int, diagnostics: Diagnostics) -> bytes | None:
    """The bytes of a regular file of at most `limit` bytes, or None where an error was added."""
    if not _leads_through_folders(root, path, diagnostics):
        return None
    try:
        # Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
        descriptor = os.open(f"{root}/{path}", os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as failure:
        _report_unopened(root, path, failure, diagnostics)
        return None
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            message = f"This is {_kind(status.st_mode)}, not a file."
            diagnostics.add("S009", Place(shown(path)), message, "put a file there")
            return None
        if status.st_size <= limit:
            data = _read_up_to(descriptor, status.st_size, limit)
            if len(data) <= limit:
                return data
        _report_size(path, max(status.st_size, limit + 1), limit, diagnostics)
    except OSError as failure:
        diagnostics.add("S008", Place(shown(path)), f"This file cannot be read: {_reason(failure)}.", "try again")
    finally:
        os.close(descriptor)
    return None


def _read_up_to(descriptor: int, size: int, limit: int) -> bytes:
    """All bytes of a file that should have `size`; where it grows meanwhile, a little more than `limit` at most."""
    data = os.read(descriptor, size + 1)
    if len(data) == size:
        return data
    parts = [data]
    total = len(data)
    while total <= limit and (part := os.read(descriptor, limit + 1)):
        parts.append(part)
        total += len(part)
    return b"".join(parts)


def _leads_through_folders(root: Path, path: str, diagnostics: Diagnostics) -> bool:
    """Whether no folder on the way is a symbolic link. A missing one is left for opening to report."""
    end = path.find("/")
    while end > 0:
        with suppress(OSError):
            if stat.S_ISLNK(os.lstat(f"{root}/{path[:end]}").st_mode):
                _report_symlink(path[:end], diagnostics)
                return False
        end = path.find("/", end + 1)
    return True


def _report_unopened(root: Path, path: str, failure: OSError, diagnostics: Diagnostics) -> None:
    place = Place(shown(path))
    try:
        mode = (root / path).lstat().st_mode
    except OSError:
        mode = 0
    if stat.S_ISLNK(mode):
        _report_symlink(path, diagnostics)
    elif mode and not stat.S_ISREG(mode):
        diagnostics.add("S009", place, f"This is {_kind(mode)}, not a file.", "put a file there")
    elif isinstance(failure, FileNotFoundError):
        diagnostics.add("S008", place, "This file is missing.", "write it, or take it from another project")
    else:
        diagnostics.add("S008", place, f"This file cannot be read: {_reason(failure)}.", "mend its permissions")


def _report_folder(path: str, failure: OSError, diagnostics: Diagnostics) -> None:
    message = f"This folder cannot be read: {_reason(failure)}."
    diagnostics.add("S008", Place(shown(path)), message, "mend its permissions")


def _report_symlink(path: str, diagnostics: Diagnostics) -> None:
    message = "This is a symbolic link, and links are not followed."
    diagnostics.add("S010", Place(shown(path)), message, "put the file or folder itself in its place")


def _report_size(path: str, size: int, limit: int, diagnostics: Diagnostics) -> None:
    message = f"This file has {size:,} bytes; at most {limit:,} are read."
    diagnostics.add("S006", Place(shown(path)), message, "look what was saved under this name, or split it")


def _reason(failure: OSError) -> str:
    return (failure.strerror or str(failure)).lower()


def _kind(mode: int) -> str:
    for test, words in (
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISFIFO, "a pipe (FIFO)"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISLNK, "a symbolic link"),
        (stat.S_ISREG, "a file"),
    ):
        if test(mode):
            return words
    return "a device"
