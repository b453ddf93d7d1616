"""What a file is, told from what it holds and not from its name; then read by the reader of that format."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from synth.diagnostics import Diagnostics, Place
from synth.diagnostics.words import conjoined
from synth.intake import bibtex, codings, covidence, csl_json, endnote, eppi, filling, pubmed, rayyan, refi, ris
from synth.intake.archive import Archive
from synth.intake.table import header
from synth.intake.work import Intake, Work
from synth.read.encoding import decode
from synth.read.lines import Lines

Reader = Callable[[str, str, Diagnostics], list[Work]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is called in words, how its text is read, and what to know of what came of that."""

    words: str
    read: Reader | None = None
    remark: Callable[[list[Work]], str] = lambda works: ""


FORMATS: Mapping[str, Format] = {
    "ris": Format("RIS", ris.read),
    "nbib": Format("PubMed's own form (.nbib)", pubmed.read),
    "csl-json": Format("CSL-JSON", csl_json.read),
    "bibtex": Format("BibTeX", bibtex.read),
    "endnote-xml": Format("EndNote XML", endnote.read),
    "eppi-json": Format("a JSON report of EPPI-Reviewer", eppi.read),
    "rayyan-csv": Format("Rayyan's table (CSV)", rayyan.read),
    "covidence-csv": Format("Covidence's table (CSV)", covidence.read, covidence.remark),
    "codings-csv": Format(codings.WORDS),
    "qdc": Format("a REFI-QDA codebook (.qdc)"),
    "qdpx": Format("a REFI-QDA project (.qdpx)"),
}

_BEGINS: Mapping[str, re.Pattern[str]] = {
    "ris": re.compile(r"^\s{0,3}TY  ?-", re.MULTILINE),
    "nbib": re.compile(r"^PMID- *[0-9]+\s*$", re.MULTILINE),
    "bibtex": re.compile(r"^\s*@(?!comment|string|preamble)[a-z]+\s*[{(]", re.MULTILINE | re.IGNORECASE),
}
_ROOT = re.compile(r"<(?![?!])(?:\w+:)?(\w+)")
_EXPORT = "export it as RIS, which nearly every program can"
# How files begin that people try, with what they are and what to do.
_OTHERS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"%0 |%A |%T "), "EndNote's tagged form (.enw)", _EXPORT),
    (re.compile(r"FN |PT [JBSP]\n"), "Web of Science's plain text", _EXPORT),
    (re.compile(r"\{\\rtf"), "a document (RTF)", _EXPORT),
)
_OTHER_ROOTS: Mapping[str, tuple[str, str]] = {
    "PubmedArticleSet": ("PubMed's XML", "choose the format 'PubMed', which gives a .nbib file"),
    "html": ("a web page", "download the export itself, not the page that offers it"),
    "Project": ("the inner file of a REFI-QDA project", "give the .qdpx file as the program exported it"),
}
_OTHER_BYTES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF", "bring in its reference, and write what it says in a record: synth new study"),
    (b"SQLite format 3", "a database", _EXPORT),
    (b"\xd0\xcf\x11\xe0", "a document or table of an office program", "save it as CSV"),
    (b"\x1f\x8b", "a packed file", "unpack it first"),
    (b"Rar!", "a packed file", "unpack it first"),
)


def read_file(data: bytes, path: str, wanted: str, diagnostics: Diagnostics) -> Intake | None:
    """What a file holds. `wanted` is the format that the person named, empty where it is told from the content.

    None where errors were added. Nothing is raised for what the file holds.
    """
    if data.startswith(b"PK\x03\x04") or wanted == "qdpx":
        return _read_archive(data, path, diagnostics)
    for begin, words, help in _OTHER_BYTES:
        if data.startswith(begin):
            _report_unknown(path, words, help, diagnostics)
            return None
    text = _text(data, path, diagnostics)
    if text is None:
        return None
    name = wanted or recognised(text, path, diagnostics)
    if name == "qdc":
        return refi.read_codebook(text, path, diagnostics)
    if name == "codings-csv":
        return codings.read_codings(text, path, diagnostics)
    if not name or _is_mixed(text, name, path, diagnostics):
        return None
    format = FORMATS[name]
    assert format.read is not None
    works = format.read(text, path, diagnostics)
    for work in works:
        filling.tidy(work)
    return Intake(path, format.words, works, remark=format.remark(works))


