"""A style as the engine is given it: what it says stays, but for what the engine takes too long for or misreads."""

from __future__ import annotations

from xml.etree import ElementTree

from synth.read.styles import CSL

MANY = 300
"""With more references than these, rules that compare each author with each other are replaced."""

_RULE = "givenname-disambiguation-rule"
_GIVEN_NAMES = "disambiguate-add-givenname"


def adapted(source: str, *, references: int, tell_apart: bool = True) -> str:
    """The XML of an independent style for the engine, which is to set so many references.

    Without `tell_apart`, no letters or initials are added to tell works apart that would be cited alike.
    """
    ElementTree.register_namespace("", CSL[1:-1])
    style = ElementTree.fromstring(source)
    for citation in style.iterfind(f"{CSL}citation"):
        if references > MANY:
            _simplify(citation)
        if not tell_apart:
            for name in [name for name in citation.attrib if name.startswith("disambiguate-")]:
                del citation.attrib[name]
    for names in style.iter(f"{CSL}names"):
        # An element for the name may be left out; the engine then sets a label behind the names before them.
        if names.find(f"{CSL}label") is not None and names.find(f"{CSL}name") is None:
            names.insert(0, ElementTree.Element(f"{CSL}name"))
    return ElementTree.tostring(style, encoding="unicode")


def _simplify(citation: ElementTree.Element) -> None:
    """Leave out what takes the square of the references: telling namesakes apart even where years do so already.

    Where a style adds no more than initials, letters behind the year tell works apart instead; where it adds given
    names, it goes on to do so where two citations would be the same.
    """
    rule = citation.get(_RULE, "by-cite")
    if rule.endswith("-with-initials"):
        citation.attrib.pop(_GIVEN_NAMES, None)
    if rule != "by-cite":
        citation.set(_RULE, "by-cite")


def takes_locators(source: str) -> bool:
    """Whether a style shows the place in a source; where it does not, it is given as words behind the citation."""
    style = ElementTree.fromstring(source)
    return any(element.get("variable") == "locator" for element in style.iter() if element.tag != f"{CSL}if")
