"""From sources to a published site: each step in its order."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from synth import __version__
from synth.check.project import CheckedProject, check_project
from synth.export import Export, write_exports
from synth.frame import render_pages
from synth.index import write_redirects, write_search_index, write_sitemap
from synth.overview.overview import Overview
from synth.pour import NAV, pour, supplied_pages
from synth.publish import staged

Step = Callable[[str], AbstractContextManager[None]]
"""Wraps one step of the work, named in a few words, so that its progress can be shown."""


@dataclass(frozen=True, slots=True)
class Extras:
    """What a site has beside its pages, each of which can be left out to build faster."""

    search: bool = True
    downloads: bool = True


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to. `pages` is 0 where the content has errors and nothing was published."""

    checked: CheckedProject
    pages: int

    @property
    def ok(self) -> bool:
        return self.pages > 0


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
    graph, diagnostics = checked.graph, checked.diagnostics
    if graph is None or diagnostics.has_errors:
        raise _ContentFault(checked)
    with step("render pages and frames"):
        rendered = render_pages(checked.root, out, checked.pages, supplied_pages(), NAV)
    overview = Overview(graph)
    downloads: tuple[Export, ...] = ()
    if extras.downloads:
        with step("write downloads"):
            # Before the pages: one of them tells how large each file is.
            downloads = write_exports(overview, rendered.settings.site_url, __version__, out)
    with step("pour records"):
        poured = pour(overview, rendered, out, diagnostics, downloads=downloads)
    if diagnostics.has_errors:
        raise _ContentFault(checked)
    with step("write redirects and sitemap"):
        write_redirects(graph, rendered.settings.site_url, out)
        write_sitemap(poured.addresses, rendered.settings.site_url, out)
    if extras.search:
        with step("index for search"):
            write_search_index(out)
    return len(poured.addresses)


class _ContentFault(Exception):
    """The content has errors, so nothing is published."""

    def __init__(self, checked: CheckedProject) -> None:
        super().__init__()
        self.checked = checked
