"""Archives from strangers: looked through before anything is unpacked, and nothing is unpacked to disk."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from synth.diagnostics import Diagnostics, Place
from synth.read.packed import MOST_BYTES, is_link, leads_out

MOST_FILES = 10_000
LARGEST_TEXT = 50_000_000
"""Bytes of one file that is read."""
MOST_GROWTH = 200
"""How many times as large as its packed form a file may be; texts seldom reach 10."""
_SMALL = 1_000_000

_LOOK = "look where this file comes from; nothing of it was unpacked"


class Archive:
    """A ZIP archive whose files can be read by name. `names` are those of its files."""

    def __init__(self, data: bytes, path: str, diagnostics: Diagnostics) -> None:
        self._path = path
        self._diagnostics = diagnostics
        self._zip: zipfile.ZipFile | None = None
        self.names: tuple[str, ...] = ()
        try:
            opened = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as failure:
            message = f"This archive cannot be opened: {str(failure).lower().removesuffix('.')}."
            diagnostics.add(
                "S603", Place(path), message, "the end of the file is lost, or it was changed: export again"
            )
            return
        if fault := _fault(opened.infolist()):
            diagnostics.add("S604", Place(path), fault, _LOOK)
            return
        self._zip = opened
        self.names = tuple(info.filename for info in opened.infolist() if not info.is_dir())

    def read(self, name: str) -> bytes | None:
        """One file of the archive; None where an error was added."""
        assert self._zip is not None
        place = Place(f"{self._path}/{name}")
        try:
            with self._zip.open(name) as file:
                data = file.read(LARGEST_TEXT + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as failure:
            message = f"This file of the archive cannot be read: {str(failure).lower().removesuffix('.')}."
            self._diagnostics.add("S602", place, message, "export the file again, without a password")
            return None
        if len(data) > LARGEST_TEXT:
            self._diagnostics.add("S604", place, f"This file has more than {LARGEST_TEXT:,} bytes.", _LOOK)
            return None
        return data


def _fault(infos: list[zipfile.ZipInfo]) -> str:
    """Why an archive is not to be trusted, in words; empty where nothing speaks against it."""
    if len(infos) > MOST_FILES:
        return f"This archive holds {len(infos):,} files; at most {MOST_FILES:,} are looked at."
    if (total := sum(info.file_size for info in infos)) > MOST_BYTES:
        return f"This archive would unpack to {total:,} bytes; at most {MOST_BYTES:,} are."
    for info in infos:
        if leads_out(info.filename):
            return f"This archive holds a file that would stand outside its folder: '{info.filename}'."
        if is_link(info):
            return f"This archive holds a link: '{info.filename}'."
        if info.file_size > _SMALL and info.file_size > MOST_GROWTH * max(1, info.compress_size):
            return f"'{info.filename}' would unpack to {info.file_size:,} bytes from {info.compress_size:,}."
    return ""
