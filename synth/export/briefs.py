"""The policy briefs as PDF, each beside its page: tagged for screen readers (PDF/UA-1), the same bytes each time."""

from __future__ import annotations

import json
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from synth.export.brief_fits import FittedBriefs
from synth.export.content import content_of
from synth.overview.brief.brief import PRINTED, BriefKind, address_of, pdf_name
from synth.overview.brief.contents import Briefs
from synth.overview.overview import Overview

AT_ONCE = 2
MOST = 300
"""Of a kind with more briefs none is set as PDF: it would take minutes. Their pages print from the browser."""
# A live preview makes the same briefs again and again, and few reviews have more. Nothing is kept on disk: a cache
# within the project would come with the project, and a stranger's PDF would be published unseen.
_REMEMBERED = 128
_NO_SIGN = re.compile(r'the text `"(.+)"` could not be displayed', re.DOTALL)
# What the template says where there are more pages than may be, and where no height was found for even columns.
_TOO_LONG = "too many pages"
_UNEVEN = "columns too short"


@dataclass(frozen=True, slots=True)
class Printed:
    """What became of one brief.

    `sign_missing` is what no font has a shape for: there is no file then. `foreign_fonts`: it is set with fonts of this
    machine, as those that come along lack a sign, so another machine may make another file.
    """

    kind: BriefKind
    id: str
    sign_missing: str = ""
    foreign_fonts: bool = False


def write_briefs(overview: Overview, site_url: str, version: str, out: Path) -> tuple[Printed, ...]:
    """Write the brief of each solution and process as `ID-brief.pdf` into the folder of its page below `out`.

    `site_url` ends in a slash or is empty; `version` is that of synth. Raises OSError where a file cannot be written,
    typst.TypstError where the template is at fault.
    """
    fitted = FittedBriefs(content_of(overview, site_url, version))

    def made(kind: BriefKind, id: str) -> Printed:
        for brief, pages in fitted.ways(kind, id):
            pdf, printed = _printed(kind, id, brief, pages)
            if pdf or printed.sign_missing:
                break
        if pdf:
            folder = out / address_of(kind, id)
            folder.mkdir(parents=True, exist_ok=True)
            (folder / pdf_name(id)).write_bytes(pdf)
        return printed

    ids = fitted.whole.ids
    asked = [(kind, id) for kind in PRINTED if kind not in too_many(fitted.whole) for id in ids[kind]]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return tuple(pool.map(lambda which: made(*which), asked))


def too_many(briefs: Briefs) -> tuple[BriefKind, ...]:
    """The kinds of brief of which no PDF is made."""
    return tuple(kind for kind in PRINTED if len(briefs.ids[kind]) > MOST)


def _printed(kind: BriefKind, id: str, brief: str, pages: int) -> tuple[bytes, Printed]:
    """The file, empty where there is none, and what is to be said of it."""
    try:
        return pdf_of(brief, pages), Printed(kind, id)
    except SignMissing:
        pass
    try:
        return pdf_of(brief, pages, system_fonts=True), Printed(kind, id, foreign_fonts=True)
    except SignMissing as missing:
        return b"", Printed(kind, id, sign_missing=str(missing))


class SignMissing(Exception):
    """No font has a sign that the text needs; the message is the sign."""


@lru_cache(_REMEMBERED)
def pdf_of(brief: str, pages: int = 0, *, system_fonts: bool = False, even: bool = True) -> bytes:
    """The PDF of a brief's data (JSON), with the fonts that come along or also with those of this machine.

    `even`: the columns of the last page end together, where a height is found for that. Empty where it would take more
    pages than may be (0: any number), or more than one in front. Raises SignMissing: PDF/UA-1 allows no sign without a
    shape, so an empty box is never printed.
    """
    import typst

    year, month, day = json.loads(brief)["date"]
    try:
        pdf = _compiler(system_fonts).compile(
            _template(),
            format="pdf",
            sys_inputs={"brief": brief, "pages": str(pages), "even": "yes" if even else "no"},
            pdf_standards=["ua-1"],
            timestamp=datetime(year, month, day, tzinfo=UTC),
        )
    except typst.TypstError as fault:
        if missing := _NO_SIGN.search(fault.message):
            raise SignMissing(missing[1]) from fault
        if _TOO_LONG in fault.message:
            return b""
        if even and _UNEVEN in fault.message:
            return pdf_of(brief, pages, system_fonts=system_fonts, even=False)
        raise
    assert isinstance(pdf, bytes)
    return pdf


@cache
def _template() -> bytes:
    return (files("synth") / "export" / "typst" / "brief.typ").read_bytes()


_OWN = threading.local()


def _compiler(system_fonts: bool) -> Any:
    """One for each thread, as a compiler does one thing at a time."""
    import typst

    made: dict[bool, Any] = _OWN.__dict__.setdefault("compilers", {})
    if system_fonts not in made:
        fonts = typst.Fonts(include_system_fonts=system_fonts)
        made[system_fonts] = typst.Compiler(font_paths=fonts, ignore_system_fonts=not system_fonts)
    return made[system_fonts]
