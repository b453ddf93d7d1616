"""A sheet as a document for word processors (Office Open XML), the same bytes for the same content."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Emu
from docx.text.paragraph import Paragraph

from synth.export import word_styles as styles
from synth.export.content import Content
from synth.export.sheet import Sheet, SheetCell, SheetGroup, SheetRow
from synth.export.wording import Wording
from synth.model.review import Review
from synth.overview import words
from synth.prose import Block, Span

# The first day that a ZIP archive can name: what is inside has no date of its own.
_NO_DAY = (1980, 1, 1, 0, 0, 0)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_docx(content: Content, wording: Wording, sheet: Sheet) -> bytes:
    """The document: title, what must be known first, a table for each group, the sources."""
    document = styles.empty_document(content.graph.review.language)
    _describe(document, content.graph.review, sheet)
    writer = _Writer(document, content)
    writer.head(sheet)
    for group in sheet.groups:
        writer.table(sheet, group)
    if not sheet.size:
        writer.paragraph(sheet.nothing)
    writer.foot(wording, sheet)
    return _packed(document)


class _Writer:
    def __init__(self, document: Document, content: Content) -> None:
        self._document = document
        self._content = content
        self._addresses: dict[str, str] = {}
        """Address to the name of its relationship: the library looks through all of them for each new one."""
        self._styles = {str(style.name): style.style_id for style in document.styles}
        """Name to id, for the same reason."""

    def paragraph(self, text: str, style: str = styles.TEXT) -> None:
        self._paragraph(style).add_run(_clean(text))

    def _paragraph(self, style: str) -> Paragraph:
        paragraph = self._document.add_paragraph()
        self._set(paragraph, style)
        return paragraph

    def _set(self, paragraph: Paragraph, style: str) -> None:
        paragraph._p.style = self._styles[style]

    def head(self, sheet: Sheet) -> None:
        review = self._content.graph.review
        self.paragraph(sheet.title, styles.TITLE)
        self.paragraph(review.title, styles.SUBTITLE)
        self.paragraph(sheet.description)
        self._blocks(sheet.above, styles.TEXT, styles.BULLETS, styles.NUMBERS)
        self.paragraph(f"Version {review.version} of {words.day(review.date)}, under {review.licence}.")
        _page_numbers(self._document, f"{sheet.title}. {review.title}, version {review.version}")

    def table(self, sheet: Sheet, group: SheetGroup) -> None:
        if group.title:
            self.paragraph(group.title, styles.HEADING)
        table = self._document.add_table(rows=0, cols=len(sheet.columns), style=styles.TABLE)
        table.autofit = False
        _describe_table(table, f"{sheet.title}: {group.title}" if group.title else sheet.title, sheet.description)
        section = self._document.sections[0]
        width = int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)
        whole = sum(column.share for column in sheet.columns)
        widths = [Emu(int(width * column.share / whole)) for column in sheet.columns]
        for column, share in zip(table.columns, widths, strict=True):
            column.width = share
        head = table.add_row()
        _mark(head, "w:cantSplit", "w:tblHeader")
        for cell, column, share in zip(head.cells, sheet.columns, widths, strict=True):
            cell.width = share
            self._set(cell.paragraphs[0], styles.CELL_HEAD)
            cell.paragraphs[0].add_run(column.name)
        for row in group.rows:
            made = table.add_row()
            _mark(made, "w:cantSplit")
            self._row(made.cells, row, widths)

    def _row(self, cells: Sequence[Any], row: SheetRow, widths: Sequence[Emu]) -> None:
        for place, (cell, blocks, width) in enumerate(zip(cells, row.cells, widths, strict=True)):
            cell.width = width
            shown = self._linked(place, blocks, row)
            first: Paragraph = cell.paragraphs[0]
            self._set(first, styles.CELL)
            for number, block in enumerate(shown):
                paragraph = cell.add_paragraph() if number else first
                self._set(paragraph, _style_of(block, styles.CELL, styles.CELL_BULLETS, styles.CELL_NUMBERS))
                self._spans(paragraph, block.spans)

    def _linked(self, place: int, blocks: SheetCell, row: SheetRow) -> SheetCell:
        """The cell with the link to the row's page, where it is the one that has it."""
        if not row.page or not self._content.site_url:
            return blocks
        if row.more:
            return (*blocks, Block((Span(row.more, address=row.page),))) if place == 1 else blocks
        if place or not blocks:
            return blocks
        first = replace(blocks[0], spans=tuple(replace(span, address=row.page) for span in blocks[0].spans))
        return (first, *blocks[1:])

    def foot(self, wording: Wording, sheet: Sheet) -> None:
        if sheet.size and sheet.below:
            heading, *rest = sheet.below
            self.paragraph("".join(span.text for span in heading.spans), styles.HEADING)
            self._blocks(rest, styles.TEXT, styles.BULLETS, styles.NUMBERS)
        overview = self._content.overview
        keys = sorted(sheet.keys, key=overview.reference_order.__getitem__)
        if keys:
            self.paragraph("References", styles.HEADING)
        for key in keys:
            self._spans(self._paragraph(styles.ENTRY), wording.entry(key).spans)

    def _blocks(self, blocks: Sequence[Block], text: str, bullets: str, numbers: str) -> None:
        for block in blocks:
            self._spans(self._paragraph(_style_of(block, text, bullets, numbers)), block.spans)

    def _spans(self, paragraph: Paragraph, spans: Sequence[Span]) -> None:
        for span in spans:
            run = paragraph.add_run(_clean(span.text))
            if span.strong or span.emphasis:
                run._r.style = self._styles[styles.STRONG if span.strong else styles.EMPHASIS]
            if span.address:
                run._r.style = self._styles[styles.LINK]
                self._lead(paragraph, run, span.address)

    def _lead(self, paragraph: Paragraph, run: Any, address: str) -> None:
        """Make of the last run a link."""
        name = self._addresses.get(address)
        if name is None:
            kind = RELATIONSHIP_TYPE.HYPERLINK
            name = self._addresses[address] = self._document.part.relate_to(address, kind, is_external=True)
        link = OxmlElement("w:hyperlink", attrs={qn("r:id"): name})
        paragraph._p.append(link)
        link.append(run._r)


