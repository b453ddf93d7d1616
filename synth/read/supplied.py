"""The pages and frames that come with synth."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable


def supplied_pages() -> dict[str, str]:
    """The Markdown by path (`barriers/frame.md`)."""
    # As data, by its place in the package: nothing of the room that fills these pages is needed to read them.
    return dict(_markdown(files("synth") / "pour" / "pages", ""))


def _markdown(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.is_dir():
            yield from _markdown(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".md"):
            yield prefix + entry.name, entry.read_text("utf-8")
