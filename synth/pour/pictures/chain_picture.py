"""The chain as one nested list, which the style sheet draws as a picture."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from markupsafe import Markup

from synth.overview.chain import Chain, Node
from synth.pour.pieces import Pieces, mark
from synth.pour.site import Site

_CAPTION = (
    '<figcaption>How it hangs together. <span class="key"><span class="line reported"></span> Solid line: a study '
    'reports the link.</span> <span class="key"><span class="line inferred"></span> Dashed line: our inference.</span>'
    "</figcaption>"
)
_THIS_PAGE = '<span class="chain-this">(this page)</span>'


class ChainPictures:
    """Draws chains for pages from which `root` leads to the site's root."""

    def __init__(self, site: Site, root: str, pieces: Pieces) -> None:
        self._site = site
        self._root = root
        self._pieces = pieces

    def draw(self, chain: Chain) -> Markup:
        """The record with what leads to it on one side and what it leads to on the other."""
        kind = chain.record.kind.name
        title = escape(self._site.title(chain.record))
        return Markup(
            f'<figure class="chain" data-pagefind-ignore>\n{_CAPTION}\n<div class="chain-picture">\n'
            f"{self._side('before', chain.before, chain.before_more)}"
            f'<p class="chain-here {kind}">{mark(kind)}<span>{title} {_THIS_PAGE}</span></p>\n'
            f"{self._side('after', chain.after, chain.after_more)}</div>\n</figure>"
        )

    def _side(self, name: str, nodes: tuple[Node, ...], more: int) -> str:
        if not nodes:
            return ""
        rest = f'<li class="more">and {more} more, listed below</li>\n' if more else ""
        return f'<ul class="{name}">\n{"".join(self._branches(nodes))}{rest}</ul>\n'

    def _branches(self, nodes: Iterable[Node]) -> Iterable[str]:
        for node in nodes:
            behind = "".join(self._branches(node.branches))
            if node.more:
                address = escape(self._root + self._site.address(node.record))
                behind += f'<li class="more"><a href="{address}">and {node.more} more</a></li>\n'
            if node.note:
                behind += f'<li class="more nothing">{mark("not-examined")}<span>{escape(node.note)}</span></li>\n'
            inner = f"\n<ul>\n{behind}</ul>" if behind else ""
            yield (
                f'<li class="{node.basis}"><div class="chain-node">'
                f'<span class="chain-basis">{escape(node.words)}</span> '
                f"{self._pieces.record_link(node.record)}</div>{inner}</li>\n"
            )
