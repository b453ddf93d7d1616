"""What the preview adds to a page as it is served: the reload script, and a panel of errors."""

from __future__ import annotations

from html import escape

from synth.diagnostics import Diagnostic
from synth.diagnostics.report import safe
from synth.diagnostics.words import counted
from synth.serve.shelf import Shown

_FIRST = 5


def with_preview(page: bytes, shown: Shown) -> bytes:
    """The page with the preview's parts before its end. The file it came from stays as it is."""
    at = page.lower().rfind(b"</body>")
    at = len(page) if at < 0 else at
    return page[:at] + _parts(shown).encode() + page[at:]


def bare_page(title: str, text: str, shown: Shown) -> bytes:
    """A page of the preview's own, for when the site has none to show."""
    head = f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title></head>'
    return with_preview(f"{head}<body><h1>{escape(title)}</h1><p>{escape(text)}</p></body></html>\n".encode(), shown)


def problems(shown: Shown) -> str:
    """The panel as HTML, or nothing where all is well."""
    if not (shown.errors or shown.note):
        return ""
    rest = len(shown.errors) - _FIRST
    more = f"<p>And {counted(rest, 'more error')}, listed in the terminal.</p>" if rest > 0 else ""
    note = f"<p>{_text(shown.note)}</p>" if shown.note else ""
    items = "".join(map(_item, shown.errors[:_FIRST]))
    listed = f"<ol>{items}</ol>" if items else ""
    return (
        '<section id="synth-problems" role="alert" aria-labelledby="synth-problems-title" tabindex="0">'
        f'<h2 id="synth-problems-title">{_title(shown)}</h2>'
        f'<button type="button" id="synth-problems-hide">Hide</button>{note}{listed}{more}</section>'
    )


def _parts(shown: Shown) -> str:
    return (
        '<link rel="stylesheet" href="/__synth/panel.css">'
        f"{problems(shown)}"
        f'<script src="/__synth/reload.js" data-site="{shown.site_version}"'
        f' data-problems="{shown.problems_version}"></script>'
    )


def _title(shown: Shown) -> str:
    found = counted(len(shown.errors), "error") if shown.errors else "The build failed"
    return f"{found}. " + ("This is the last good page." if shown.site else "There is no good page yet.")


def _item(error: Diagnostic) -> str:
    place = f"{error.place.path}:{error.place.line}:{error.place.column}"
    mend = f" <em>{_text(error.help)}</em>" if error.help else ""
    return f"<li><code>{_text(place)}</code> {_text(error.message)} <small>{_text(error.code)}</small>{mend}</li>"


def _text(text: str) -> str:
    """Text from the project: no tags, and no marks that turn the direction of what follows."""
    return escape(safe(text))
