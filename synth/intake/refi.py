"""REFI-QDA, which programs for qualitative analysis exchange: codebooks (`.qdc`) and projects (`.qdpx`).

The standard: https://www.qdasoftware.org (REFI-QDA 1.5). Positions count characters of the plain text from 0, the end
not included; how programs depart from that is known to `positions`.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from synth.diagnostics import Diagnostics, Place
from synth.diagnostics.words import quoted
from synth.intake import filling
from synth.intake.archive import Archive
from synth.intake.positions import MARK, Counting, Span
from synth.intake.work import Code, Intake, Passage, Work
from synth.intake.xml_tree import Element, parse_xml

_PROJECT = "project.qde"
PROJECT_END = ".qde"
REMARK = (
    "The sources of such a project must be published studies: never bring in transcripts of your own, whose "
    "participants trusted you with them."
)
_OF_TEXT = "PlainTextSelection"
_OF_WORDS = frozenset((_OF_TEXT, "PDFSelection"))
# What a Mac puts beside each file that it packs.
_COPY_OF_MAC = re.compile(r"(?:^|[/\\])(?:__MACOSX[/\\]|\._)")
_FILE_ENDING = re.compile(r"\.(?:docx?|html?|odt|pdf|rtf|txt)$", re.IGNORECASE)
_WORDS_OF_PAGE = ("Representation", "PlainTextContent")
_SOURCES = frozenset(("TextSource", "PDFSource", "PictureSource", "AudioSource", "VideoSource"))
_READ = frozenset(("CodeBook", "Sources", "Users"))


def read_codebook(text: str, path: str, diagnostics: Diagnostics) -> Intake:
    """The codes of a codebook."""
    root = parse_xml(text, path, diagnostics)
    codes = tuple(code for _, code in _codes(root, ())) if root else ()
    dropped = Counter({"Set": sum(1 for _ in root.find("Sets", "Set"))}) if root else Counter[str]()
    return Intake(path, "a REFI-QDA codebook", codes=codes, dropped=+dropped)


def project_in(names: Sequence[str]) -> str:
    """The project among the files of an archive; empty where there is none, or no telling which.

    The standard calls it `project.qde`; ATLAS.ti gives it the project's own name.
    """
    there = [name for name in names if name.casefold().endswith(PROJECT_END) and not _COPY_OF_MAC.search(name)]
    top = [name for name in there if "/" not in name.replace("\\", "/")]
    # Whoever unpacked a project and packed it again may have packed its folder too.
    near = top or there
    return next((name for name in near if name.casefold() == _PROJECT), near[0] if len(near) == 1 else "")


def read_project(archive: Archive, path: str, diagnostics: Diagnostics) -> Intake:
    """The sources of a project as works, with the passages that were coded in them, and its codes.

    `project_in` finds a project among the names of the archive.
    """
    name = project_in(archive.names)
    data = archive.read(name)
    text = _decoded(data, f"{path}/{name}", diagnostics) if data is not None else None
    root = parse_xml(text.removeprefix(MARK), f"{path}/{name}", diagnostics) if text is not None else None
    if root is None:
        return Intake(path, "a REFI-QDA project")
    book = _book(root)
    texts = _Texts(archive, path, root.attributes.get("origin", ""), diagnostics)
    sources = [source for group in root.find("Sources") for source in group.children if source.name in _SOURCES]
    works = [_work(source, Place(f"{path}/{name}", source.line), book, texts) for source in sources]
    dropped = Counter(below.name for child in root.children if child.name not in _READ for below in child.children)
    dropped["Code of a case"] = book.cases
    return Intake(path, "a REFI-QDA project", works, tuple(book.codes.values()), dropped=+dropped, remark=REMARK)


@dataclass(frozen=True, slots=True)
class _Book:
    """The codes of a project by their numbers, how many codes stand for cases, and the numbers of all cases."""

    codes: Mapping[str, Code]
    cases: int
    of_cases: frozenset[str]


def _book(root: Element) -> _Book:
    """The codebook without the codes that NVivo makes for cases: each is a person, or a place, and no theme."""
    cases = frozenset(case.attributes.get("guid", "").casefold() for case in root.find("Cases", "Case"))
    codes = dict(code for book in root.find("CodeBook") for code in _codes(book, ()))
    kept = {number: code for number, code in codes.items() if number not in cases}
    return _Book(kept, len(codes) - len(kept), cases)


def _codes(holder: Element, within: tuple[str, ...]) -> Iterator[tuple[str, Code]]:
    """Each code by its number, those below it after it."""
    for element in holder.children:
        if element.name in ("CodeBook", "Codes"):
            yield from _codes(element, within)
        elif element.name == "Code":
            name = filling.cleaned(element.attributes.get("name", "")) or "a code without a name"
            described = " ".join(child.all_text() for child in element.find("Description"))
            yield element.attributes.get("guid", "").casefold(), Code(name, filling.cleaned(described), within)
            yield from _codes(element, (*within, name))


class _Texts:
    """The plain texts of a project's sources, each read once."""

    def __init__(self, archive: Archive, path: str, origin: str, diagnostics: Diagnostics) -> None:
        self.short_ends = "atlas" in origin.casefold()
        self._archive = archive
        self._path = path
        self._diagnostics = diagnostics
        self._by_name = {_last(name): name for name in archive.names if not _COPY_OF_MAC.search(name)}
        self._read: dict[str, str] = {}

    def of(self, source: Element) -> str:
        """The text of a source, as it stands in the project or in a file of the archive; empty where there is none."""
        for content in source.find("PlainTextContent"):
            return content.all_text()
        address = source.attributes.get("plainTextPath", "")
        name = self._by_name.get(_last(address), "")
        if not name or not address.casefold().startswith(("internal://", "relative://")):
            return ""
        if name not in self._read:
            data = self._archive.read(name)
            self._read[name] = (_decoded(data, f"{self._path}/{name}", self._diagnostics) or "") if data else ""
        return self._read[name]

    def report_cut(self, cut: int, passages: int, title: str, place: Place) -> None:
        """Say that positions seem to be counted otherwise than any program is known to count them."""
        message = f"Of {passages} marked passages of {quoted(title)}, {cut} begin or end within a word."
        help = "the program may count characters in another way: compare each quotation with the source"
        self._diagnostics.add("S615", place, message, help)


