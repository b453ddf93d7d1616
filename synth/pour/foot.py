"""What stands at the foot of every page: where it comes from, how to mend it, and what the site is."""

from __future__ import annotations

from collections.abc import Collection
from html import escape
from urllib.parse import quote, urlencode, urljoin

from synth.overview import words
from synth.pour.site import Site
from synth.pour.views.contribute import PROBLEM

_LINKS = (
    (
        "The evidence",
        (
            ("findings/", "Summary of findings"),
            ("explore/", "All records, to filter"),
            ("evidence-map/", "Evidence map"),
            ("pathways/", "Pathways"),
            ("equity/", "Who is in the evidence"),
            ("countries/", "Where it comes from"),
            ("gaps/", "What we do not know"),
        ),
    ),
    (
        "How it was made",
        (
            ("methods/", "How this review was done"),
            ("flow/", "How the studies were found"),
            ("characteristics/", "Characteristics of included studies"),
            ("appraisal/", "How well the studies were done"),
            ("reporting/", "How this review reports itself"),
            ("references/", "References"),
            ("changes/", "What has changed"),
        ),
    ),
    (
        "Take away, take part",
        (
            ("briefs/", "Policy briefs"),
            ("brief/", "Make a brief of your own"),
            ("data/", "Data to take away"),
            ("words/", "What the words mean"),
            ("about/", "How to read this site"),
            ("contribute/", "How to contribute"),
            ("contribute/study/", "Add a study"),
            ("contribute/finding/", "Add a finding"),
            ("drafts/", "Drafts, not published"),
            ("records/", "Record reference"),
        ),
    ),
)


class Foot:
    """Makes the foot of a page; `pages` are the paths of the hand-written pages that the site has."""

    def __init__(self, site: Site, pages: Collection[str]) -> None:
        self._site = site
        self._groups = [
            (title, there)
            for title, links in _LINKS
            if (there := [(address, name) for address, name in links if f"{address}index.html" in pages])
        ]
        self._contribute = "contribute/" if "contribute/index.html" in pages else "methods/"

    def about_page(self, source: str, root: str, address: str) -> str:
        """Where the page comes from: an edit link to its file, or the file's name and how to mend it.

        `address` is the page's own, from the site's root: a report of a problem names it.
        """
        settings = self._site.settings
        shown = f'<span class="path">{escape(source)}</span>'
        mend = f"{root}{self._contribute}"
        if source and settings.edit_base:
            edit = escape(urljoin(settings.edit_base, quote(source)))
            origin = f'<p><a href="{edit}">Edit this page</a> (source: {shown})</p>\n'
        elif source:
            origin = f'<p>Source: {shown}. <a href="{mend}">How to mend or add something</a>.</p>\n'
        else:
            origin = ""
        form = f'<a href="{escape(root + PROBLEM)}?{urlencode({"page": address}, quote_via=quote)}">'
        if settings.report_url:
            report = f'<a href="{escape(self._report(address))}">Report a problem with this page</a>'
            elsewhere = "" if address == PROBLEM else f", or {form}write it down here first</a>"
            return f"{origin}<p>{report}{elsewhere}.</p>"
        return origin if address == PROBLEM else f"{origin}<p>{form}Something is wrong here?</a></p>"

    def _report(self, address: str) -> str:
        """The form for a report, with the page and the version filled in, as the common forges take them."""
        report_url, review = self._site.settings.report_url, self._site.graph.review
        page = self._site.canonical(address)
        body = f"Page: {page}\nVersion: {review.version} ({review.date})\n\nWhat is wrong, and what would be right?\n"
        filled = urlencode({"title": f"Problem with /{address}", "body": body}, quote_via=quote)
        return f"{report_url}{'&' if '?' in report_url else '?'}{filled}"

    def about_site(self, root: str) -> str:
        """What the site is, how current it is, and its licence; then the pages about it."""
        review = self._site.graph.review
        people = escape(words.series(person.name for person in review.people))
        searched = f"Last search: {words.day(review.last_search)}." if review.last_search else "No search made yet."
        return (
            f"<p>{escape(review.title)}. Version {escape(review.version)}, {words.day(review.date)}. {searched} "
            f'{people}. Text: <a href="{escape(review.licence_url)}" rel="license">{escape(review.licence)}</a>.</p>\n'
            f'<div class="footer-links">\n{"".join(_group(title, links, root) for title, links in self._groups)}</div>'
        )


def _group(title: str, links: list[tuple[str, str]], root: str) -> str:
    listed = "".join(f'<li><a href="{root}{address}">{name}</a></li>' for address, name in links)
    return f'<nav aria-label="{title}"><p aria-hidden="true">{title}</p><ul>{listed}</ul></nav>\n'
