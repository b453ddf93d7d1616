"""A preview as a process of its own, of a project as simple as can be: `python -m tests.serve.previewer ROOT PORT`.

Each content/NAME.txt becomes the page /NAME/; a text without `title: ` is an error in the content, and
`fault` makes the build itself fail. `title: ` is followed by text, not HTML. While a file `hold` stands beside
ROOT, no build ends.
"""

from __future__ import annotations

import sys
import time
from html import escape
from pathlib import Path

from synth.diagnostics import Diagnostic, Place
from synth.serve import BuildOutcome, serve

_PAGE = '<!doctype html>\n<html lang="en"><head><title>{0}</title></head><body><h1>{0}</h1></body></html>\n'


def build(root: Path, out: Path) -> BuildOutcome:
    """Write a page for each text of the project."""
    errors = []
    for source in sorted((root / "content").glob("[a-z]*.txt")):
        path, text = f"content/{source.name}", source.read_text()
        if "fault" in text:
            raise ZeroDivisionError(f"{text} \x1b[2J")
        if not text.startswith("title: "):
            errors.append(Diagnostic("S203", Place(path, 1, 1, 1, text), f"'{text}' is no title.", "Write 'title: '."))
        page = out / source.stem / "index.html"
        page.parent.mkdir()
        page.write_text(_PAGE.format(escape(text.strip())))
    references = (root / "references.bib").read_text()
    (out / "index.html").write_text(_PAGE.format(escape(references.strip())))
    (out / "data.json").write_text("{}\n")
    while (root.parent / "hold").exists():
        time.sleep(0.01)
    return BuildOutcome(not errors, errors, "built with errors" if errors else "built well")


if __name__ == "__main__":
    project = Path(sys.argv[1])
    sys.exit(
        serve(
            project,
            int(sys.argv[2]),
            "127.0.0.1",
            lambda out: build(project, out),
            lambda text: print(text, flush=True),
        )
    )
