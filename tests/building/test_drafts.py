"""Drafts in a built site: nowhere by default, with a notice where they are asked for."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

from synth.build import Extras, build_preview
from tests.projects import minimal

BARRIER = "content/barriers/left-unsaid.yml"
DRAFT = """\
title: Nobody says that the bus is cancelled
statement: In one study from Norway, passengers said that nobody told them of cancelled buses.
summary: People are not told.
level: street
roots_unknown: Not asked.
status: draft
"""


def built(root: Path, out: Path, *, drafts: bool) -> str:
    """All text of the site."""
    out.mkdir()
    made = build_preview(root, out, extras=Extras(drafts=drafts), step=lambda name: nullcontext())
    assert made.ok
    files = [
        file for file in sorted(out.rglob("*")) if file.suffix in (".html", ".json", ".csv", ".xml", ".bib", ".ris")
    ]
    return "\n".join(file.read_text("utf-8") for file in files)


def test_a_draft_is_on_no_published_page_and_with_a_notice_in_the_preview(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    without = built(root, tmp_path / "without", drafts=False)
    (root / BARRIER).write_text(DRAFT, "utf-8")
    assert built(root, tmp_path / "published", drafts=False) == without
    preview = built(root, tmp_path / "preview", drafts=True)
    assert "Nobody says that the bus is cancelled" in preview and "left-unsaid" not in without
    page = (tmp_path / "preview/barriers/left-unsaid/index.html").read_text("utf-8")
    assert "Draft: being written, and not yet checked by a second person." in page