def _last(path: str) -> str:
    """The name of a file for comparing. NVivo puts its texts into `Sources`, others into `sources`."""
    return path.casefold().replace("\\", "/").rpartition("/")[2]


def _work(source: Element, place: Place, book: _Book, texts: _Texts) -> Work:
    work = Work(place, is_source=False)
    filling.put(work, "title", _FILE_ENDING.sub("", source.attributes.get("name", "")), "name")
    work.codes += [code.name for code in _coded(source, book)]
    selections: dict[str, _Selection] = {}
    for holder in (source, *source.find("Representation"), *source.find("Transcript")):
        elements = [element for element in holder.children if element.name.endswith("Selection")]
        spans = [span for element in elements if (span := _span(element)) is not None]
        counting = Counting(texts.of(holder), spans, short_ends=texts.short_ends)
        if len(spans) > 1 and counting.cut * 2 > len(spans):
            texts.report_cut(counting.cut, len(spans), work.name, place)
        for element in elements:
            page = element.attributes.get("page", "")
            selection = _Selection(element, _selected(element, counting), list(_coded(element, book)), page)
            # ATLAS.ti marks a passage on the page of a PDF and, under the same number, in its text.
            number = element.attributes.get("guid", "").casefold() or str(id(element))
            selections[number] = selections[number].joined(selection) if number in selections else selection
        for element in holder.children:
            if element.name in ("NoteRef", "VariableValue"):
                work.dropped[element.name] += 1
    for selection in selections.values():
        _take(selection, work, book)
    return work


@dataclass(frozen=True, slots=True)
class _Selection:
    """A passage that was marked: where, its words, empty where they are not known, and its codes."""

    element: Element
    said: str
    codes: Sequence[Code]
    page: str

    def joined(self, other: _Selection) -> _Selection:
        """Both as one: of the words, those that come from a text."""
        first, second = (self, other) if self.element.name == _OF_TEXT or not other.said else (other, self)
        codes = [*self.codes, *(code for code in other.codes if code not in self.codes)]
        return _Selection(first.element, first.said or second.said, codes, self.page or other.page)


def _take(selection: _Selection, work: Work, book: _Book) -> None:
    element = selection.element
    if not selection.codes and any(number in book.of_cases for number in _numbers(element)):
        work.dropped[f"{element.name} of a case"] += 1
        return
    note = filling.cleaned(" ".join(described.all_text() for described in element.find("Description")))
    name = filling.cleaned(element.attributes.get("name", ""))
    if not selection.said and name and element.name in _OF_WORDS:
        # The first words, the program's own number, or what the coder called it: no quotation of anything.
        note = f"{note} (called '{name}' in the program)".strip()
    if not selection.codes or not (selection.said or note):
        lacks = "a text" if selection.codes else "a code"
        work.dropped[f"{element.name} without {lacks}"] += 1
        return
    if selection.page:
        note = f"{note} (page '{selection.page}' by the program's own count)".strip()
    work.passages += [Passage(code.name, selection.said, note=note) for code in selection.codes]


def _span(selection: Element) -> Span | None:
    begin, end = (selection.attributes.get(name, "") for name in ("startPosition", "endPosition"))
    if not (begin.isdigit() and end.isdigit()):
        return None
    return Span(int(begin), int(end), selection.attributes.get("name", ""))


def _selected(selection: Element, counting: Counting) -> str:
    """The words of a passage: from the text by its positions, or as the program took them from a page."""
    span = _span(selection)
    if span is not None and (words := counting.words(span)):
        return filling.cleaned(words)
    return filling.cleaned(" ".join(content.all_text() for content in selection.find(*_WORDS_OF_PAGE)))


def _numbers(holder: Element) -> Iterator[str]:
    return (found.attributes.get("targetGUID", "").casefold() for found in holder.find("Coding", "CodeRef"))


def _coded(holder: Element, book: _Book) -> Iterator[Code]:
    for number in _numbers(holder):
        if number not in book.of_cases:
            yield book.codes.get(number) or Code(f"code {number}")


def _decoded(data: bytes, path: str, diagnostics: Diagnostics) -> str | None:
    """The text of a file of the archive. Line ends and the mark at its start stay: positions may count them."""
    chosen = "utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-8"
    try:
        return data.decode(chosen)
    except UnicodeDecodeError as failure:
        message = f"The byte 0x{data[failure.start]:02X} is not UTF-8."
        diagnostics.add("S001", Place(path), message, "export the project again")
        return None
