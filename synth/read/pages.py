"""The hand-written pages of a project, and the images that they show."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from synth.diagnostics import Diagnostics, Place
from synth.prose import PageProse, read_page
from synth.read.files import RECORD_LIMIT, folder_entries, read_text, shown
from synth.read.page_limits import report_limits
from synth.read.supplied import supplied_pages

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
    for path in _files(project_root, PAGES, diagnostics):
        name = path.removeprefix(f"{PAGES}/")
        ending = PurePosixPath(name).suffix
        if ending == ".md":
            text = read_text(project_root, path, RECORD_LIMIT, diagnostics)
            if text is not None and report_limits(path, text, diagnostics):
                markdown[name] = text
                prose[name] = read_page(text)
        elif ending.lower() in _IMAGES:
            images[name] = project_root / path
        else:
            diagnostics.add(
                "S951",
                Place(path),
                f"'{PurePosixPath(name).name[:60]}' is neither a page (.md) nor an image that can be shown.",
                "Pages end in .md, images in .png, .jpg, .webp, .gif or .avif. Remove or rename the file.",
            )
    _report_shared(markdown, diagnostics)
    return OwnPages(markdown, images, prose)


def destination(path: str) -> str:
    """The page that is made of a Markdown file: `a/b.md` to `a/b/index.html`."""
    stem = path.removesuffix(".md")
    folder, name = posixpath.split(stem)
    return f"{posixpath.join(folder, 'index')}.html" if name in ("index", "README") else f"{stem}/index.html"


def _report_shared(markdown: Mapping[str, str], diagnostics: Diagnostics) -> None:
    """Report pages at the address of another one, which would overwrite it."""
    supplied = supplied_pages(drafts=True)
    first = {destination(path).casefold(): path for path in sorted(supplied)}
    for path in sorted(markdown):
        other = first.setdefault(destination(path).casefold(), path)
        if other != path:
            message = f"This page would stand at the address of '{other}'"
            message += ", which comes with synth." if other in supplied else "."
            help = "Give it another file name" + (
                f", or '{other}' to take that page's place." if other in supplied else "."
            )
            diagnostics.add("S954", Place(f"{PAGES}/{path}"), message, help)


def _files(root: Path, folder: str, diagnostics: Diagnostics) -> Iterator[str]:
    """The paths of the files below a folder of the project, by name."""
    for entry in folder_entries(root, folder, diagnostics):
        path = f"{folder}/{entry.name}"
        if entry.name.startswith(_IGNORED) or entry.name.endswith("~"):
            continue
        if shown(path) != path:
            diagnostics.add("S014", Place(shown(path)), "The name of this file is not UTF-8.", "rename it")
        elif entry.is_dir(follow_symlinks=False):
            yield from _files(root, path, diagnostics)
        elif entry.is_file(follow_symlinks=False):
            yield path
        else:
            diagnostics.add(
                "S950",
                Place(path),
                f"'{entry.name[:60]}' is a link or a device, not a file of its own.",
                "Put the file itself here. Nothing outside the project is read.",
            )
