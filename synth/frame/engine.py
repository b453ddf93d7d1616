"""The site engine: MkDocs with the Material theme renders hand-written pages and frames. Nothing else knows it."""

from __future__ import annotations

import logging
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from synth.frame.configuration import (
    ConfigurationFault,
    SiteSettings,
    check_nav,
    read_configuration,
    settings_of,
)
from synth.frame.page_slots import SlottedPage, slotted
from synth.frame.plain_markdown import PlainMarkdown
from synth.read.pages import PAGES, OwnPages, destination

Nav = Sequence[str | tuple[str, str] | tuple[str, Sequence[str]]]
"""What a site's masthead shows: paths of pages, pages under another name than their own, and groups of them by name."""
THEME = Path(__file__).parent / "theme"
_MARKDOWN = ("attr_list", "admonition", "def_list", "tables", "footnotes", "fenced_code", "sane_lists")
# What Material brings and these pages do not use.
_UNUSED_ASSETS = ("assets/javascripts", "assets/stylesheets", "assets/images")


# As the theme's base.html writes them.
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')


@dataclass(frozen=True, slots=True)
class PageWords:
    """What a page is called, and what its front matter says of it ("" where it says nothing). Slots stand in them."""

    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """What the engine made: the pages with their markers, by path below the site folder (`barriers/index.html`)."""

    settings: SiteSettings
    pages: Mapping[str, str]
    sources: Mapping[str, str]
    """Path of a page to the file of the project it was written in; pages that came with synth are absent."""
    markdown: Mapping[str, str]
    """Path of a page to the Markdown it was made of, as typed."""
    words: Mapping[str, PageWords]
    """Path of a page to its title and description."""
    slotted: Mapping[str, SlottedPage]
    """Path of a page of the project to its citations and pointers, which stand in it as slots."""
    files: frozenset[str]
    """What else the site holds: paths of images, styles and scripts."""


def render_pages(project_root: Path, out: Path, own: OwnPages, supplied: Mapping[str, str], nav: Nav) -> Rendered:
    """Render all hand-written pages and frames; what is not a page (styles, scripts, images) is left in `out`.

    `supplied` holds Markdown by path (`barriers/frame.md`); the project's own page of the same path takes its place.
    `nav` names the site's main pages where mkdocs.yml has no `nav`. `out` is emptied first.

    Raises ConfigurationFault where mkdocs.yml cannot be used.
    """
    markdown = dict(sorted({**supplied, **own.markdown}.items()))
    slots = slotted(own.markdown, own.prose)
    typed = {slot: text for page in slots.values() for slot, text in page.typed.items()}
    # Beside `out`, so that what a killed build leaves goes with the rest of it.
    with tempfile.TemporaryDirectory(prefix="synth-pages-", dir=out.parent) as folder, _quiet_engine():
        docs = Path(folder) / "docs"
        _write_sources(markdown | {path: page.markdown for path, page in slots.items()}, own.images, docs)
        settings = _build(project_root, docs, out, _there(nav, markdown), PlainMarkdown(typed))
    for unused in _UNUSED_ASSETS:
        shutil.rmtree(out / unused, ignore_errors=True)
    # MkDocs knows its own pages only; the whole site's map is made at the end.
    (out / "sitemap.xml").unlink(missing_ok=True)
    pages = _take_pages(out)
    return Rendered(
        settings,
        pages,
        sources={destination(path): f"{PAGES}/{path}" for path in sorted(own.markdown)},
        markdown={destination(path): text for path, text in markdown.items()},
        words={path: _words(html, settings.site_name) for path, html in pages.items()},
        slotted={destination(path): page for path, page in slots.items()},
        files=frozenset(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()),
    )


def _there(nav: Nav, pages: Mapping[str, str]) -> list[Any]:
    """What of it the site has, in the lists that MkDocs asks for."""
    there: list[Any] = []
    for item in nav:
        name, paths = ("", item) if isinstance(item, str) else item
        found = [path for path in ([paths] if isinstance(paths, str) else paths) if path in pages]
        if found:
            shown = found[0] if isinstance(paths, str) else found
            there.append({name: shown} if name else shown)
    return there


def _write_sources(markdown: Mapping[str, str], images: Mapping[str, Path], docs: Path) -> None:
    for path, text in markdown.items():
        target = docs / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    for path, image in images.items():
        target = docs / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(image, target, follow_symlinks=False)


def site_settings(project_root: Path) -> SiteSettings:
    """What mkdocs.yml says about the site, without rendering a page. Raises ConfigurationFault."""
    with tempfile.TemporaryDirectory(prefix="synth-") as folder, _quiet_engine():
        # The engine asks for two folders, and that the one is not within the other.
        docs, out = Path(folder) / "docs", Path(folder) / "site"
        docs.mkdir()
        return settings_of(read_configuration(project_root, docs, out))


def _build(project_root: Path, docs: Path, out: Path, nav: list[Any], plain: PlainMarkdown) -> SiteSettings:
    from jinja2 import TemplateError
    from mkdocs.commands.build import build
    from mkdocs.exceptions import Abort

    config = read_configuration(project_root, docs, out)
    check_nav(config.nav, docs)
    settings = settings_of(config)
    # Edit links are synth's own, the same for pages and records; with it set MkDocs would warn of what it cannot know.
    config.edit_uri = None
    if config.nav is None:
        config.nav = nav
    config.theme["font"] = False
    own_theme = 1 if config.theme.custom_dir else 0
    config.theme.dirs.insert(own_theme, str(THEME))
    config.theme.static_templates = {"404.html"}
    extensions: list[Any] = [*dict.fromkeys((*config.markdown_extensions, *_MARKDOWN)), plain]
    config.markdown_extensions = extensions
    config.mdx_configs.setdefault("toc", {}).setdefault("permalink", False)
    try:
        build(config)
    except (Abort, TemplateError) as fault:
        raise ConfigurationFault(f"the pages could not be rendered: {fault}") from fault
    except RecursionError as fault:
        said = "in one of them lists, quotations or emphasis stand too deep inside each other"
        raise ConfigurationFault(f"the pages could not be rendered: {said}") from fault
    return settings


@contextmanager
def _quiet_engine() -> Iterator[None]:
    """Keep MkDocs' own log off the terminal: broken links are found by synth over the finished pages."""
    logger = logging.getLogger("mkdocs")
    level, logger.level = logger.level, logging.CRITICAL
    try:
        yield
    finally:
        logger.level = level


def _take_pages(out: Path) -> dict[str, str]:
    """Read every HTML page below `out` and remove it: it comes back when its slots are filled."""
    pages: dict[str, str] = {}
    for path in sorted(out.rglob("*.html")):
        pages[path.relative_to(out).as_posix()] = path.read_text("utf-8")
        path.unlink()
    # What held nothing but a page is empty now, the folders of frames among them; the deepest go first.
    for folder in sorted((path for path in out.rglob("*") if path.is_dir()), reverse=True):
        with suppress(OSError):
            folder.rmdir()
    return pages


def _words(html: str, site_name: str) -> PageWords:
    title, description = _TITLE.search(html), _DESCRIPTION.search(html)
    named = unescape(title[1]).strip() if title else site_name
    return PageWords(named.removesuffix(f" - {site_name}"), unescape(description[1]) if description else "")
