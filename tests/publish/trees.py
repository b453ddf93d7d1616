"""What tests of publishing share: small sites, and the exact state of a folder."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

from synth.publish import staged

PAGES = 2
_PROJECT = {"content", "synth", "tests", ".git", "references.bib", "mkdocs.yml"}


def state(folder: Path) -> dict[str, str]:
    """Every path below the folder with its kind, permissions and content; equal states are equal byte for byte.

    The cache of a project is left out: any build may fill it.
    """
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.relative_to(folder).parts[0] == ".cache":
            continue
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            content = str(path.readlink())
        else:
            content = hashlib.sha256(path.read_bytes()).hexdigest() if stat.S_ISREG(mode) else ""
        found[path.relative_to(folder).as_posix()] = f"{mode:o} {content}"
    return found


def project(folder: Path) -> Path:
    """A project as far as publishing looks at it."""
    root = folder / "project"
    for name in ("content/barriers", "synth", "tests", ".git/hooks"):
        (root / name).mkdir(parents=True)
    for name in ("content/review.yml", "content/barriers/a.yml", "references.bib", "mkdocs.yml", ".git/HEAD"):
        (root / name).write_text(f"{name}\n")
    return root


def write_pages(folder: Path, text: str) -> None:
    """A small site in which every page holds `text`."""
    for number in range(PAGES):
        page = folder / f"page-{number}" / "index.html"
        page.parent.mkdir()
        page.write_text(f"{text} {number}")


def publish(root: Path, text: str, site: str = "site") -> None:
    """Build a small site into the project's folder `site`."""
    with staged(root / site, root) as new:
        write_pages(new, text)


def texts(site: Path) -> list[str]:
    """The text of every page, in order."""
    return [page.read_text() for page in sorted(site.rglob("index.html"))]


def pages(text: str) -> list[str]:
    """What `texts` gives for a whole site of `text`."""
    return [f"{text} {number}" for number in range(PAGES)]


def beside(root: Path) -> set[str]:
    """What stands in the project's folder beyond the project."""
    return {entry.name for entry in root.iterdir()} - _PROJECT
