"""Links of hand-written pages to what is not there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

_ID = re.compile(r'\bid="([^"]*)"')


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link as the page has it, and why it leads nowhere."""

    href: str
    why: str


class _Links(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, None] = {}
        self._in_article = False
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        # What stands outside the article is the site's own.
        if tag == "article":
            self._in_article = True
        for name, value in attributes:
            if self._in_article and (tag, name) in (("a", "href"), ("img", "src")) and value:
                self.found[value] = None

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._in_article = False


def broken_links(path: str, pages: Mapping[str, str], known: Collection[str]) -> Iterator[BrokenLink]:
    """The links of one page that lead nowhere.

    `path` names the page among `pages` (paths to HTML). `known` holds the path of every file that the site will have.
    Anchors are looked for in `pages` only.
    """
    for href in _Links(pages[path]).found:
        address = urlsplit(href)
        if address.scheme or address.netloc:
            continue
        if address.path.startswith("/"):
            yield BrokenLink(href, "starts at the root of the host, where the site may not stand")
            continue
        target = _target(path, unquote(address.path))
        if target not in known:
            yield BrokenLink(href, "leads to nothing on this site")
        elif address.fragment and target in pages and unquote(address.fragment) not in _ids(pages[target]):
            yield BrokenLink(href, "names a place that its page does not have")


def line_of(href: str, markdown: str) -> int:
    """The line on which a link stands, as far as it can be told; 1 where it cannot."""
    address = urlsplit(href)
    wanted = [href, *(part for part in (address.fragment, address.path.strip("/").rpartition("/")[2]) if part)]
    for text in wanted:
        if (at := markdown.find(text)) >= 0:
            return markdown.count("\n", 0, at) + 1
    return 1


def _target(path: str, way: str) -> str:
    """The file that a relative link leads to."""
    if not way:
        return path
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), way))
    if way.endswith(("/", ".")):
        return "index.html" if joined == "." else f"{joined}/index.html"
    return joined


@lru_cache(maxsize=8)
def _ids(html: str) -> frozenset[str]:
    """The places of a page; a page with notes has a link to itself for each."""
    return frozenset(unescape(id) for id in _ID.findall(html))
