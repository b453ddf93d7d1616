"""`synth new`: a commented record in its place, under an id that is free, with what is known filled in."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from synth.cite import doi_address, label
from synth.diagnostics import Diagnostics
from synth.diagnostics.nearest import Nearest
from synth.diagnostics.words import article, quoted
from synth.model.fields import id_fault
from synth.model.kinds import KINDS
from synth.model.reference import Reference
from synth.model.study import Finding, Setting, Study
from synth.read.document import parse_document
from synth.read.sources import BIBLIOGRAPHY, CONTENT, Sources, read_sources
from synth.write.errors import Refused
from synth.write.ids import fold, id_from_reference, id_from_title, record_path, taken_ids
from synth.write.living import FOLDER
from synth.write.saving import write_new
from synth.write.skeleton import PLACEHOLDER, Filled, Terms, skeleton

_EXPLANATION = (
    f"# Write over each {PLACEHOLDER}. A line such as '#tags: …' is optional: take its '#' away to use it.",
    "# 'synth check' says what is missing, 'synth fmt' puts the file in order and keeps these comments.",
)


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for. `id` and `title` may be empty; `cite` are keys of the bibliography, the main report first."""

    kind: str
    id: str = ""
    title: str = ""
    cite: tuple[str, ...] = ()


def new_record(root: Path, request: Request) -> str:
    """Write a blank record and return its path, relative to the project.

    Raises Refused where the id is taken or cannot be one, or a citation key is unknown; OSError.
    """
    sources = read_sources(root, Diagnostics())
    cited = [_reference(sources, key) for key in request.cite]
    identifier = _id(request, cited)
    path = record_path(request.kind, identifier)
    if other := taken_ids(sources).get(fold(identifier)) or (path if os.path.lexists(root / path) else ""):
        raise Refused(f"the id {quoted(identifier)} is taken: {other}. Give another one; nothing was changed.")
    _require_real_folder(root, request.kind)
    text = _text(request, cited, terms_of(sources))
    faults = Diagnostics()
    if parse_document(text, path, faults) is None:
        raise Refused(f"the record could not be read again: {faults.ordered()[0].message} Nothing was changed.")
    try:
        write_new(root / path, text)
    except FileExistsError:
        raise Refused(f"{path} is there already. Give another id; nothing was changed.") from None
    return path


def terms_of(sources: Sources) -> Terms:
    """The terms of each scheme of the project's vocabulary, none where there is no such scheme."""

    def terms(scheme: str) -> Sequence[str]:
        found = sources.vocabulary.schemes.get(scheme) if sources.vocabulary else None
        return tuple(found.terms) if found else ()

    return terms


def modeline(kind: str) -> str:
    """The line by which an editor finds the schema of a record's kind."""
    return f"# yaml-language-server: $schema=../../{FOLDER}/{kind}.schema.json"


def _reference(sources: Sources, key: str) -> Reference:
    known = {reference.key: reference for reference in sources.references}
    if key not in known:
        hint = Nearest(known).hint(key, f"Add the source to {BIBLIOGRAPHY} first")
        raise Refused(f"{quoted(key)} is not a key in {BIBLIOGRAPHY}. {hint[0].upper()}{hint[1:]}.".replace("?.", "?"))
    return known[key]


def _id(request: Request, cited: Sequence[Reference]) -> str:
    identifier = request.id or (id_from_reference(cited[0]) if cited else "") or id_from_title(request.title)
    if not identifier and request.title:
        raise Refused(f"no id can be made from {quoted(request.title)}: give one, with letters a-z and digits.")
    if not identifier:
        ways = "--cite KEY" if request.kind == "study" else "--title '…'"
        raise Refused(f"{article(request.kind)} needs an id or {ways}: synth new {request.kind} ID.")
    if fault := id_fault(identifier):
        raise Refused(f"{fault}.")
    return identifier


def _require_real_folder(root: Path, kind: str) -> None:
    """Nothing is written through a symbolic link: what it leads to is not read either."""
    for folder in (CONTENT, f"{CONTENT}/{KINDS[kind].folder}"):
        if (root / folder).is_symlink() or ((root / folder).exists() and not (root / folder).is_dir()):
            raise Refused(f"{folder} is not a folder of this project, but a link or a file. Nothing was changed.")


def _text(request: Request, cited: Sequence[Reference], terms: Terms) -> str:
    model = KINDS[request.kind].model
    filled: dict[tuple[type[BaseModel], str], str | Sequence[str]] = {(model, "status"): "draft"}
    if request.title:
        filled[model, "title"] = " ".join(request.title.split())
    if model is Study:
        filled.update(blank_finding("f1"))
        filled[Setting, "countries"] = PLACEHOLDER
    if cited:
        filled[model, "cite"] = [reference.key for reference in cited]
    about = [f"# {line}" for reference in cited for line in _about(reference)]
    lines = [modeline(request.kind), *_EXPLANATION, *about, "", *skeleton(model, filled, terms)]
    return "\n".join(lines) + "\n"


def blank_finding(identifier: str) -> Filled:
    """What is known of a finding that is still to be written: its id, and that it should bear on something."""
    return {(Finding, "id"): identifier, (Finding, "bears_on"): PLACEHOLDER}


def _about(reference: Reference) -> list[str]:
    """What a reference tells of a work, for the person who writes about it."""
    title = reference.fields.get("title", "")
    doi = reference.fields.get("doi", "")
    address = doi_address(doi) if doi else reference.fields.get("url", "")
    return [re.sub(r"\s+", " ", line) for line in (f"{label(reference)}: {title}", address) if line]
