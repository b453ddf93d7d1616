"""From sources to a published site: each step in its order."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from synth import __version__
from synth.check.project import CheckedProject, check_project
from synth.cite import FOLDER, Cache, EngineFault
from synth.diagnostics import Diagnostics, Place
from synth.diagnostics.words import quoted, shorten
from synth.export import MOST_BRIEFS, Export, Printed, too_many, write_beside, write_briefs, write_exports
from synth.frame import render_pages, site_settings
from synth.index import (
    write_explore_data,
    write_feed,
    write_form_data,
    write_glossary,
    write_redirects,
    write_search_index,
    write_sitemap,
)
from synth.overview.brief.brief import PROCESSES, address_of
from synth.overview.brief.contents import Briefs
from synth.overview.overview import Overview
from synth.overview.search.explore import Explore
from synth.overview.search.texts import search_texts
from synth.pour import NAV, pour
from synth.publish import staged
from synth.read.supplied import supplied_pages

Step = Callable[[str], AbstractContextManager[None]]
"""Wraps one step of the work, named in a few words, so that its progress can be shown."""


@dataclass(frozen=True, slots=True)
class Extras:
    """What a site has beside its pages, each of which can be left out to build faster; and whether it shows drafts."""

    search: bool = True
    downloads: bool = True
    drafts: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to. `pages` is 0 where the content has errors and nothing was published."""

    checked: CheckedProject
    pages: int

    @property
    def ok(self) -> bool:
        return self.pages > 0


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export came to. `files` is empty where the content has errors and nothing was written."""

    checked: CheckedProject
    files: tuple[Export, ...]

    @property
    def ok(self) -> bool:
        return bool(self.files)


def build_site(project_root: Path, site_dir: Path, *, extras: Extras, step: Step) -> Built:
    """Check the project and publish its site as `site_dir`; with errors in the content the old site stays.

    Raises UnsafeDestination, Busy and Surroundings (publish), ConfigurationFault (frame), SearchFault (index).
    """
    return _built(project_root, lambda: staged(site_dir, project_root), extras, step)


def build_preview(project_root: Path, out: Path, *, extras: Extras, step: Step) -> Built:
    """Check the project and fill the empty folder `out` with its site, without publishing it.

    Raises ConfigurationFault and SearchFault.
    """
    return _built(project_root, lambda: nullcontext(out), extras, step)


def export_files(project_root: Path, destination: AbstractContextManager[Path]) -> Exported:
    """Check the project and write the files of its page Data, without drafts, into the empty folder it is given.

    Raises ConfigurationFault (frame), and what `destination` raises.
    """
    try:
        with destination as out:
            checked = check_project(project_root)
            edition, diagnostics = checked.published, checked.diagnostics
            if edition is None or diagnostics.has_errors:
                raise _ContentFault(checked)
            overview = Overview(edition.graph, Cache(checked.root / FOLDER))
            _set_bibliography(overview, diagnostics)
            if diagnostics.has_errors:
                raise _ContentFault(checked)
            site_url = site_settings(checked.root).site_url
            return Exported(checked, write_exports(overview, site_url, __version__, out))
    except _ContentFault as fault:
        return Exported(fault.checked, ())


def _built(
    project_root: Path, destination: Callable[[], AbstractContextManager[Path]], extras: Extras, step: Step
) -> Built:
    try:
        # The destination first: what is published is read after any other build has ended.
        with destination() as out:
            with step("read, link and check"):
                checked = check_project(project_root)
            return Built(checked, _make_site(checked, out, extras, step))
    except _ContentFault as fault:
        return Built(fault.checked, 0)


def _make_site(checked: CheckedProject, out: Path, extras: Extras, step: Step) -> int:
    """Fill `out` and return how many pages it has; _ContentFault where the content has errors."""
    diagnostics = checked.diagnostics
    edition = checked.preview if extras.drafts else checked.published
    if edition is None or diagnostics.has_errors:
        raise _ContentFault(checked)
    graph = edition.graph
    with step("render pages and frames"):
        rendered = render_pages(checked.root, out, edition.pages, supplied_pages(drafts=extras.drafts), NAV)
    overview = Overview(graph, Cache(checked.root / FOLDER))
    with step("set references and citations"):
        _set_bibliography(overview, diagnostics)
    if diagnostics.has_errors:
        raise _ContentFault(checked)
    downloads: tuple[Export, ...] = ()
    printed: frozenset[str] = frozenset()
    if extras.downloads:
        with step("write downloads"):
            # Before the pages: one of them tells how large each file is.
            downloads = write_exports(overview, rendered.settings.site_url, __version__, out / "data")
            write_beside(overview, rendered.settings.site_url, __version__, out)
        with step("print briefs"):
            printed = _printed(overview, rendered.settings.site_url, out, diagnostics)
    with step("pour records"):
        poured = pour(
            overview,
            rendered,
            out,
            diagnostics,
            downloads=downloads,
            printed=printed,
            unfinished=edition.unfinished,
        )
    if diagnostics.has_errors:
        raise _ContentFault(checked)
    with step("write redirects and sitemap"):
        write_explore_data(Explore(overview), out)
        write_form_data(overview, out)
        write_glossary(overview, out)
        write_feed(graph, rendered.settings.site_url, out)
        write_redirects(graph, rendered.settings.site_url, out)
        write_sitemap(poured.addresses, rendered.settings.site_url, out)
    if extras.search:
        with step("index for search"):
            texts = search_texts(overview)
            write_search_index(out, texts, poured.single, graph.review.language)
    return len(poured.addresses)


def _set_bibliography(overview: Overview, diagnostics: Diagnostics) -> None:
    """Have the bibliography made, before it is needed in several processes; a style that cannot be used is reported."""
    try:
        _ = overview.bibliography
    except EngineFault as fault:
        review, document = overview.graph.review, overview.graph.review_document
        message = f"The style {quoted(review.citation_style)} cannot be used: {shorten(str(fault), 200)}"
        help = "take another style, or mend the file: 'synth explain S461'"
        diagnostics.add("S461", document.place("citation_style"), message, help)


def _printed(overview: Overview, site_url: str, out: Path, diagnostics: Diagnostics) -> frozenset[str]:
    """The addresses of the briefs that stand there as PDF; what fonts do not have is reported."""
    addresses = set()
    for brief in write_briefs(overview, site_url, __version__, out):
        address = address_of(brief.kind, brief.id)
        if brief.sign_missing:
            message = f"No font here has the sign {quoted(brief.sign_missing)}, so {address} has no PDF."
            diagnostics.add("S957", _place(overview, brief), message, "install a font that has it, and build again")
            continue
        if brief.foreign_fonts:
            message = f"The PDF of {address} is set with fonts of this machine, so another may make another file."
            help = "publish what is built where its fonts are the same each time"
            diagnostics.add("S958", _place(overview, brief), message, help)
        addresses.add(address)
    for kind in too_many(Briefs(overview)):
        message = f"There are more than {MOST_BRIEFS} briefs of one kind ({kind}), so none of them is made as PDF."
        diagnostics.add("S959", Place("content/review.yml"), message, "print the page of a brief from the browser")
    return frozenset(addresses)


def _place(overview: Overview, brief: Printed) -> Place:
    """What the brief is about: a record's own file, or the vocabulary."""
    record = overview.graph.records.get(brief.id) if brief.kind != "process" else None
    return record.document.place() if record else overview.graph.vocabulary_document.place("schemes", PROCESSES)


class _ContentFault(Exception):
    """The content has errors, so nothing is published."""

    def __init__(self, checked: CheckedProject) -> None:
        super().__init__()
        self.checked = checked
