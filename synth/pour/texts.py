"""Prose and references as HTML, for pages at one depth. The same text is rendered once."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from synth.pour.site import Site
from synth.prose import Cite, Cluster, Pointer, cluster_of, plain_text, render_block, render_inline, typeset


class Texts:
    """Renders the small Markdown with this site's addresses in its links; itself the resolver of its marks."""

    def __init__(self, site: Site, root: str) -> None:
        self._site = site
        self._root = root
        self._inline: dict[str, Markup] = {}
        self._block: dict[str, Markup] = {}
        self._plain = site.plain_texts
        self._citations: dict[Cluster, Markup] = {}

    def inline(self, text: str) -> Markup:
        """Prose within a line."""
        html = self._inline.get(text)
        if html is None:
            html = self._inline[text] = self._spoken("span", typeset(render_inline(text, self)))
        return html

    def block(self, text: str) -> Markup:
        """Prose as paragraphs and lists."""
        html = self._block.get(text)
        if html is None:
            html = self._block[text] = self._spoken("div", typeset(render_block(text, self)))
        return html

    def _spoken(self, tag: str, html: Markup) -> Markup:
        """The text with its language, where that is not the page's."""
        foreign = self._site.foreign
        return Markup(f"<{tag}{foreign}>{html}</{tag}>") if foreign else html

    def plain(self, text: str) -> str:
        """Prose on one line without its marks."""
        made = self._plain.get(text)
        if made is None:
            made = self._plain[text] = plain_text(text, self._name)
        return made

    def entry(self, key: str) -> Markup:
        """A reference as the bibliography has it."""
        return self._site.entry(key)

    def cite(self, citations: Sequence[Cite]) -> str:
        """A citation in the review's style, each source leading to its page."""
        cluster = cluster_of(citations)
        made = self._citations.get(cluster)
        if made is None:
            made = self._citations[cluster] = self._site.overview.bibliography.citation_html(cluster, self._leads_to)
        return made

    def _leads_to(self, key: str) -> str:
        return self._root + self._site.reference_address(key)

    def point(self, pointer: Pointer) -> str:
        """A link to a record, under its title or the writer's own words."""
        record = self._site.graph.records.get(pointer.id)
        if record is None:
            return str(escape(pointer.written))
        address = escape(self._root + self._site.address(record))
        return f'<a class="{record.kind.name}" href="{address}">{escape(self._name(pointer))}</a>'

    def _name(self, pointer: Pointer) -> str:
        record = self._site.graph.records.get(pointer.id)
        return pointer.words or (self._site.title(record) if record else pointer.id)
