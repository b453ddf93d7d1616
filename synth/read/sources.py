"""A project's files read into records and references: the first step."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from synth.diagnostics import Diagnostics, Place
from synth.model.changes import Changes
from synth.model.double_coding import DoubleCoding
from synth.model.fields import id_fault
from synth.model.kinds import KINDS, Kind
from synth.model.reference import Reference
from synth.model.review import Review
from synth.model.vocabulary import Vocabulary
from synth.read.aside import aside
from synth.read.bibtex import read_bibliography
from synth.read.document import Document, parse_document
from synth.read.files import BIBLIOGRAPHY_LIMIT, RECORD_LIMIT, SourceFile, find_records, read_text, report_strays
from synth.read.pages import OwnPages, read_pages
from synth.read.record import Record
from synth.read.styles import Style, read_style
from synth.read.validation import validated

_Model = TypeVar("_Model", bound=BaseModel)

CONTENT = "content"
BIBLIOGRAPHY = "references.bib"
# Characters; below this a second process costs more than it saves.
_WORTH_READING_ASIDE = 200_000
_BESIDE_RECORDS = {"review.yml", "vocabulary.yml", "changes.yml", "double_coding.yml", "pages"}


@dataclass(frozen=True, slots=True)
class Misfit:
    """A file that was read but does not fit its kind: not a record, though what it names can still be looked up."""

    kind: Kind
    id: str
    document: Document


@dataclass(slots=True)
class Sources:
    """What the files of a project hold.

    `unread` has the ids of records whose file is there but could not be read as a record: links to
    them are not reported a second time, and rules that need the whole review hold their tongue.
    """

    records: list[Record] = field(default_factory=list)
    misfits: list[Misfit] = field(default_factory=list)
    references: tuple[Reference, ...] = ()
    review: Review | None = None
    review_document: Document | None = None
    vocabulary: Vocabulary | None = None
    vocabulary_document: Document | None = None
    changes: Changes | None = None
    changes_document: Document | None = None
    double_coding: DoubleCoding | None = None
    double_coding_document: Document | None = None
    unread: set[str] = field(default_factory=set)
    bibliography_read: bool = False
    pages: OwnPages = field(default_factory=OwnPages)
    style: Style | None = None
    """The citation style of the review; None where it could not be read."""


def read_sources(root: Path, diagnostics: Diagnostics) -> Sources:
    """Read every record, the review, the vocabulary and the bibliography below `root`."""
    sources = Sources()
    bibliography = _begin_bibliography(root, diagnostics)
    sources.review_document, sources.review = _read_single(root, "review.yml", Review, diagnostics)
    sources.vocabulary_document, sources.vocabulary = _read_single(root, "vocabulary.yml", Vocabulary, diagnostics)
    if os.path.lexists(root / CONTENT / "changes.yml"):
        sources.changes_document, sources.changes = _read_single(root, "changes.yml", Changes, diagnostics)
    if os.path.lexists(root / CONTENT / "double_coding.yml"):
        coded = _read_single(root, "double_coding.yml", DoubleCoding, diagnostics)
        sources.double_coding_document, sources.double_coding = coded
    report_strays(root, CONTENT, {kind.folder for kind in KINDS.values()} | _BESIDE_RECORDS, diagnostics)
    files = {kind: find_records(root, kind.folder, diagnostics) for kind in KINDS.values()}
    sources.unread |= _shared_ids(files, diagnostics)
    for kind, kind_files in files.items():
        for file in kind_files:
            _read_record(root, kind, file, sources, diagnostics)
    if sources.review and sources.review_document:
        place = sources.review_document.place("citation_style")
        sources.style = read_style(root, sources.review.citation_style, place, diagnostics)
    sources.pages = read_pages(root, diagnostics)
    if bibliography is not None:
        sources.references, messages = bibliography()
        diagnostics.extend(messages.items)
        sources.bibliography_read = not messages.has_errors
    return sources


def _begin_bibliography(
    root: Path, diagnostics: Diagnostics
) -> Callable[[], tuple[tuple[Reference, ...], Diagnostics]] | None:
    """What gives the references and the messages about them; a long file is read beside the records."""
    text = read_text(root, BIBLIOGRAPHY, BIBLIOGRAPHY_LIMIT, diagnostics)
    if text is None:
        return None

    def read() -> tuple[tuple[Reference, ...], Diagnostics]:
        messages = Diagnostics()
        return read_bibliography(text, BIBLIOGRAPHY, messages), messages

    return aside(read) if len(text) > _WORTH_READING_ASIDE else read


def _read_single(
    root: Path, name: str, model: type[_Model], diagnostics: Diagnostics
) -> tuple[Document | None, _Model | None]:
    document = _read_document(root, f"{CONTENT}/{name}", diagnostics)
    return document, validated(document, model, diagnostics) if document else None


def _read_document(root: Path, path: str, diagnostics: Diagnostics) -> Document | None:
    text = read_text(root, path, RECORD_LIMIT, diagnostics)
    return parse_document(text, path, diagnostics) if text is not None else None


def _read_record(root: Path, kind: Kind, file: SourceFile, sources: Sources, diagnostics: Diagnostics) -> None:
    identifier = Path(file.path).stem
    if fault := id_fault(identifier):
        message = f"The file's name is the record's id, but {fault}."
        diagnostics.add("S120", Place(file.path), message, "rename the file")
    document = _read_document(root, file.path, diagnostics)
    data = validated(document, kind.model, diagnostics) if document else None
    if document is None or data is None or fault:
        sources.unread.add(identifier)
        if document is not None:
            sources.misfits.append(Misfit(kind, identifier, document))
    elif identifier not in sources.unread:
        sources.records.append(Record(kind, identifier, data, document))


def _shared_ids(files: dict[Kind, list[SourceFile]], diagnostics: Diagnostics) -> set[str]:
    """The ids that two files have, or that fold to the same; each is told once, naming the other file."""
    first: dict[str, SourceFile] = {}
    shared: set[str] = set()
    for file in (file for kind_files in files.values() for file in kind_files):
        identifier = Path(file.path).stem
        other = first.setdefault(unicodedata.normalize("NFKC", identifier).casefold(), file)
        if other is not file:
            shared |= {identifier, Path(other.path).stem}
            diagnostics.add(
                "S122",
                Place(file.path),
                f"This file has the same id as '{other.path}', or one that differs only in the form of its letters.",
                "ids are unique over all kinds: rename one of the two files",
            )
    return shared
