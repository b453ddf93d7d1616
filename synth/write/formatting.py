"""`synth fmt`: a file in its canonical form, with every value and every comment that it had."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from synth.diagnostics import Diagnostics
from synth.model.kinds import KINDS
from synth.model.schema import file_models
from synth.read.document import parse_document
from synth.read.files import RECORD_LIMIT, find_records, read_text
from synth.read.sources import CONTENT
from synth.write.layout import laid_out
from synth.write.tree import Tree, tree


class LostText(Exception):
    """The canonical form would read differently: a fault of ours, and nothing was written."""


def formatted(text: str, path: str, model: type[BaseModel], diagnostics: Diagnostics) -> str | None:
    """The canonical form of a file's text as `read_text` gives it; None where it does not read without a message.

    Raises LostText rather than giving a text that holds anything else.
    """
    faults = Diagnostics()
    document = parse_document(text, path, faults)
    if document is None or faults.items:
        diagnostics.extend(faults.items)
        return None
    before = tree(text)
    made = laid_out(before, model)
    if made == text:
        return made
    again = Diagnostics()
    same = parse_document(made, path, again)
    if same is None or again.items or same.value != document.value or not _same_comments(before, tree(made)):
        raise LostText(f"the canonical form of '{path}' would not hold what the file holds")
    return made


def _same_comments(one: Tree, other: Tree) -> bool:
    return Counter(one.comments) == Counter(other.comments)


def format_file(root: Path, path: str, diagnostics: Diagnostics) -> str | None:
    """The canonical text of a project's file where it differs from what stands there; None where nothing is to do.

    Line ends stay as they are. A file that cannot be read without a message adds it to `diagnostics`.
    """
    text = read_text(root, path, RECORD_LIMIT, diagnostics)
    if text is None:
        return None
    made = formatted(text, path, model_of(path), diagnostics)
    return None if made is None or made == text else made


def formattable(root: Path, diagnostics: Diagnostics) -> Iterator[str]:
    """The paths of all records, then of the review, the vocabulary and the changes, as far as they are there."""
    for kind in KINDS.values():
        yield from (file.path for file in find_records(root, kind.folder, diagnostics))
    for name in file_models().keys() - KINDS.keys():
        if (root / CONTENT / f"{name}.yml").exists():
            yield f"{CONTENT}/{name}.yml"


def model_of(path: str) -> type[BaseModel]:
    """The model of the file at a path relative to the project. Raises KeyError where it holds no record."""
    folder, _, name = path.removeprefix(f"{CONTENT}/").rpartition("/")
    if not path.startswith(f"{CONTENT}/") or not name.endswith(".yml"):
        raise KeyError(path)
    by_folder = {kind.folder: kind.model for kind in KINDS.values()}
    return by_folder[folder] if folder else file_models()[name.removesuffix(".yml")]
