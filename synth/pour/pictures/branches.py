"""Records with what leads to them as nested lists, and the key to the kinds of line."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from html import escape

from markupsafe import Markup

from synth.overview.paths.chain import Node
from synth.pour.marks import mark
from synth.pour.pieces import Pieces
from synth.pour.site import Site


class Branches:
    """Lists nodes for pages from which `root` leads to the site's root."""

    def __init__(self, site: Site, root: str, pieces: Pieces) -> None:
        self._site = site
        self._root = root
        self._pieces = pieces
        reports, ours = (
            pieces.glossary.word(id, text) for id, text in (("reported", "reports"), ("inferred", "our inference"))
        )
        self._meanings = {
            "reported": f"Solid line: a study {reports} the link.",
            "stated": "Dotted line: only stated, as a source says so but has no result on it.",
            "inferred": f"Dashed line: {ours}.",
        }

    def key(self, footings: Container[str]) -> Markup:
        """What each kind of line means that is drawn."""
        return Markup(" ").join(
            Markup(f'<span class="key"><span class="line {footing}"></span> {meaning}</span>')
            for footing, meaning in self._meanings.items()
            if footing in footings
        )

    def items(self, nodes: Iterable[Node], towards: str = "") -> Iterator[str]:
        """An item for each node, in which those behind it are listed.

        With `towards`, the id of the record before the first of them, each item names the two ends of its link.
        """
        for node in nodes:
            behind = "".join(self.items(node.branches, node.record.id if towards else ""))
            if node.more:
                address = escape(self._root + self._site.address(node.record))
                behind += f'<li class="more"><a href="{address}">and {node.more} more</a></li>\n'
            if node.told:
                behind += '<li class="more">what leads to it stands above</li>\n'
            if node.note:
                behind += f'<li class="more nothing">{mark("not-examined")}<span>{escape(node.note)}</span></li>\n'
            inner = f"\n<ul>\n{behind}</ul>" if behind else ""
            ends = f' data-from="{node.record.id}" data-to="{towards}"' if towards else ""
            yield (
                f'<li class="{node.footing}"{ends}><div class="chain-node">'
                f'<span class="chain-basis">{escape(node.words)}</span> '
                f"{self._pieces.record_link(node.record)}</div>{inner}</li>\n"
            )
