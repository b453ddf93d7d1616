"""What a finished site holds: its pages, and which record or reference each one links to."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from pathlib import Path

SECTIONS = ("studies", "barriers", "roots", "solutions", "references")
_LINK = re.compile(r"""<a\b[^>]*?\bhref=["']?([^"'\s>#?]+)""")
_MAIN = re.compile(r"<main\b.*?</main>", re.DOTALL)


@dataclass(frozen=True)
class Holdings:
    """How many HTML files and bytes a site has, and its links as (page, target), both like `barriers/x`."""

    files: int
    size: int
    pages: frozenset[str]
    links: frozenset[tuple[str, str]]


def holdings(site: Path) -> Holdings:
    """Count a site's HTML; pages and links are those of records and references, redirects left out."""
    files = sorted(site.rglob("*.html"))
    targets = {}
    for path in files:
        address = path.parent.relative_to(site).as_posix()
        section, _, name = address.partition("/")
        if section in SECTIONS and name and 'http-equiv="refresh"' not in (text := path.read_text("utf-8")):
            targets[address] = _targets(address, text)
    links = frozenset(
        (address, target)
        for address, named in targets.items()
        for target in named
        if target in targets and target != address
    )
    return Holdings(len(files), sum(path.stat().st_size for path in files), frozenset(targets), links)


def _targets(address: str, text: str) -> set[str]:
    main = _MAIN.search(text)
    return {
        posixpath.normpath(posixpath.join("/", address, link)).strip("/")
        for link in _LINK.findall(main.group() if main else text)
        if "://" not in link
    }
