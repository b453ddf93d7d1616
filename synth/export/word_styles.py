"""How our documents look: an empty document with the few styles they use and nothing else."""

from __future__ import annotations

from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Cm, Pt, RGBColor

TITLE, SUBTITLE, HEADING, TEXT, BULLETS, NUMBERS, ENTRY = (
    "Title",
    "Subtitle",
    "Heading 1",
    "Normal",
    "List Bullet",
    "List Number",
    "Bibliography Entry",
)
CELL, CELL_BULLETS, CELL_NUMBERS, CELL_HEAD = "Table Text", "Table Bullet", "Table Number", "Table Heading"
TABLE, LINK, STRONG, EMPHASIS = "Evidence Table", "Hyperlink", "Strong", "Emphasis"
FOOTER = "Footer"

_FONT = "Calibri"
_INK, _QUIET, _BLUE = RGBColor(0x1E, 0x22, 0x26), RGBColor(0x56, 0x5D, 0x64), RGBColor(0x2B, 0x4C, 0x8C)
_KEPT = frozenset((TITLE, SUBTITLE, HEADING, TEXT, BULLETS, NUMBERS, STRONG, EMPHASIS, FOOTER)) | frozenset(
    ("Header", "Default Paragraph Font", "Normal Table", "No List")
)
# What the empty document of the library brings along beside its text and styles.
_UNUSED_PARTS = ("/docProps/thumbnail.jpeg", "/word/stylesWithEffects.xml", "/customXml/item1.xml")
_TABLE_STYLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="EvidenceTable">
  <w:name w:val="{TABLE}"/>
  <w:basedOn w:val="TableNormal"/>
  <w:uiPriority w:val="99"/>
  <w:tblPr>
    <w:tblBorders>
      <w:top w:val="single" w:sz="12" w:space="0" w:color="1E2226"/>
      <w:bottom w:val="single" w:sz="12" w:space="0" w:color="1E2226"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="8A9097"/>
    </w:tblBorders>
    <w:tblCellMar>
      <w:top w:w="60" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>
      <w:bottom w:w="60" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:rPr><w:b/></w:rPr>
    <w:tcPr>
      <w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="1E2226"/></w:tcBorders>
      <w:shd w:val="clear" w:color="auto" w:fill="F1EFEA"/>
      <w:vAlign w:val="bottom"/>
    </w:tcPr>
  </w:tblStylePr>
</w:style>
"""


def empty_document(language: str) -> Document:
    """A document on A4 paper turned sideways, in our styles, written in `language` (a tag such as `en`)."""
    document = docx.Document()
    _leave_out(document)
    _paper(document)
    _style(document)
    _speak(document, language)
    return document


def _leave_out(document: Document) -> None:
    for rels in (document.part.rels, document.part.package.rels):
        for key in [key for key, rel in rels.items() if str(rel.target_part.partname) in _UNUSED_PARTS]:
            del rels[key]
    styles = document.styles
    for style in [style for style in styles if style.name not in _KEPT]:
        styles.element.remove(style.element)


def _paper(document: Document) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.8)
    section.top_margin = section.bottom_margin = Cm(1.7)
    section.footer_distance = Cm(0.9)


def _style(document: Document) -> None:
    styles = document.styles
    _paragraph(document, TEXT, size=10, after=4)
    _paragraph(document, TITLE, size=20, after=2, bold=True)
    _paragraph(document, SUBTITLE, size=13, after=6, colour=_QUIET)
    _paragraph(document, HEADING, size=13, before=14, after=4, bold=True)
    for name in (BULLETS, NUMBERS):
        _paragraph(document, name, size=10, after=2)
    _paragraph(document, FOOTER, size=8, colour=_QUIET)
    for name in (CELL, CELL_HEAD, CELL_BULLETS, CELL_NUMBERS, ENTRY):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles[{CELL_BULLETS: BULLETS, CELL_NUMBERS: NUMBERS}.get(name, TEXT)]
        _paragraph(document, name, size=10 if name == ENTRY else 9, after=4 if name == ENTRY else 2)
    entry = styles[ENTRY].paragraph_format
    entry.left_indent, entry.first_line_indent = Cm(0.8), Cm(-0.8)
    for name in (CELL_BULLETS, CELL_NUMBERS):
        listed = styles[name].paragraph_format
        listed.left_indent, listed.first_line_indent = Cm(0.4), Cm(-0.4)
    link = styles.add_style(LINK, WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = _BLUE, True
    styles.element.append(parse_xml(_TABLE_STYLE))


def _paragraph(
    document: Document,
    name: str,
    *,
    size: float,
    before: float = 0,
    after: float = 0,
    bold: bool | None = None,
    colour: RGBColor = _INK,
) -> None:
    style: Any = document.styles[name]
    style.font.name, style.font.size, style.font.bold, style.font.color.rgb = _FONT, Pt(size), bold, colour
    style.font.italic = False
    for element in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(element)
    for script in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        style.element.rPr.rFonts.attrib.pop(qn(script), None)
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), 1.08
    if (border := style.element.pPr.find(qn("w:pBdr"))) is not None:
        style.element.pPr.remove(border)


def _speak(document: Document, language: str) -> None:
    """The language of the text, for screen readers and spelling: the region is the reader's own where none is named."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    spoken: Any = next(defaults.iter(qn("w:lang")))
    for script in ("w:val", "w:eastAsia"):
        spoken.set(qn(script), language)
    document.core_properties.language = language
