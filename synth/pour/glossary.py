"""Words that lead to what they mean: terms of the vocabulary, and the fixed words of pages that it explains."""

from __future__ import annotations

from markupsafe import Markup, escape

from synth.pour.site import Site

METHODS = "methods-terms"
"""The scheme of the vocabulary that explains the words which pages themselves use."""


class Glossary:
    """Makes links to the page of words, for pages from which `root` leads to the site's root."""

    def __init__(self, site: Site, root: str) -> None:
        self._graph = site.graph
        self._root = root
        self._made: dict[tuple[str, str, str], Markup] = {}

    def term(self, scheme: str, term: str) -> Markup:
        """A term under its label, leading to what it means."""
        return self._link(scheme, term, self._graph.term_label(scheme, term))

    def scheme(self, scheme: str) -> Markup:
        """The label of a list of terms, leading to the list; its id where there is no such list."""
        found = self._graph.vocabulary.schemes.get(scheme)
        return self._link("scheme", scheme, found.label) if found else escape(scheme)

    def word(self, id: str, text: str) -> Markup:
        """A fixed word of the pages, leading to what it means where the vocabulary says so, else the word alone."""
        found = self._graph.vocabulary.schemes.get(METHODS)
        return self._link(METHODS, id, text) if found and id in found.terms else escape(text)

    def _link(self, scheme: str, term: str, text: str) -> Markup:
        made = self._made.get((scheme, term, text))
        if made is None:
            made = Markup('<a class="term-link" href="{}words/#{}__{}">{}</a>').format(self._root, scheme, term, text)
            self._made[scheme, term, text] = made
        return made
