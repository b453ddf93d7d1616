"""XML from strangers: elements with their lines, no entities, no document type, no endless depth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from synth.diagnostics import Diagnostics, Place

DEEPEST = 100


class UnsafeXml(Exception):
    """The file declares a document type or nests too deeply. The message says which."""


@dataclass(slots=True)
class Element:
    """An element without its namespace. `text` is what stands before its first child, `tail` what follows it."""

    name: str
    attributes: dict[str, str]
    line: int
    text: str = ""
    tail: str = ""
    children: list[Element] = field(default_factory=list)

    def all_text(self) -> str:
        """The text of the element and of all below it."""
        return self.text + "".join(child.all_text() + child.tail for child in self.children)

    def find(self, *path: str) -> Iterator[Element]:
        """The elements at a path of names below this one."""
        found = [self]
        for name in path:
            found = [child for element in found for child in element.children if child.name == name]
        yield from found

    def walk(self) -> Iterator[Element]:
        """The element and all below it, in the order of the file."""
        yield self
        for child in self.children:
            yield from child.walk()


def parse_xml(
    text: str,
    path: str,
    diagnostics: Diagnostics,
    each: Callable[[Element], bool] = lambda element: False,
) -> Element | None:
    """The root element; None where an error was added.

    `each` is called with every element once it is whole; where it returns True, the element is let go of, so that a
    long file is never held as a tree.
    """
    builder = _Builder(each)
    try:
        builder.parser.Parse(text, True)
    except UnsafeXml as unsafe:
        place = Place(path, builder.parser.CurrentLineNumber, builder.parser.CurrentColumnNumber + 1)
        help = "programs for references and for coding write no such thing: look where this file comes from"
        diagnostics.add("S605", place, str(unsafe), help)
        return None
    except expat.ExpatError as failure:
        place = Place(path, max(1, failure.lineno), failure.offset + 1)
        reason = expat.ErrorString(failure.code)
        if failure.code in _CUT and text[_offset(text, failure.lineno) :].count("\n") <= 1:
            message = f"The file ends before its elements are closed ({reason})."
            diagnostics.add("S603", place, message, "the end of the file is lost: export it again")
        else:
            diagnostics.add("S602", place, f"This is not well-formed XML: {reason}.", "export the file again")
        return None
    return builder.root


_CUT = {
    expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS],
    expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_TOKEN],
    expat.errors.codes[expat.errors.XML_ERROR_PARTIAL_CHAR],
    expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION],
}


def _offset(text: str, line: int) -> int:
    """Where a line begins, from 0."""
    offset = 0
    for _ in range(line - 1):
        offset = text.find("\n", offset) + 1
    return offset


class _Builder:
    def __init__(self, each: Callable[[Element], bool]) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self._each = each
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _doctype(self, *declared: Any) -> None:
        raise UnsafeXml(
            "This file declares a document type, by which entities can make it endless or read other files."
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= DEEPEST:
            raise UnsafeXml(f"This file nests elements more than {DEEPEST} deep.")
        element = Element(name.rpartition(":")[2], attributes, self.parser.CurrentLineNumber)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, name: str) -> None:
        element = self._open.pop()
        if self._each(element) and self._open:
            self._open[-1].children.pop()

    def _characters(self, text: str) -> None:
        if not self._open:
            return
        element = self._open[-1]
        if element.children:
            element.children[-1].tail += text
        else:
            element.text += text
