"""Every record, reference and hand-written page into its frame, and out to its file."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from urllib.parse import urlsplit

from synth.check.unfinished import Unfinished
from synth.diagnostics import Diagnostics, Place
from synth.frame.engine import Rendered
from synth.frame.frame import Frame, UnknownSlot
from synth.link.graph import Graph
from synth.model.kinds import KINDS
from synth.overview.brief.brief import pdf_name
from synth.overview.overview import Overview
from synth.pour.downloads import FOLDER, Download
from synth.pour.draft_pages import DRAFTS, DraftPage
from synth.pour.foot import Foot
from synth.pour.head.heads import Heads
from synth.pour.page_citations import citations_of
from synth.pour.page_links import broken_links, line_of
from synth.pour.record_pages import ROOT, RecordPage, layouts, page_kinds, pages_of, root_of
from synth.pour.render import Renderer
from synth.pour.site import Site
from synth.pour.site_pages import SinglePage, site_page
from synth.pour.texts import Texts
from synth.pour.views.review import review_view
from synth.pour.workers import share
from synth.read.pages import PAGES

_FRAME = "/frame/index.html"
_NOT_FOUND = "404.html"
_EVERYWHERE = frozenset(("about_page", "about_site", "head"))


@dataclass(frozen=True, slots=True)
class PourReport:
    """What was written: the number of pages by kind, and the address of every page that a reader may look for."""

    counts: Mapping[str, int]
    addresses: tuple[str, ...]
    single: tuple[str, ...]
    """Those of them that stand once: no page of a record or reference."""


def pour(
    overview: Overview,
    rendered: Rendered,
    out: Path,
    diagnostics: Diagnostics,
    processes: int = 2,
    downloads: tuple[Download, ...] = (),
    printed: frozenset[str] = frozenset(),
    unfinished: tuple[Unfinished, ...] = (),
) -> PourReport:
    """Write every page of the site below `out`, in up to `processes` processes; `downloads` are listed on theirs.

    `printed` are the addresses of the briefs that stand there as PDF too. `unfinished` are the drafts that a preview
    shows as far as they go.

    A page with an unknown slot (S953) or at the address of a record (S954) is reported and left out; a link of a
    hand-written page that leads nowhere is reported (S955). Raises OSError where a page cannot be written.
    """
    site = Site(overview, rendered.settings, downloads, _own_pages(rendered), printed, unfinished)
    foot = Foot(site, rendered.pages)
    heads = Heads(site, Texts(site, ROOT))
    records = _record_pages(site, rendered, foot, diagnostics)
    drafts = _draft_pages(site, rendered, diagnostics)
    taken = {page.path for page in records} | {page.path for page in drafts}
    single = _single_pages(site, rendered, taken, diagnostics)
    pages: list[RecordPage | DraftPage | SinglePage] = [*single, *records, *drafts]
    batches: list[Sequence[RecordPage | DraftPage | SinglePage]] = [*_batches(single, records), drafts]
    for folder in dict.fromkeys(page.path.rpartition("/")[0].rpartition("/")[0] for page in pages):
        (out / folder).mkdir(parents=True, exist_ok=True)

    def write(index: int) -> None:
        for page in batches[index]:
            _write(f"{out}/{page.path}", page.html(site, foot, heads))

    share(len(batches), write, processes)
    files = {f"{FOLDER}/{file.name}" for file in downloads}
    files |= {f"{address}{pdf_name(address.split('/')[-2])}" for address in printed}
    _check_links(overview.graph, rendered, files | {page.path for page in pages}, diagnostics)
    counts = Counter(page.name for page in pages)
    return PourReport(
        {name: counts[name] for name in (*KINDS, "reference", "brief", "page")},
        _addresses([*single, *records]),
        _addresses(single),
    )


def _addresses(pages: Sequence[RecordPage | SinglePage]) -> tuple[str, ...]:
    return tuple(sorted(page.path.removesuffix("index.html") for page in pages if page.path != _NOT_FOUND))


def _batches(single: Sequence[SinglePage], records: Sequence[RecordPage]) -> list[Sequence[RecordPage | SinglePage]]:
    """The pages in the parts that one process makes: those about the same record together, as they share texts.

    The long index pages come first, so that no process is left alone with one at the end.
    """
    about: dict[str, list[RecordPage]] = {}
    for page in records:
        about.setdefault(page.id, []).append(page)
    return [*([page] for page in single), *about.values()]


def _own_pages(rendered: Rendered) -> dict[str, tuple[str, str]]:
    """The project's own pages by the path of their file: address and title."""
    return {
        source.removeprefix(f"{PAGES}/"): (path.removesuffix("index.html"), rendered.words[path].title)
        for path, source in rendered.sources.items()
        if not path.endswith(_FRAME)
    }


