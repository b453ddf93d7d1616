"""Every record, reference and hand-written page into its frame, and out to its file."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from urllib.parse import urlsplit

from synth.diagnostics import Diagnostics, Place
from synth.frame.engine import Rendered
from synth.frame.frame import Frame, UnknownSlot
from synth.link.graph import Graph
from synth.model.kinds import KINDS
from synth.overview.overview import Overview
from synth.pour.downloads import FOLDER, Download
from synth.pour.foot import Foot
from synth.pour.page_links import broken_links, line_of
from synth.pour.record_pages import ROOT, RecordPage, layouts, page_kinds, pages_of
from synth.pour.render import Renderer
from synth.pour.site import Site
from synth.pour.site_pages import SinglePage, site_page
from synth.pour.views.review import review_view
from synth.pour.workers import share

NAV = (
    "index.md",
    *(f"{kind.folder}/index.md" for name, kind in KINDS.items() if name != "study"),
    "studies/index.md",
    "methods.md",
    "contribute.md",
    "search.md",
)
"""The main pages, where mkdocs.yml does not name them."""
_FRAME = "/frame/index.html"
_NOT_FOUND = "404.html"
_FOOT = frozenset(("about_page", "about_site"))


@dataclass(frozen=True, slots=True)
class PourReport:
    """What was written: the number of pages by kind, and the address of every page that a reader may look for."""

    counts: Mapping[str, int]
    addresses: tuple[str, ...]


def supplied_pages() -> dict[str, str]:
    """The frames and pages that come with synth, as Markdown by path (`barriers/frame.md`)."""
    return dict(_markdown(files("synth.pour") / "pages", ""))


def pour(
    overview: Overview,
    rendered: Rendered,
    out: Path,
    diagnostics: Diagnostics,
    processes: int = 2,
    downloads: tuple[Download, ...] = (),
) -> PourReport:
    """Write every page of the site below `out`, in up to `processes` processes; `downloads` are listed on theirs.

    A page with an unknown slot (S953) or at the address of a record (S954) is reported and left out; a link of a
    hand-written page that leads nowhere is reported (S955). Raises OSError where a page cannot be written.
    """
    site = Site(overview, rendered.settings, downloads)
    foot = Foot(site, rendered.pages)
    records = _record_pages(site, rendered, foot, diagnostics)
    single = _single_pages(site, rendered, {page.path for page in records}, diagnostics)
    # The long index pages first, so that no process is left alone with one at the end.
    pages: list[RecordPage | SinglePage] = [*single, *records]
    for folder in dict.fromkeys(page.path.rpartition("/")[0].rpartition("/")[0] for page in pages):
        (out / folder).mkdir(parents=True, exist_ok=True)

    def write(index: int) -> None:
        page = pages[index]
        _write(f"{out}/{page.path}", page.html(site, foot))

    share(len(pages), write, processes)
    files = {f"{FOLDER}/{file.name}" for file in downloads}
    _check_links(overview.graph, rendered, files | {page.path for page in pages}, diagnostics)
    counts = Counter(page.name for page in pages)
    paths = [page.path for page in pages if page.path != _NOT_FOUND]
    return PourReport(
        {name: counts[name] for name in (*KINDS, "reference", "page")},
        tuple(sorted(path.removesuffix("index.html") for path in paths)),
    )


def _record_pages(site: Site, rendered: Rendered, foot: Foot, diagnostics: Diagnostics) -> list[RecordPage]:
    """Every page of a record or reference, in the order of kinds and ids."""
    made = layouts(Renderer(site, ROOT))
    about_site = foot.about_site(ROOT)
    frames: dict[str, Frame] = {}
    for folder, layout in made.items():
        path = f"{folder}{_FRAME}"
        # The frame's own address stands in it, in full, as the canonical one.
        html = rendered.pages[path].replace(f"/{folder}/frame/", f"/{folder}/%%id%%/")
        frame = _frame(html, layout.names | _FOOT | {"id", "language"}, path, rendered, diagnostics)
        if frame:
            frames[folder] = frame.bind({"about_site": about_site, "language": site.graph.review.language})
    return [page for kind in page_kinds(made, frames) for page in pages_of(site, kind)]


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
        frame = _frame(html, layout.names | _FOOT, path, rendered, diagnostics)
        if frame:
            pages.append(SinglePage(path, root, source or page.source, layout, frame, shared, page.view))
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


def _markdown(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.is_dir():
            yield from _markdown(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".md"):
            yield prefix + entry.name, entry.read_text("utf-8")