def recognised(text: str, path: str, diagnostics: Diagnostics) -> str:
    """The format of a text; empty where an error was added."""
    start = text.lstrip()
    if not start:
        _report_unknown(path, "empty", "export it again", diagnostics)
        return ""
    if start.startswith("<"):
        return _recognised_xml(start, path, diagnostics)
    if start[0] in "[{" and not start.startswith("{\\rtf"):
        return "eppi-json" if re.search(r'"(?:CodeSets|References)"\s*:', text) else "csl-json"
    begun = {name: found.start() for name, pattern in _BEGINS.items() if (found := pattern.search(text))}
    columns = {name.casefold() for name in header(text)}
    for name, wanted in (("covidence-csv", covidence.COLUMNS), ("rayyan-csv", rayyan.COLUMNS)):
        if wanted <= columns:
            return name
    if covidence.NUMBER in columns:
        help = "in Covidence, export the references of a stage instead, as CSV"
        _report_unknown(path, "Covidence's table of extracted data", help, diagnostics)
        return ""
    if codings.is_table(columns):
        return "codings-csv"
    if begun:
        return min(begun, key=lambda name: begun[name])
    for pattern, words, help in _OTHERS:
        if pattern.match(start):
            _report_unknown(path, words, help, diagnostics)
            return ""
    if len(columns) > 3:
        help = "Rayyan's and Covidence's tables are read, and codes under 'unit' and names; from elsewhere, " + _EXPORT
        _report_unknown(path, "a table with other columns", help, diagnostics)
        return ""
    _report_unknown(path, "", f"{_EXPORT}; or name its format with --format", diagnostics)
    return ""


def _recognised_xml(start: str, path: str, diagnostics: Diagnostics) -> str:
    found = _ROOT.search(start[:100_000])
    root = found[1] if found else ""
    if root in ("xml", "records", "record"):
        return "endnote-xml"
    if root == "CodeBook":
        return "qdc"
    words, help = _OTHER_ROOTS.get(root, ("XML of another kind", _EXPORT))
    if "<!DOCTYPE html" in start[:1000] or root.casefold() == "html":
        words, help = _OTHER_ROOTS["html"]
    elif "<!DOCTYPE" in start[:100_000]:
        # Told apart from a harmless file of another kind by the reader, which names the danger.
        return "endnote-xml"
    _report_unknown(path, words, help, diagnostics)
    return ""


def _read_archive(data: bytes, path: str, diagnostics: Diagnostics) -> Intake | None:
    archive = Archive(data, path, diagnostics)
    if diagnostics.has_errors and not archive.names:
        return None
    if refi.project_in(archive.names):
        return refi.read_project(archive, path, diagnostics)
    words, help = "an archive", "unpack it, and bring in the files"
    if "[Content_Types].xml" in archive.names:
        words, help = "a document or table of an office program", "save it as CSV"
    elif any(name.casefold().endswith(refi.PROJECT_END) for name in archive.names):
        words, help = "an archive of several projects", "export each project as a file of its own"
    _report_unknown(path, words, help, diagnostics)
    return None


def _text(data: bytes, path: str, diagnostics: Diagnostics) -> str | None:
    """The text of a file with newlines for line ends; characters that no text should have are left for its values."""
    messages = Diagnostics()
    text = decode(data, path, messages)
    if text is not None:
        return text
    if fatal := [item for item in messages.items if item.code in ("S001", "S002")]:
        diagnostics.extend(fatal)
        return None
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def _is_mixed(text: str, name: str, path: str, diagnostics: Diagnostics) -> bool:
    """Whether another format begins within the text of one."""
    if name not in _BEGINS:
        return False
    for other, pattern in _BEGINS.items():
        if other != name and (found := pattern.search(text)):
            message = f"This file is {FORMATS[name].words}, but {FORMATS[other].words} begins here."
            place = Lines(text, path).place(found.start() + len(found[0]) - len(found[0].lstrip()))
            diagnostics.add("S609", place, message, "bring in each part as a file of its own")
            return True
    return False


def _report_unknown(path: str, words: str, help: str, diagnostics: Diagnostics) -> None:
    looks = {"": "This file is none of the formats that are read", "empty": "This file is empty"}.get(words)
    known = conjoined([format.words for format in FORMATS.values()])
    tail = f": {known}." if not words else "."
    message = f"{looks}{tail}" if looks else f"This file looks like {words}, which is not read."
    diagnostics.add("S601", Place(path), message, help)
