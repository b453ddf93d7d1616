"""The hand-written pages of a project, and the images that they show."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from synth.diagnostics import Diagnostics, Place
from synth.prose import PageProse, read_page
from synth.read.files import RECORD_LIMIT, read_text

PAGES = "content/pages"
_IMAGES = frozenset((".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif"))
_IGNORED = (".", "#")


@dataclass(frozen=True, slots=True)
class OwnPages:
    """What stands in the folder of pages: Markdown and images, by path within it."""

    markdown: Mapping[str, str] = field(default_factory=dict)
    images: Mapping[str, Path] = field(default_factory=dict)
    prose: Mapping[str, PageProse] = field(default_factory=dict)
    """Path of a page to what it cites and points at."""


def read_pages(project_root: Path, diagnostics: Diagnostics) -> OwnPages:
    """Read the pages. Only regular files are read; what else stands there is reported (S950, S951) and left out."""
    markdown: dict[str, str] = {}
    images: dict[str, Path] = {}
    prose: dict[str, PageProse] = {}
    root = project_root / PAGES
    for path in _files(root, diagnostics):
        name = path.relative_to(root).as_posix()
        if path.suffix == ".md":
            text = read_text(project_root, f"{PAGES}/{name}", RECORD_LIMIT, diagnostics)
            if text is not None:
                markdown[name] = text
                prose[name] = read_page(text)
        elif path.suffix.lower() in _IMAGES:
            images[name] = path
        else:
            diagnostics.add(
                "S951",
                Place(f"{PAGES}/{name}"),
                f"'{path.name[:60]}' is neither a page (.md) nor an image that can be shown.",
                "Pages end in .md, images in .png, .jpg, .webp, .gif or .avif. Remove or rename the file.",
            )
    return OwnPages(markdown, images, prose)


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
