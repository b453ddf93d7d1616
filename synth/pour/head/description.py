"""A page described once, and all that its head says from it: Open Graph, citation tags, linked data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Literal

LinkedData = Mapping[str, Any]
"""An object of schema.org's vocabulary as JSON-LD, without its context."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
# Within a script element, what could end it, and what some readers of JSON take for line ends.
_UNSAFE = {sign: f"\\u{ord(sign):04x}" for sign in ("<", ">", "&", "\N{LINE SEPARATOR}", "\N{PARAGRAPH SEPARATOR}")}


@dataclass(frozen=True, slots=True)
class PageDescription:
    """What a page is. `url` is its full address, or empty where the site's is not known.

    `citation` are the names and values of Highwire Press tags, without their `citation_`; `data` is what the page is
    about in the words of schema.org.
    """

    title: str
    description: str
    url: str
    site: str
    form: Literal["website", "article"]
    citation: Sequence[tuple[str, str]]
    data: LinkedData

    def html(self) -> str:
        """The elements for the page's head."""
        return "\n".join([*self._open_graph(), *self._citation(), self._linked_data()])

    def _open_graph(self) -> Iterator[str]:
        told = {
            "title": self.title,
            "description": self.description,
            "type": self.form,
            "url": self.url,
            "site_name": self.site,
        }
        return (f'<meta property="og:{name}" content="{escape(text)}">' for name, text in told.items() if text)

    def _citation(self) -> Iterator[str]:
        return (f'<meta name="citation_{name}" content="{escape(text)}">' for name, text in self.citation if text)

    def _linked_data(self) -> str:
        text = _ENCODER.encode({"@context": "https://schema.org", **self.data})
        for sign, code in _UNSAFE.items():
            text = text.replace(sign, code)
        return f'<script type="application/ld+json">{text}</script>'


def known(described: Mapping[str, Any]) -> dict[str, Any]:
    """What is known of a thing: without what is empty."""
    return {name: value for name, value in described.items() if value}
