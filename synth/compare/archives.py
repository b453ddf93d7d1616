"""A project in a zip or tar archive, which anybody may have made."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Any

from synth.compare.faults import NoState
from synth.compare.filling import Filling, inner_path, is_wanted
from synth.diagnostics.words import quoted
from synth.read.packed import MOST_BYTES, is_link

_COMPRESSED: dict[bytes, Callable[[Path, str], Any]] = {
    b"\x1f\x8b": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ\0": lzma.open,
}
_BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)


def unpacks(path: Path) -> bool:
    """Whether the file is an archive of a kind that can be read."""
    if zipfile.is_zipfile(path):
        return True
    try:
        with _tar(path) as archive:
            return archive.next() is not None
    except (*_BROKEN, NoState):
        return False


def unpack(path: Path, folder: Path) -> None:
    """Write what a project is read from into `folder`; links and devices are left out.

    The project may stand in a folder of the archive. Raises NoState for an archive that is broken, too large, encrypted
    or has a path that leads out of it; `folder` may then hold a part.
    """
    members = _zip_members if zipfile.is_zipfile(path) else _tar_members
    try:
        project = _project(path, (name for name, _ in members(path, Filling(folder, path.name), reading=False)))
        filling = Filling(folder, path.name)
        for name, data in members(path, filling, reading=True):
            inner = name.removeprefix(project)
            if name.startswith(project) and is_wanted(inner):
                filling.write(inner, data)
    except _BROKEN as fault:
        raise NoState(f"the archive {quoted(path.name)} cannot be read: {fault}.") from fault


def _project(path: Path, names: Iterable[str]) -> str:
    """The folder of the mkdocs.yml nearest to the top, with a slash; "" for the top."""
    found = sorted((name.count("/"), name) for name in names if PurePosixPath(name).name == "mkdocs.yml")
    if not found:
        raise NoState(f"{quoted(path.name)} holds no project: there is no mkdocs.yml in it.")
    return found[0][1].removesuffix("mkdocs.yml")


def _zip_members(path: Path, filling: Filling, *, reading: bool) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            if info.is_dir():
                continue
            name = _name(info.filename, path)
            if is_link(info):
                continue
            filling.expect(info.file_size)
            # A member is never longer than it says: reading stops there, and its checksum is compared.
            yield name, archive.read(info) if reading and is_wanted(_tail(name)) else b""


def _tar_members(path: Path, filling: Filling, *, reading: bool) -> Iterator[tuple[str, bytes]]:
    with _tar(path) as archive:
        for info in archive:
            if info.isdir():
                continue
            name = _name(info.name, path)
            if not info.isreg():
                continue
            filling.expect(info.size)
            file = archive.extractfile(info) if reading else None
            yield name, file.read() if file else b""


def _name(written: str, path: Path) -> str:
    return str(inner_path(written, path.name))


def _tail(name: str) -> str:
    """The path as it is if the project stands in it, as far as can be told before it has been found."""
    parts = PurePosixPath(name).parts
    return "/".join(parts[parts.index("content") :]) if "content" in parts else parts[-1]


def _tar(path: Path) -> tarfile.TarFile:
    """Read as a stream, one member after the other, of no more bytes than an archive may have."""
    with path.open("rb") as file:
        start = file.read(6)
    opened = next((opened for magic, opened in _COMPRESSED.items() if start.startswith(magic)), Path.open)
    source = opened(path, "rb")
    return tarfile.open(fileobj=_Limited(source, path.name), mode="r|", encoding="utf-8")


class _Limited(io.RawIOBase):
    """What comes out of a compressed stream, ended by NoState where it is more than an archive may have."""

    def __init__(self, source: IO[bytes], name: str) -> None:
        self._source = source
        self._name = name
        self._read = 0

    def read(self, size: int = -1) -> bytes:
        data = self._source.read(size)
        self._read += len(data)
        # Tar rounds every file up to its blocks.
        if self._read > 2 * MOST_BYTES:
            raise NoState(f"{quoted(self._name)} holds more than {MOST_BYTES:,} bytes; it was not unpacked.")
        return data

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        self._source.close()
        super().close()
