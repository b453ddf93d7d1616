"""What stands at the foot of every page: where it comes from, how to mend it, and what the site is."""

from __future__ import annotations

from collections.abc import Collection
from html import escape
from urllib.parse import quote, urljoin

from synth.overview import words
from synth.pour.site import Site

_LINKS = (
    ("methods/", "How this review was done"),
    ("findings/", "Summary of findings"),
    ("words/", "What the words mean"),
    ("references/", "References"),
    ("data/", "Data to take away"),
    ("contribute/", "How to contribute"),
    ("records/", "Record reference"),
)


class Foot:
    """Makes the foot of a page; `pages` are the paths of the hand-written pages that the site has."""

    def __init__(self, site: Site, pages: Collection[str]) -> None:
        self._site = site
        self._links = [(address, name) for address, name in _LINKS if f"{address}index.html" in pages]
        self._contribute = "contribute/" if "contribute/index.html" in pages else "methods/"

    def about_page(self, source: str, root: str) -> str:
        """Where the page comes from: an edit link to its file, or the file's name and how to mend it."""
        settings = self._site.settings
        shown = f'<span class="path">{escape(source)}</span>'
        mend = f"{root}{self._contribute}"
        if source and settings.edit_base:
            address = escape(urljoin(settings.edit_base, quote(source)))
            origin = f'<p><a href="{address}">Edit this page</a> (source: {shown})</p>\n'
        elif source:
            origin = f'<p>Source: {shown}. <a href="{mend}">How to mend or add something</a>.</p>\n'
        else:
            origin = ""
        if settings.report_url:
            return f'{origin}<p><a href="{escape(settings.report_url)}">Report a problem with this page</a></p>'
        return f'{origin}<p>Something wrong on this page? <a href="{mend}">Tell us</a>.</p>'

    def about_site(self, root: str) -> str:
        """What the site is, its version and its licence."""
        review = self._site.graph.review
        people = escape(words.series(person.name for person in review.people))
        links = "".join(f'<li><a href="{root}{address}">{name}</a></li>' for address, name in self._links)
        return (
            f"<p>{escape(review.title)}. Version {escape(review.version)}, {words.day(review.date)}. {people}. "
            f'Text: <a href="{escape(review.licence_url)}" rel="license">{escape(review.licence)}</a>.</p>\n'
            f'<ul class="footer-links">{links}</ul>'
        )
