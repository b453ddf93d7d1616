"""The pages and frames that come with synth."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

_OF_DRAFTS = "drafts/"


def supplied_pages(*, drafts: bool = False) -> dict[str, str]:
    """The Markdown by path (`barriers/frame.md`); with those on drafts only where they are asked for."""
    # As data, by its place in the package: nothing of the room that fills these pages is needed to read them.
    found = dict(_markdown(files("synth") / "pour" / "pages", ""))
    return {path: text for path, text in found.items() if drafts or not path.startswith(_OF_DRAFTS)}


def _markdown(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.is_dir():
            yield from _markdown(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".md"):
            yield prefix + entry.name, entry.read_text("utf-8")
