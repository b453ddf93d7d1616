"""The pages of records and references: one frame a kind, filled as often as there are records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from synth.frame.frame import Frame
from synth.model.kinds import KINDS
from synth.pour.foot import Foot
from synth.pour.render import Layout, Renderer
from synth.pour.site import Site, reference_folder
from synth.pour.views.records import TEMPLATES, VIEWS
from synth.pour.views.references import reference_view
from synth.pour.views.view import View

# Every record stands at the same depth, so one renderer serves them all.
ROOT = "../../"
REFERENCES = "references"


@dataclass(frozen=True, slots=True)
class PageKind:
    """How the pages of one kind are made. `folder` is that of their addresses and of their frame."""

    name: str
    folder: str
    layout: Layout
    frame: Frame
    view: Callable[[Site, str], View]
    source: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class RecordPage:
    """The page of one record or reference, to be made: `id` is the record's id or the reference's key."""

    kind: PageKind
    id: str
    folder: str

    @property
    def name(self) -> str:
        """The kind of page, as reports count it."""
        return self.kind.name

    @property
    def path(self) -> str:
        """Its file below the site's folder."""
        return f"{self.kind.folder}/{self.folder}/index.html"

    def html(self, site: Site, foot: Foot) -> str:
        """The whole page."""
        kind = self.kind
        values = {"id": self.folder, "about_page": foot.about_page(kind.source(self.id), ROOT)}
        return kind.layout.pour(kind.frame, kind.view(site, self.id), values)


def layouts(renderer: Renderer) -> dict[str, Layout]:
    """The templates of each kind of page, by the folder of its addresses."""
    made = {kind.folder: renderer.layout(*TEMPLATES[name]) for name, kind in KINDS.items()}
    made[REFERENCES] = renderer.layout("reference.html")
    return made


def page_kinds(made: dict[str, Layout], frames: dict[str, Frame]) -> list[PageKind]:
    """The kinds of page whose frames are there."""
    kinds = [
        PageKind(name, folder, made[folder], frames[folder], _record_view(name), _record_source(folder))
        for name, folder in ((name, kind.folder) for name, kind in KINDS.items())
        if folder in frames
    ]
    if frame := frames.get(REFERENCES):
        source = _record_source(REFERENCES)
        kinds.append(PageKind("reference", REFERENCES, made[REFERENCES], frame, reference_view, source))
    return kinds


def pages_of(site: Site, kind: PageKind) -> list[RecordPage]:
    """The pages of one kind, by id."""
    if kind.name == "reference":
        return [RecordPage(kind, key, reference_folder(key)) for key in site.graph.references]
    return [RecordPage(kind, record.id, record.id) for record in site.graph.of(kind.name)]


def _record_view(name: str) -> Callable[[Site, str], View]:
    view = VIEWS[name]
    return lambda site, id: view(site, site.graph.records[id])


def _record_source(folder: str) -> Callable[[str], str]:
    """The file to edit: all references stand in one."""
    if folder == REFERENCES:
        return lambda key: "references.bib"
    return lambda id: f"content/{folder}/{id}.yml"