def _style_of(block: Block, text: str, bullets: str, numbers: str) -> str:
    return {"paragraph": text, "bullet": bullets, "number": numbers}[block.kind]


def _clean(text: str) -> str:
    """The text without signs that XML cannot hold; the check reports most of them, and none has a form to show."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


# -- what the library has no words for --


def _mark(row: Any, *names: str) -> None:
    properties = row._tr.get_or_add_trPr()
    for name in names:
        properties.append(OxmlElement(name))


def _describe_table(table: Any, title: str, description: str) -> None:
    """What a screen reader says of the table, and that its first row and column are headings."""
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    for name in list(look.attrib):
        del look.attrib[name]
    for name in ("firstRow", "firstColumn", "noHBand", "noVBand"):
        look.set(qn(f"w:{name}"), "1")
    for name, text in (("w:tblCaption", title), ("w:tblDescription", description)):
        properties.append(OxmlElement(name, attrs={qn("w:val"): _clean(text)}))


def _page_numbers(document: Document, text: str) -> None:
    """`text. Page 2 of 9` at the foot of every page."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = styles.FOOTER
    paragraph.add_run(f"{_clean(text)}. Page ")
    _field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Paragraph, name: str) -> None:
    field = OxmlElement("w:fldSimple", attrs={qn("w:instr"): name})
    paragraph._p.append(field)
    field.append(paragraph.add_run("1")._r)


# -- the file --


def _describe(document: Document, review: Review, sheet: Sheet) -> None:
    """The properties of the document: its dates are those of the review, not of the build."""
    known = document.core_properties
    year, month, day = (*map(int, review.date.split("-")), 1, 1)[:3]
    known.created = known.modified = datetime(year, month, day, tzinfo=UTC)
    known.title, known.subject = _clean(sheet.title)[:255], _clean(review.title)[:255]
    known.author = known.last_modified_by = _clean(words.series(person.name for person in review.people))[:255]
    known.comments, known.keywords, known.version = sheet.description, "", _clean(review.version)[:255]
    known.revision = 1


def _packed(document: Document) -> bytes:
    """The document's files in the order in which the library writes them, without the time at which it did."""
    written, packed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as made, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in made.infolist():
            archive.writestr(zipfile.ZipInfo(entry.filename, _NO_DAY), made.read(entry), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
