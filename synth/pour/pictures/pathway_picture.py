"""The pathways of the review as one picture: each record on a card, or groups of them where there are too many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from markupsafe import Markup

from synth.link.graph import Record
from synth.model.kinds import KINDS
from synth.overview import words
from synth.overview.paths.chain import Node
from synth.overview.paths.parts import Part
from synth.overview.paths.pathways import Band, Outline, Pathways, shared_term
from synth.pour.pictures.branches import Branches
from synth.pour.pictures.columns import Card, Heading, Join, drawn
from synth.pour.pieces import Pieces
from synth.pour.site import Site


class PathwayPictures:
    """Draws pathways for pages from which `root` leads to the site's root."""

    def __init__(self, site: Site, root: str, pieces: Pieces) -> None:
        self._site = site
        self._root = root
        self._branches = Branches(site, root, pieces)
        self.key = self._branches.key

    def draw_all(self, pathways: Pathways) -> Markup:
        """Every record as a card, every step as an arrow."""
        return _figure(self._picture(pathways, {}), "Picture of the pathways")

    def draw(self, part: Part, label: str, number: int) -> Markup:
        """A part of them, with what it is called; `number` tells it from others of that name, if it is not 0."""
        name = f"Picture of the pathways: {label}{f', {number}' if number else ''}"
        return _figure(self._picture(part.pathways, part.left_out), name)

    def draw_on_paper(self, part: Part, label: str) -> Markup:
        """The same, to stand in for a picture of all there; it is not shown on a screen."""
        return Markup(
            f'<figure class="picture-on-paper">\n<figcaption>{escape(label)}</figcaption>\n'
            f"{self._picture(part.pathways, part.left_out)}</figure>\n"
        )

    def _picture(self, pathways: Pathways, left_out: Mapping[str, int]) -> Markup:
        column = {record.id: number for number, records in enumerate(pathways.columns) for record in records}
        cards = [
            self._card(record, column[record.id], left_out.get(record.id, 0))
            for records in pathways.columns
            for record in records
        ]
        joins = [
            Join(
                f"{step.source.id} {step.target.id}",
                step.source.id,
                step.target.id,
                step.link.footing,
                words.basis_in_short(step.link.basis == "reported", step.link.number_of_studies, step.link.is_result),
            )
            for step in pathways.steps
        ]
        kinds = [(records[0].kind, len(records)) for records in pathways.columns]
        headings = [Heading(kind.name, f"{kind.label_many} ({number})") for kind, number in kinds]
        return drawn(cards, joins, headings, self._site.foreign)

    def _card(self, record: Record, column: int, left_out: int) -> Card:
        rating = self._site.overview.rating(record)
        draft = "Draft. " if record.data.status == "draft" else ""
        return Card(
            key=record.id,
            column=column,
            kind=record.kind.name,
            kind_words=record.kind.label,
            title=record.data.title,
            note=draft + rating.said,
            behind=f"{words.count(left_out, 'cause', 'causes')} not drawn here" if left_out else "",
            bars=words.CONFIDENCE_BARS[rating.level] if rating.level else 0,
            address=self._root + self._site.address(record),
            shared=shared_term(record) if record.kind.name != "solution" else "",
        )

    def draw_outline(self, outline: Outline, drawn_below: Mapping[str, str]) -> Markup:
        """Every group as a card that leads to its picture on the same page, by its id in `drawn_below`, or its list."""
        cards = [
            self._band(band, column, drawn_below) for column, bands in enumerate(outline.columns) for band in bands
        ]
        joins = [
            Join(
                f"{bundle.source.key} {bundle.target.key} {bundle.footing}",
                bundle.source.key,
                bundle.target.key,
                bundle.footing,
                f"{bundle.links} {bundle.footing}",
            )
            for bundle in outline.bundles
        ]
        kinds = [KINDS[bands[0].kind] for bands in outline.columns]
        headings = [Heading(kind.name, f"{kind.label_many} by group") for kind in kinds]
        return _figure(drawn(cards, joins, headings, ""), "Picture of the pathways by group")

    def _band(self, band: Band, column: int, drawn_below: Mapping[str, str]) -> Card:
        kind = KINDS[band.kind]
        return Card(
            key=band.key,
            column=column,
            kind=band.kind,
            kind_words=kind.label_many,
            title=band.label,
            note=words.count(band.records, band.kind, kind.label_many.lower()),
            bars=None,
            address=f"#{drawn_below[band.key]}" if band.key in drawn_below else self._root + self.list_address(band),
        )

    @staticmethod
    def list_address(band: Band) -> str:
        """The list that holds a group; that of solutions is by what they address, so they are filtered instead."""
        if band.kind == "solution":
            return f"explore/?kind=solution&maturity={band.term}"
        return f"{KINDS[band.kind].folder}/#{band.key}"

    def items(self, nodes: Iterable[Node], towards: str) -> Markup:
        """The same in words: the items of a list of what leads to the record with the id `towards`."""
        return Markup("".join(self._branches.items(nodes, towards)))


def _figure(picture: Markup, name: str) -> Markup:
    """A picture in a window of its own, which a reader can move by the keyboard where it is wider than the page."""
    return Markup(
        f'<figure class="picture">\n<div class="picture-window" role="region" aria-label="{escape(name)}" '
        f'tabindex="0">\n{picture}</div>\n</figure>\n'
    )
