"""From an address to a file of the site, and never to a file outside it."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote_to_bytes

_TYPES = mimetypes.MimeTypes()
for _suffix, _kind in {
    ".bib": "text/plain",
    ".csv": "text/csv",
    ".js": "text/javascript",
    ".json": "application/json",
    ".jsonl": "application/json",
    ".md": "text/plain",
    ".mjs": "text/javascript",
    ".nt": "text/plain",
    ".ris": "text/plain",
    ".svg": "image/svg+xml",
    ".ttl": "text/plain",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".yml": "text/plain",
}.items():
    _TYPES.add_type(_kind, _suffix)
_AS_TEXT = ("text/", "application/json", "application/xml", "application/manifest+json", "image/svg+xml")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to send, or the address to go to instead (a folder's own, with its last slash)."""

    file: Path | None = None
    move_to: str = ""


def locate(tree: Path, address: str) -> Found | None:
    """What stands at `address` (the path of a request, still percent-encoded) in `tree`; None if nothing does."""
    path, _, _ = address.partition("?")
    try:
        parts = unquote_to_bytes(path).decode().split("/")
    except UnicodeDecodeError:
        return None
    names = [part for part in parts if part]
    if any(name in (".", "..") or "\\" in name or "\0" in name for name in names):
        return None
    target = tree.joinpath(*names)
    try:
        if target.is_dir():
            if not path.endswith("/"):
                return Found(move_to=f"{_local(path)}/")
            target = target / "index.html"
        elif path.endswith("/"):
            return None
        inside = target.resolve().is_relative_to(tree.resolve())
        return Found(file=target) if inside and target.is_file() else None
    except OSError:  # A name too long, for instance.
        return None


def content_type(file: Path) -> str:
    """The media type by the file's ending, the same on every machine; text is UTF-8."""
    kind = _TYPES.guess_type(file.name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith(_AS_TEXT) else kind


def _local(path: str) -> str:
    """The address with one slash in front: `//host` would lead to another server."""
    return "/" + path.lstrip("/")
