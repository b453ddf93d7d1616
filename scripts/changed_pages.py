"""A page for whoever looks at a proposed change: links to the pages of a built site that the change is about.

    python -m scripts.changed_pages SITE DIFFERENCE.json

writes SITE/changed.html. DIFFERENCE.json is what `synth diff --format json` prints.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from synth.compare.difference import Comparison, Difference
from synth.compare.report import from_json
from synth.model.kinds import KINDS

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Changed pages</title></head>
<body><main><h1>Changed pages</h1>
<p>What the proposed change is about, as it would look. Drafts are shown here and not on the published site.</p>
{listed}
<p><a href="index.html">The whole site</a></p></main></body></html>
"""


def addresses(made: Comparison) -> dict[str, list[Difference]]:
    """The page of each record, source or file that differs, from the site's root, with its differences in order."""
    found: dict[str, list[Difference]] = {}
    for item in made.differences:
        if address := _address(item):
            found.setdefault(address, []).append(item)
    return found


def page(made: Comparison, site: Path) -> str:
    """The list of those pages that the site has, as HTML that opens from a folder."""
    items = "".join(_items(made, site))
    return _PAGE.format(listed=f"<ul>{items}</ul>" if items else "<p>No page of a record has changed.</p>")


def _items(made: Comparison, site: Path) -> Iterator[str]:
    for address, differences in addresses(made).items():
        if (site / address / "index.html").is_file():
            first = differences[0]
            said = "; ".join(escape(item.text) for item in differences)
            yield f'<li><a href="{escape(address)}index.html">{escape(first.title or first.id)}</a>: {said}</li>'


def _address(item: Difference) -> str:
    if item.kind in KINDS:
        return f"{KINDS[item.kind].folder}/{item.id}/"
    return {
        "reference": f"references/{item.id}/",
        "review": "methods/",
        "vocabulary": "words/",
        "coding": "methods/",
        "page": f"{item.id.removesuffix('.md')}/",
    }.get(item.kind, "")


def main(arguments: Sequence[str]) -> None:
    """Write the page."""
    site, difference = map(Path, arguments)
    (site / "changed.html").write_text(page(from_json(difference.read_text("utf-8")), site), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
