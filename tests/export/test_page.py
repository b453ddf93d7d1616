"""The page that lists the downloads."""

from __future__ import annotations

import re
from contextlib import nullcontext
from pathlib import Path

import pytest

from synth.build import Extras, build_preview
from synth.pour.downloads import size_in_words
from tests.projects import minimal


def test_every_file_is_listed_with_its_size_and_lies_beside_the_page(tmp_path: Path) -> None:
    out = tmp_path / "site"
    out.mkdir()
    assert build_preview(minimal(tmp_path), out, extras=Extras(search=False), step=lambda name: nullcontext()).ok
    page = (out / "data" / "index.html").read_text("utf-8")
    listed = re.findall(
        r'<p><a href="\.\./data/([^"]+)" download>([^<]+)</a> <span class="number">([^<]+)</span>', page
    )
    files = {path.name: path.stat().st_size for path in (out / "data").iterdir() if path.name != "index.html"}
    assert {href: size for href, _, size in listed} == {name: size_in_words(size) for name, size in files.items()}
    assert all(href == shown for href, shown, _ in listed)


def test_the_foot_of_every_page_leads_to_it_and_own_pages_may_link_to_a_file(tmp_path: Path) -> None:
    root, out = minimal(tmp_path), tmp_path / "site"
    out.mkdir()
    (root / "content" / "pages" / "about.md").write_text("# About\n\nTake [all of it](../data/synth.json).\n", "utf-8")
    built = build_preview(root, out, extras=Extras(search=False), step=lambda name: nullcontext())
    assert built.ok
    assert not [item for item in built.checked.diagnostics.ordered() if item.code == "S955"]
    assert '<a href="../../data/">' in (out / "studies" / "smith-2020" / "index.html").read_text("utf-8")
    assert '<a href="../data/">' in (out / "about" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "1 kB"), (999, "1 kB"), (1500, "2 kB"), (999_499, "999 kB"), (999_500, "1.0 MB"), (30_109_126, "30.1 MB")],
)
def test_sizes_are_rounded_for_people(size: int, words: str) -> None:
    assert size_in_words(size) == words.replace(" ", "\N{NO-BREAK SPACE}")
