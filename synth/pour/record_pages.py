"""The pages of records and references: one frame a kind, filled as often as there are records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from synth.frame.frame import Frame
from synth.model.kinds import KINDS
from synth.overview.brief.brief import FOLDERS
from synth.pour.foot import Foot
from synth.pour.head.heads import Heads
from synth.pour.render import Layout, Renderer
from synth.pour.site import Site, reference_folder
from synth.pour.views.briefs import brief_view
from synth.pour.views.records import TEMPLATES, VIEWS
from synth.pour.views.references import reference_view
from synth.pour.views.view import View

# Every record stands at the same depth, so one renderer serves them all.
ROOT = "../../"
REFERENCES = "references"
_BRIEFS = {f"briefs/{folder}": kind for kind, folder in FOLDERS.items()}


@dataclass(frozen=True, slots=True)
class PageKind:
    """How the pages of one kind are made. `folder` is that of their addresses and of their frame."""

    name: str
    folder: str
    layout: Layout
    frame: Frame
    view: Callable[[Site, str], View]
    head: Callable[[Heads, str], str]
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

    def html(self, site: Site, foot: Foot, heads: Heads) -> str:
        """The whole page."""
        kind = self.kind
        values = {
            "id": self.folder,
            "head": kind.head(heads, self.id),
            "about_page": foot.about_page(
                kind.source(self.id), root_of(kind.folder), self.path.removesuffix("index.html")
            ),
        }
        return kind.layout.pour(kind.frame, kind.view(site, self.id), values)


def root_of(folder: str) -> str:
    """The way from a page in a folder of pages to the site's root."""
    return "../" * (folder.count("/") + 2)


def layouts(renderer: Callable[[str], Renderer]) -> dict[str, Layout]:
    """The templates of each kind of page, by the folder of its addresses; `renderer` gives that for a root."""
    made = {kind.folder: renderer(ROOT).layout(*TEMPLATES[name]) for name, kind in KINDS.items()}
    made[REFERENCES] = renderer(ROOT).layout("reference.html")
    return made | {folder: renderer(root_of(folder)).layout("brief.html") for folder in _BRIEFS}


def page_kinds(made: dict[str, Layout], frames: dict[str, Frame]) -> list[PageKind]:
    """The kinds of page whose frames are there."""

    def kind(
        name: str, folder: str, view: Callable[[Site, str], View], head: Callable[[Heads, str], str]
    ) -> list[PageKind]:
        if folder not in frames:
            return []
        return [PageKind(name, folder, made[folder], frames[folder], view, head, _source(folder))]

    return [
        *(found for name in KINDS for found in kind(name, KINDS[name].folder, _record_view(name), Heads.of_record)),
        *kind("reference", REFERENCES, reference_view, Heads.of_reference),
        *(
            found
            for folder, about in _BRIEFS.items()
            for found in kind("brief", folder, brief_view(about), partial(Heads.of_brief, kind=about))
        ),
    ]


def pages_of(site: Site, kind: PageKind) -> list[RecordPage]:
    """The pages of one kind, by id."""
    if kind.name == "reference":
        return [RecordPage(kind, key, reference_folder(key)) for key in site.graph.references]
    if kind.folder in _BRIEFS:
        return [RecordPage(kind, id, id) for id in site.briefs.ids[_BRIEFS[kind.folder]]]
    return [RecordPage(kind, record.id, record.id) for record in site.graph.of(kind.name)]


def _record_view(name: str) -> Callable[[Site, str], View]:
    view = VIEWS[name]
    return lambda site, id: view(site, site.graph.records[id])


def _source(folder: str) -> Callable[[str], str]:
    """The file to edit: all references stand in one, and so do all processes."""
    if folder == REFERENCES:
        return lambda key: "references.bib"
    if _BRIEFS.get(folder) == "process":
        return lambda id: "content/vocabulary.yml"
    return lambda id: f"content/{folder.removeprefix('briefs/')}/{id}.yml"
