"""The chain as one nested list, which the style sheet draws as a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from markupsafe import Markup

from synth.overview.paths.chain import Chain, Node
from synth.pour.marks import mark
from synth.pour.pictures.branches import Branches
from synth.pour.pieces import Pieces
from synth.pour.site import Site

_THIS_PAGE = '<span class="chain-this">(this page)</span>'


class ChainPictures:
    """Draws chains for pages from which `root` leads to the site's root."""

    def __init__(self, site: Site, root: str, pieces: Pieces) -> None:
        self._site = site
        self._branches = Branches(site, root, pieces)
        self._pathways = f"{root}pathways/"

    def draw(self, chain: Chain) -> Markup:
        """The record with what leads to it on one side and what it leads to on the other."""
        kind, id = chain.record.kind.name, chain.record.id
        key = self._branches.key(set(_footings((*chain.before, *chain.after))))
        title = escape(self._site.title(chain.record))
        return Markup(
            f'<figure class="chain" data-pagefind-ignore>\n<figcaption>How it hangs together. {key} '
            f'<a href="{self._pathways}?record={id}#the_picture">Its place in the whole picture</a></figcaption>\n'
            f'<div class="chain-picture">\n{self._side("before", chain.before, chain.before_more)}'
            f'<p class="chain-here {kind}">{mark(kind)}<span>{title} {_THIS_PAGE}</span></p>\n'
            f"{self._side('after', chain.after, chain.after_more)}</div>\n</figure>"
        )

    def _side(self, name: str, nodes: tuple[Node, ...], more: int) -> str:
        if not nodes:
            return ""
        rest = f'<li class="more">and {more} more, listed below</li>\n' if more else ""
        return f'<ul class="{name}">\n{"".join(self._branches.items(nodes))}{rest}</ul>\n'


def _footings(nodes: Iterable[Node]) -> Iterator[str]:
    """What the links in a picture rest on."""
    for node in nodes:
        yield node.footing
        yield from _footings(node.branches)
