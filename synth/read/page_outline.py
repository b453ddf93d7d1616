"""What a page is called and which places it has, read from its Markdown without rendering the site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)
_TITLE = re.compile(r"^title:[ \t]*(['\"]?)(.+?)\1[ \t]*$", re.MULTILINE)
# What decides whether a line is a heading, and what its id is.
_EXTENSIONS = ("attr_list", "admonition", "fenced_code", "toc")


@dataclass(frozen=True, slots=True)
class PageOutline:
    """A page's title, empty where it has none, and its headings below that: id to text, in order."""

    title: str
    headings: Mapping[str, str]


def page_outline(markdown: str) -> PageOutline:
    """The outline of a page or frame, with the ids that the site gives its headings."""
    # Here, as most runs look at no page's outline.
    from markdown import Markdown

    front = _FRONT_MATTER.match(markdown)
    engine: Any = Markdown(extensions=list(_EXTENSIONS))
    engine.preprocessors.deregister("html_block")
    engine.inlinePatterns.deregister("html")
    engine.convert(markdown[front.end() :] if front else markdown)
    found = list(_headings(engine.toc_tokens))
    named = _TITLE.search(front[1]) if front else None
    title = named[2] if named else next((text for level, _, text in found if level == 1), "")
    return PageOutline(title, {id: text for level, id, text in found if level > 1})


def _headings(tokens: list[dict[str, Any]]) -> Iterator[tuple[int, str, str]]:
    for token in tokens:
        yield token["level"], token["id"], unescape(token["name"])
        yield from _headings(token["children"])
