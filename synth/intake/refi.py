"""REFI-QDA, which programs for qualitative analysis exchange: codebooks (`.qdc`) and projects (`.qdpx`).

The standard: https://www.qdasoftware.org (REFI-QDA 1.5). Positions count characters of the plain text from 0, the end
not included.
"""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Iterator, Mapping

from synth.diagnostics import Diagnostics, Place
from synth.intake import filling
from synth.intake.archive import Archive
from synth.intake.work import Code, Intake, Passage, Work
from synth.intake.xml_tree import Element, parse_xml

PROJECT = "project.qde"
REMARK = (
    "The sources of such a project must be published studies: never bring in transcripts of your own, whose "
    "participants trusted you with them."
)
_SOURCES = frozenset(("TextSource", "PDFSource", "PictureSource", "AudioSource", "VideoSource"))
_READ = frozenset(("CodeBook", "Sources", "Users"))


def read_codebook(text: str, path: str, diagnostics: Diagnostics) -> Intake:
    """The codes of a codebook."""
    root = parse_xml(text, path, diagnostics)
    codes = tuple(code for _, code in _codes(root, ())) if root else ()
    dropped = Counter({"Set": sum(1 for _ in root.find("Sets", "Set"))}) if root else Counter[str]()
    return Intake(path, "a REFI-QDA codebook", codes=codes, dropped=+dropped)


def read_project(archive: Archive, path: str, diagnostics: Diagnostics) -> Intake:
    """The sources of a project as works, with the passages that were coded in them, and its codes."""
    name = next(name for name in archive.names if name.casefold() == PROJECT)
    data = archive.read(name)
    text = _decoded(data, f"{path}/{name}", diagnostics) if data is not None else None
    root = parse_xml(text, f"{path}/{name}", diagnostics) if text is not None else None
    if root is None:
        return Intake(path, "a REFI-QDA project")
    codes = dict(code for book in root.find("CodeBook") for code in _codes(book, ()))
    texts = _Texts(archive, path, diagnostics)
    sources = [source for group in root.find("Sources") for source in group.children if source.name in _SOURCES]
    works = [_work(source, Place(f"{path}/{name}", source.line), codes, texts) for source in sources]
    dropped = Counter(below.name for child in root.children if child.name not in _READ for below in child.children)
    return Intake(path, "a REFI-QDA project", works, tuple(codes.values()), dropped, REMARK)


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

    def __init__(self, archive: Archive, path: str, diagnostics: Diagnostics) -> None:
        self._archive = archive
        self._path = path
        self._diagnostics = diagnostics
        self._by_name = {name.casefold().rpartition("/")[2]: name for name in archive.names}
        self._read: dict[str, str] = {}

    def of(self, source: Element) -> str:
        """The text of a source, as it stands in the project or in a file of the archive; empty where there is none."""
        for content in source.find("PlainTextContent"):
            return content.all_text()
        address = source.attributes.get("plainTextPath", "")
        name = self._by_name.get(address.casefold().replace("\\", "/").rpartition("/")[2], "")
        if not name or not address.casefold().startswith(("internal://", "relative://")):
            return ""
        if name not in self._read:
            data = self._archive.read(name)
            self._read[name] = (_decoded(data, f"{self._path}/{name}", self._diagnostics) or "") if data else ""
        return self._read[name]


def _work(source: Element, place: Place, codes: Mapping[str, Code], texts: _Texts) -> Work:
    work = Work(place, is_source=False)
    filling.put(work, "title", source.attributes.get("name", ""), "name")
    work.codes += [code.name for code in _coded(source, codes)]
    for holder in (source, *source.find("Representation"), *source.find("Transcript")):
        text = texts.of(holder)
        for element in holder.children:
            if element.name.endswith("Selection"):
                _read_selection(element, text, codes, work)
            elif element.name in ("NoteRef", "VariableValue"):
                work.dropped[element.name] += 1
    return work


def _read_selection(selection: Element, text: str, codes: Mapping[str, Code], work: Work) -> None:
    said = _selected(selection, text)
    note = filling.cleaned(" ".join(element.all_text() for element in selection.find("Description")))
    coded = list(_coded(selection, codes))
    if not coded or not (said or note):
        work.dropped[f"{selection.name} without a {'code' if not coded else 'text'}"] += 1
        return
    if selection.name == "PDFSelection" and (page := selection.attributes.get("page")):
        note = " ".join(part for part in (note, f"(page '{page}' by the program's own count)") if part)
    work.passages += [Passage(code.name, said, note=note) for code in coded]


def _selected(selection: Element, text: str) -> str:
    begin, end = (selection.attributes.get(name, "") for name in ("startPosition", "endPosition"))
    if text and begin.isdigit() and end.isdigit() and int(begin) < int(end) <= len(text):
        return filling.cleaned(text[int(begin) : int(end)])
    # A part of a page or of a recording; programs that know the words put them in the name.
    return filling.cleaned(selection.attributes.get("name", "")) if selection.name == "PDFSelection" else ""


def _coded(holder: Element, codes: Mapping[str, Code]) -> Iterator[Code]:
    for reference in holder.find("Coding", "CodeRef"):
        number = reference.attributes.get("targetGUID", "").casefold()
        yield codes.get(number) or Code(f"code {number}")


def _decoded(data: bytes, path: str, diagnostics: Diagnostics) -> str | None:
    """The text of a file of the archive. Line ends stay: positions count them."""
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le")):
        if data.startswith(mark):
            data, chosen = data.removeprefix(mark), encoding
            break
    else:
        chosen = "utf-8"
    try:
        return data.decode(chosen)
    except UnicodeDecodeError as failure:
        message = f"The byte 0x{data[failure.start]:02X} is not UTF-8."
        diagnostics.add("S001", Place(path), message, "export the project again")
        return None