def _record_pages(site: Site, rendered: Rendered, foot: Foot, diagnostics: Diagnostics) -> list[RecordPage]:
    """Every page of a record or reference, in the order of kinds and ids."""
    renderer = cache(partial(Renderer, site))
    made = layouts(renderer)
    frames: dict[str, Frame] = {}
    for folder, layout in made.items():
        path = f"{folder}{_FRAME}"
        # The frame's own address stands in it, in full, as the canonical one.
        html = rendered.pages[path].replace(f"/{folder}/frame/", f"/{folder}/%%id%%/")
        root = root_of(folder)
        cited = citations_of(rendered.slotted.get(path), renderer(root))
        known = layout.names | _EVERYWHERE | {"id", "language"} | cited.keys()
        frame = _frame(html, known, path, rendered, diagnostics)
        if frame:
            same = {"about_site": foot.about_site(root), "language": site.graph.review.language}
            frames[folder] = frame.bind(cited | same)
    return [page for kind in page_kinds(made, frames) for page in pages_of(site, kind)]


def _draft_pages(site: Site, rendered: Rendered, diagnostics: Diagnostics) -> list[DraftPage]:
    """The pages of drafts that still lack something: one frame, at the address that the record will have."""
    path = f"{DRAFTS}{_FRAME}"
    if path not in rendered.pages:
        return []
    layout = Renderer(site, ROOT).layout("draft.html")
    pages = []
    for draft in site.unfinished:
        html = rendered.pages[path].replace(f"/{DRAFTS}/frame/", f"/{draft.kind.folder}/{draft.id}/")
        if frame := _frame(html, layout.names | _EVERYWHERE, path, rendered, diagnostics):
            pages.append(DraftPage(draft, layout, frame))
    return pages


def _single_pages(site: Site, rendered: Rendered, taken: set[str], diagnostics: Diagnostics) -> list[SinglePage]:
    """Every page that stands once, by path; none at an address in `taken`."""
    renderers: dict[str, Renderer] = {}
    shared = review_view(site)
    pages: list[SinglePage] = []
    for path, html in rendered.pages.items():
        if path.endswith(_FRAME):
            continue
        source = rendered.sources.get(path, "")
        if path in taken:
            message = "This page would stand at the address of a record."
            diagnostics.add("S954", Place(source), message, "Give the page another file name.")
            continue
        page = site_page(path)
        root = _root(path, site.settings.site_url)
        renderer = renderers.get(root) or renderers.setdefault(root, Renderer(site, root))
        layout = renderer.layout("review.html", *page.templates)
        cited = citations_of(rendered.slotted.get(path), renderer)
        frame = _frame(html, layout.names | _EVERYWHERE | cited.keys(), path, rendered, diagnostics)
        if frame:
            bound = frame.bind(cited)
            pages.append(
                SinglePage(path, root, source or page.source, layout, bound, shared, page.view, rendered.words[path])
            )
    return pages


def _check_links(graph: Graph, rendered: Rendered, paths: set[str], diagnostics: Diagnostics) -> None:
    """Report the links of the project's own pages that lead nowhere."""
    old = {
        f"{record.kind.folder}/{id}/index.html"
        for record in graph.records.values()
        for id in (record.id, *record.data.aliases)
    }
    known = paths | old | rendered.files
    for path, source in rendered.sources.items():
        if path.endswith(_FRAME):
            continue
        for link in broken_links(path, rendered.pages, known):
            line = line_of(link.href, rendered.markdown[path])
            message = f"The link to '{link.href[:60]}' {link.why}."
            help = "Write the way from this page to the other's file, such as methods.md or barriers/index.md."
            diagnostics.add("S955", Place(source, line), message, help)


def _frame(html: str, known: frozenset[str], path: str, rendered: Rendered, diagnostics: Diagnostics) -> Frame | None:
    try:
        return Frame.parse(html, known)
    except UnknownSlot as fault:
        source = rendered.sources.get(path, path)
        message = f"This page holds '%%{fault.name[:60]}%%', which nothing fills."
        diagnostics.add("S953", Place(source), message, str(fault))
        return None


def _root(path: str, site_url: str) -> str:
    """From a page to the site's root; the page for wrong addresses is shown anywhere, so its way is absolute."""
    if path == _NOT_FOUND:
        return urlsplit(site_url).path or "/"
    return "../" * path.count("/") or "./"


def _write(target: str, html: str) -> None:
    """Write one page; plain calls of the operating system, as there are thousands."""
    with suppress(FileExistsError):
        os.mkdir(target.rpartition("/")[0])  # noqa: PTH102
    file = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    try:
        data = memoryview(html.encode("utf-8"))
        while data:
            data = data[os.write(file, data) :]
    finally:
        os.close(file)
