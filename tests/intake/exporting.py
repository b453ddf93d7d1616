"""The exports that the tests of this room bring in: small files of ours, in the form of each program."""

from __future__ import annotations

import zipfile
from pathlib import Path

EXPORTS = Path(__file__).parent / "exports"
WORKS = {
    "isoq.ris": 2,
    "pubmed.nbib": 2,
    "zotero.json": 2,
    "library.bib": 2,
    "endnote.xml": 2,
    "eppi.json": 2,
    "rayyan.csv": 3,
    "review_7_excluded_csv_20260105.csv": 2,
    "review_7_included_csv_20260105.csv": 2,
    "review_8_included_csv_20260105.csv": 4,
    "review_9_included_csv_20260105.csv": 3,
    "rayyan-databases.csv": 3,
    "rayyan.bib": 2,
    "savedrecs.bib": 1,
}
"""File to how many works it holds, counted by hand."""


def atlas_file(folder: Path) -> Path:
    """The project of a program that does not call it `project.qde`."""
    path = folder / "export.qdpx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(EXPORTS / "atlas.qde", "Buses and stops.qde")
        archive.writestr("sources/R2.txt", "In \nThe bus was late. More.")
    return path


NVIVO_TEXT = "Interview 1\r\n\r\nI waited all night.\r\nNobody told me."


def nvivo_file(folder: Path, *, within: str = "", slash: str = "/") -> Path:
    """A project as NVivo packs it: `Sources` with a capital, line ends of Windows, a mark at the start of a text.

    `within` is a folder around all of it, and `slash` what parts a folder from a file.
    """
    path = folder / "nvivo.qdpx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(EXPORTS / "nvivo.qde", f"{within}project.qde")
        archive.writestr(f"{within}Sources{slash}S1.txt", NVIVO_TEXT.encode("utf-8-sig"))
        archive.writestr(f"{within}Sources{slash}S1.docx", b"PK")
        archive.writestr(f"__MACOSX/{within}._project.qde", b"")
    return path


def project_file(folder: Path, *, more: dict[str, str] | None = None) -> Path:
    """A REFI-QDA project of three sources; `more` are further files of the archive."""
    path = folder / "project.qdpx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(EXPORTS / "project.qde", "project.qde")
        archive.writestr("sources/S1.txt", "é 🚌: I just stood. more")
        for name, text in (more or {}).items():
            archive.writestr(name, text)
    return path
