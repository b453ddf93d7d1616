"""The map of the site for search engines."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

# What one sitemap may hold by its standard (sitemaps.org).
MOST = 50_000


def write_sitemap(addresses: Iterable[str], site_url: str, out: Path) -> None:
    """Write `sitemap.xml` over all addresses (relative to the site), and parts where one file cannot hold them.

    Without `site_url` nothing is written: a sitemap holds full addresses only.
    """
    if not site_url:
        return
    listed = sorted(addresses)
    parts = [listed[start : start + MOST] for start in range(0, len(listed), MOST)] or [[]]
    if len(parts) == 1:
        (out / "sitemap.xml").write_text(_sitemap(parts[0], site_url), "utf-8")
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        (out / name).write_text(_sitemap(part, site_url), "utf-8")
    (out / "sitemap.xml").write_text(_xml("sitemapindex", "sitemap", names, site_url), "utf-8")


def _sitemap(addresses: list[str], site_url: str) -> str:
    return _xml("urlset", "url", addresses, site_url)


def _xml(root: str, item: str, addresses: list[str], site_url: str) -> str:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *(f"<{item}><loc>{escape(site_url + address)}</loc></{item}>" for address in addresses),
        f"</{root}>\n",
    ]
    return "\n".join(lines)
