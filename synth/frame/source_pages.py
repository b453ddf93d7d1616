"""Collects the hand-written pages of a project, over the pages that come with synth."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from synth.diagnostics import Diagnostics, Place

PAGES = "content/pages"
_IMAGES = frozenset((".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif"))
_IGNORED = (".", "#")
LARGEST_PAGE = 1_000_000


@dataclass(frozen=True, slots=True)
class SourcePages:
    """What the engine renders: Markdown by path within the pages folder, and images to copy beside it."""

    markdown: Mapping[str, str]
    images: Mapping[str, Path]
    own: frozenset[str]
    """The paths that are the project's own; the others came with synth."""


def collect(project_root: Path, supplied: Mapping[str, str], diagnostics: Diagnostics) -> SourcePages:
    """Lay the project's pages over the supplied ones: a file of the same path takes the place of synth's.

    Only regular files are read. What else stands in the folder is reported (S950 to S952) and left out.
    """
    markdown = dict(supplied)
    images: dict[str, Path] = {}
    own: set[str] = set()
    root = project_root / PAGES
    for path in _files(root, diagnostics):
        name = path.relative_to(root).as_posix()
        if path.suffix == ".md":
            text = _read(path, f"{PAGES}/{name}", diagnostics)
            if text is not None:
                markdown[name] = text
                own.add(name)
        elif path.suffix.lower() in _IMAGES:
            images[name] = path
        else:
            diagnostics.add(
                "S951",
                Place(f"{PAGES}/{name}"),
                f"'{path.name[:60]}' is neither a page (.md) nor an image that can be shown.",
                "Pages end in .md, images in .png, .jpg, .webp, .gif or .avif. Remove or rename the file.",
            )
    return SourcePages(dict(sorted(markdown.items())), images, frozenset(own))


def _files(folder: Path, diagnostics: Diagnostics) -> Iterator[Path]:
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda item: item.name):
            if entry.name.startswith(_IGNORED) or entry.name.endswith("~"):
                continue
            path = Path(entry.path)
            if entry.is_dir(follow_symlinks=False):
                yield from _files(path, diagnostics)
            elif entry.is_file(follow_symlinks=False):
                yield path
            else:
                shown = path.relative_to(folder).as_posix()
                diagnostics.add(
                    "S950",
                    Place(_shown(path)),
                    f"'{shown[:60]}' is a link or a device, not a file of its own.",
                    "Put the file itself here. Nothing outside the project is read.",
                )


def _shown(path: Path) -> str:
    text = path.as_posix()
    return text[text.rindex(f"/{PAGES}/") + 1 :] if f"/{PAGES}/" in text else path.name


def _read(path: Path, shown: str, diagnostics: Diagnostics) -> str | None:
    if path.stat().st_size > LARGEST_PAGE:
        diagnostics.add("S952", Place(shown), "This page is larger than 1 MB.", "Split it into several pages.")
        return None
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        diagnostics.add(
            "S952",
            Place(shown),
            f"This page is not UTF-8 text: byte {fault.start + 1} is not.",
            "Save it as UTF-8.",
        )
        return None
