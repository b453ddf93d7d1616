"""Markdown for hand-written pages: no HTML, no remote images, links only to where a reader can safely go."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

# What attribute lists (`{#id .class lang=ja}`) and Python-Markdown itself may put on an element.
_ATTRIBUTES = frozenset("id class lang dir href src alt title start colspan rowspan style".split())
_ALIGNMENT = re.compile(r"text-align: (left|center|right);")
_CONTROL = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_SLOT = re.compile(r"%%mark[0-9]+%%")


def is_safe_link(href: str) -> bool:
    """Whether the address is http(s), mailto, or a path or anchor of this site."""
    bare = _CONTROL.sub("", href)
    if scheme := _SCHEME.match(bare):
        return scheme[0].lower() in ("http:", "https:", "mailto:")
    return not bare.startswith(("//", "\\", "/\\"))


class _Attributes(Treeprocessor):
    """Takes away every attribute that could run, fetch or disguise something."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in list(element.attrib):
                if not self._allowed(element, name, element.attrib[name]):
                    del element.attrib[name]

    @staticmethod
    def _allowed(element: Element, name: str, value: str) -> bool:
        if name not in _ATTRIBUTES:
            return False
        if name == "style":
            return _ALIGNMENT.fullmatch(value) is not None
        if name == "href":
            return is_safe_link(value)
        if name == "src":
            return is_safe_link(value) and _SCHEME.match(_CONTROL.sub("", value)) is None
        return True


class _Addresses(Treeprocessor):
    """Puts an address that goes nowhere for one that cannot be taken apart, on which the engine would fail.

    It expects one everywhere, so the address goes only afterwards, with those that are not safe.
    """

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in ("href", "src"):
                try:
                    urlsplit(element.get(name, ""))
                except ValueError:
                    element.set(name, "//")


class _AsTyped(Treeprocessor):
    """Puts a mark that came to stand in code or in an attribute back as it was typed: no link can stand there."""

    def __init__(self, md: Markdown, typed: Mapping[str, str]) -> None:
        super().__init__(md)
        self._typed = typed

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name, value in element.attrib.items():
                element.attrib[name] = self._put_back(value)
            if element.tag == "code" and element.text:
                element.text = AtomicString(self._put_back(element.text))

    def _put_back(self, text: str) -> str:
        return _SLOT.sub(lambda slot: self._typed.get(slot[0], slot[0]), text) if "%%mark" in text else text


class PlainMarkdown(Extension):
    """Shows HTML as the text it is and keeps attributes to a short list. Comes last, after every other extension.

    `typed` tells what stood in a page where now the slot of a citation or a pointer stands.
    """

    def __init__(self, typed: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._typed = typed or {}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name Python-Markdown calls)
        """Register with a Markdown instance."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_Addresses(md), "plain_addresses", 1)
        # After MkDocs' own, which runs at 0 and turns `page.md` into an address.
        md.treeprocessors.register(_Attributes(md), "plain_attributes", -100)
        md.treeprocessors.register(_AsTyped(md, self._typed), "marks_as_typed", -110)
