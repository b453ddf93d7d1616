"""Citations and pointers of hand-written pages, in the form that they have on the pages of records."""

from __future__ import annotations

from synth.frame.page_slots import REFERENCES, SlottedPage
from synth.pour.render import Renderer


def citations_of(page: SlottedPage | None, renderer: Renderer) -> dict[str, str]:
    """The slots of a page's own marks with the HTML that fills them, and its references in full where it cites."""
    if page is None:
        return {}
    texts = renderer.texts
    # Plain strings: what is joined to a Markup would be escaped, and the page's own HTML is.
    filled = {
        name: str(texts.point(mark.pointer) if mark.pointer else texts.cite(mark.citations))
        for name, mark in page.marks.items()
    }
    if page.keys:
        order = renderer.site.overview.reference_order
        filled[REFERENCES] = str(renderer.pieces.bibliography(sorted(page.keys, key=order.__getitem__)))
    return filled
