"""Pages at the old addresses of records that were renamed or taken back."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from synth.link.graph import Graph, Record

_MOVED = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="refresh" content="0; url={way}">
<meta name="robots" content="noindex">
<link rel="canonical" href="{canonical}">
<link rel="stylesheet" href="../../assets/synth/synth.css">
<title>This page has moved</title>
</head>
<body>
<main class="page moved">
<h1>This page has moved</h1>
<p>It is now at <a href="{way}">{title}</a>.</p>
</main>
</body>
</html>
"""
_RETIRED = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<link rel="stylesheet" href="../../assets/synth/synth.css">
<title>This page has been taken back</title>
</head>
<body>
<main class="page moved">
<h1>This page has been taken back</h1>
<p>“{title}” no longer stands on this site, and nothing has taken its place.
See <a href="../">what stands here now</a>.</p>
</main>
</body>
</html>
"""


def write_redirects(graph: Graph, site_url: str, out: Path) -> int:
    """Write a page for every alias and every retired record below `out`; how many there are.

    The page leads on at once, without JavaScript. A retired record that nothing replaces gets a page that says so.
    Raises FileExistsError where a page stands at that address already.
    """
    written = 0
    for folder, id, target, title in _old_addresses(graph):
        page = out / folder / id / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        with page.open("x", encoding="utf-8") as file:
            file.write(_page(target, title, site_url))
        written += 1
    return written


def _old_addresses(graph: Graph) -> Iterator[tuple[str, str, Record | None, str]]:
    """Folder and id of each old address, the record that it leads to, and what the old one was called."""
    for record in graph.records.values():
        target = _successor(graph, record)
        for id in (*record.data.aliases, *([record.id] if record.retired else ())):
            yield record.kind.folder, id, target, _title(record)


def _successor(graph: Graph, record: Record) -> Record | None:
    """The record itself, or what has taken its place in the end; None where nothing has."""
    passed = {record.id}
    while record.retired:
        following = graph.records.get(record.data.replaced_by or "")
        if following is None or following.id in passed:
            return None
        passed.add(following.id)
        record = following
    return record


def _page(target: Record | None, title: str, site_url: str) -> str:
    if target is None:
        return _RETIRED.format(title=escape(title))
    address = f"{target.kind.folder}/{target.id}/"
    way = f"../../{address}"
    canonical = site_url + address if site_url else way
    return _MOVED.format(way=escape(way), canonical=escape(canonical), title=escape(_title(target)))


def _title(record: Record) -> str:
    return str(getattr(record.data, "title", record.id))
