"""Where on the site something is told: what an answer of a checklist points at, with its address and its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NoReturn
from urllib.parse import unquote

from pydantic import BaseModel

from synth.diagnostics.nearest import Nearest
from synth.diagnostics.words import quoted
from synth.link.graph import Graph
from synth.model.kinds import KINDS
from synth.model.review import Review
from synth.model.structure import shapes
from synth.read.page_outline import PageOutline, page_outline
from synth.read.supplied import supplied_pages

OWN = "pages/"
"""How a hand-written page is named, as it stands in the folder `content`."""
_HOME = "Home"
_REFERENCES = "references"
_METHODS = "methods/"
SHOWN_AT = {
    "title": "",
    "language": "",
    "question": "methods/#the_question",
    "about": "",
    "about_not": "",
    "key_messages": "",
    "methods": _METHODS,
    "methods.eligibility": "methods/#which_studies",
    "methods.searches": "methods/#the_searches",
    "methods.searches_note": "methods/#the_searches",
    "methods.selection": "methods/#how_chosen",
    "methods.extraction": "methods/#how_extracted",
    "methods.synthesis": "methods/#how_combined",
    "methods.confidence": "methods/#how_confident",
    "methods.involvement": "methods/#lived_experience",
    "methods.limitations": "methods/#its_limits",
    "flow": "flow/",
    "confidence_method": "methods/#how_confident",
    "conqual": "methods/#how_confident",
    "people": "methods/#the_people",
    "licence": "methods/#the_version",
    "licence_url": "methods/#the_version",
    "version": "methods/#the_version",
    "date": "methods/#the_version",
    "last_search": "",
    "citation_style": "references/",
}
"""Where the site shows a field of the review; the longest beginning of its name counts."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the site: its address from the site's root (`methods/#the_searches`), and what it is called."""

    address: str
    words: str


class Nowhere(Exception):
    """What is pointed at is not there; the message says what, `help` names the nearest."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.help = help


class Whereabouts:
    """Finds places on the site of one review."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._outlines: dict[str, PageOutline] = {}

    def find(self, written: str) -> Spot:
        """The place that a field of the review, a hand-written page or an address of the site leads to.

        Raises Nowhere.
        """
        path = written.partition("#")[0]
        if path.startswith(OWN) or path.endswith(".md"):
            return self._on_own_page(written)
        return self._at_address(written) if "/" in path else self._in_field(written)

    # -- fields of the review --

    def _in_field(self, written: str) -> Spot:
        if written not in _FIELDS:
            raise Nowhere(
                f"{quoted(written)} is not a field of review.yml.",
                Nearest(_FIELDS).hint(written, "write methods.eligibility, pages/about.md or findings/"),
            )
        value: object = self._graph.review
        for key in written.split("."):
            value = getattr(value, key, None)
        if value in (None, ()):
            raise Nowhere(
                f"The field '{written}' is empty, so it answers nothing.",
                "fill it in, or take it out here and write 'not_yet: …' with the reason",
            )
        name = written
        while name not in SHOWN_AT and "." in name:
            name = name.rpartition(".")[0]
        return self._shown(SHOWN_AT.get(name, _METHODS))

    def _shown(self, address: str) -> Spot:
        """A place that the site names itself; where a project's own page has no such heading, the page."""
        page, _, anchor = address.partition("#")
        outline = self._outline(self._pages[page])
        return _spot(page, anchor if anchor in outline.headings else "", outline)

    # -- pages --

    def _on_own_page(self, written: str) -> Spot:
        path, _, anchor = written.partition("#")
        name = path.removeprefix(OWN)
        address = _address_of(name)
        if not path.startswith(OWN) or name not in self._graph.pages or address not in self._pages:
            raise Nowhere(
                f"There is no page {quoted(path)} in the folder 'content'.",
                Nearest(OWN + page for page in self._graph.pages).hint(path, "write the page's file: pages/about.md"),
            )
        return self._on_page(address, name, anchor)

    def _at_address(self, written: str) -> Spot:
        path, _, anchor = written.partition("#")
        address = path.removeprefix("/")
        if address in self._pages:
            return self._on_page(address, self._pages[address], anchor)
        return self._on_frame(address, anchor) or self._no_page(address)

    def _on_page(self, address: str, page: str, anchor: str) -> Spot:
        return self._on_outline(address, anchor, self._outline(page))

    def _on_outline(self, address: str, anchor: str, outline: PageOutline) -> Spot:
        if anchor and anchor not in outline.headings:
            raise Nowhere(
                f"The page has no place {quoted('#' + anchor)}.",
                Nearest(outline.headings).hint(anchor, "name a heading of the page, or leave out the part from '#' on"),
            )
        return _spot(address, anchor, outline)

    def _no_page(self, address: str) -> NoReturn:
        known = Nearest(filter(None, self._pages))
        message = f"The site has no page at {quoted(address)}."
        raise Nowhere(message, known.hint(address, "write an address such as findings/"))

    def _on_frame(self, address: str, anchor: str) -> Spot | None:
        """On the page of a record or reference; None where there is none at the address."""
        folder, _, rest = address.partition("/")
        id = unquote(rest.removesuffix("/"))
        record = self._graph.records.get(id)
        more: dict[str, str] = {}
        if not rest.endswith("/"):
            return None
        if folder == _REFERENCES and id in self._graph.references:
            title = f"Reference {id}"
        elif record is not None and record.kind.folder == folder and not record.retired:
            title = f"{record.kind.label} {id}"
            more = {finding.id: f"finding {finding.id}" for finding in getattr(record.data, "findings", ())}
        else:
            return None
        outline = PageOutline(title, {**self._outline(f"{folder}/frame.md").headings, **more})
        return self._on_outline(address, anchor, outline)

    @cached_property
    def _sources(self) -> dict[str, str]:
        return {**supplied_pages(), **self._graph.pages}

    @cached_property
    def _pages(self) -> dict[str, str]:
        """Address to the page that stands there once: not to the frames of records."""
        frames = {f"{folder}/frame.md" for folder in (*(kind.folder for kind in KINDS.values()), _REFERENCES)}
        return {_address_of(page): page for page in sorted(self._sources) if page not in frames}

    def _outline(self, page: str) -> PageOutline:
        if page not in self._outlines:
            self._outlines[page] = page_outline(self._sources[page])
        return self._outlines[page]


def _spot(address: str, anchor: str, outline: PageOutline) -> Spot:
    title = outline.title or _HOME
    return Spot(f"{address}#{anchor}", f"{title}: {outline.headings[anchor]}") if anchor else Spot(address, title)


def _address_of(page: str) -> str:
    """The address of a page: `a/b.md` at `a/b/`, `a/index.md` at `a/`."""
    stem = page.removesuffix(".md")
    folder, _, name = stem.rpartition("/")
    if name in ("index", "README"):
        return f"{folder}/" if folder else ""
    return f"{stem}/"


def _fields(model: type[BaseModel], prefix: str) -> Iterator[str]:
    """The dotted name of every field of a block of keys and of the blocks within; answers cannot point at answers."""
    for name, shape in shapes(model).items():
        if prefix or name != "reporting":
            yield prefix + name
            if shape.item is None and shape.model is not None:
                yield from _fields(shape.model, f"{prefix}{name}.")


_FIELDS = tuple(_fields(Review, ""))
