from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from synth.index import SearchFault, search, write_search_index
from synth.overview.search.texts import SearchText

_PAGE = (
    '<!doctype html><html lang="en"><title>{n}</title><main data-pagefind-body><h1>Page {n}</h1><p>{text}</main></html>'
)


def make_site(folder: Path, numbers: list[int]) -> None:
    for number in numbers:
        page = folder / f"pages/{number}/index.html"
        page.parent.mkdir(parents=True)
        words = " ".join(f"w{number * step % 97}" for step in range(40))
        page.write_text(_PAGE.format(n=number, text=words), "utf-8")


def index(folder: Path, numbers: list[int]) -> None:
    write_search_index(folder, (), [f"pages/{number}/" for number in numbers], "en")


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    """Whatever the order in which the file system lists them, the folder's name and the time."""
    numbers = list(range(1, 120))
    make_site(tmp_path / "one", numbers)
    make_site(tmp_path / "another-name", numbers[::-1])
    for folder in ("one", "another-name"):
        index(tmp_path / folder, numbers)
    os.utime(tmp_path / "one/pages/1/index.html", (0, 0))
    first = tree(tmp_path / "one")
    assert first == tree(tmp_path / "another-name")
    shutil.rmtree(tmp_path / "one/pagefind")
    index(tmp_path / "one", numbers)
    assert tree(tmp_path / "one") == first
    assert "pagefind/pagefind.js" in first
    assert sum(name.startswith("pagefind/fragment/") for name in first) == len(numbers)


def test_a_missing_program_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "get_executable", lambda: None)
    with pytest.raises(SearchFault, match="not installed"):
        index(tmp_path, [])


def test_what_the_program_says_is_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "program"
    program.write_text("#!/bin/sh\necho the reason >&2\nexit 3\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(search, "get_executable", lambda: program)
    with pytest.raises(SearchFault, match="could not index the site: the reason"):
        index(tmp_path, [])


def text(number: int, kind: str = "barrier") -> SearchText:
    return SearchText(
        f"{kind}s/r{number}/", kind, kind.title(), f"Record {number}", (f"Says word{number}.",), ("Japan",)
    )


def test_a_large_site_keeps_studies_and_sources_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first search moves less that way; what both indexes hold is everything."""
    monkeypatch.setattr(search, "TOGETHER", 5)
    texts = [*(text(number) for number in range(4)), *(text(number, "study") for number in range(3))]
    site = tmp_path / "site"
    make_site(site, [7])
    write_search_index(site, texts, ["pages/7/"], "en")
    assert len(list((site / "pagefind/fragment").iterdir())) == 5
    assert len(list((site / "pagefind-sources/fragment").iterdir())) == 3
    assert json.loads((site / "pagefind/scope.json").read_text("utf-8")) == {
        "language": "en",
        "sources": {"bundle": "pagefind-sources", "count": 3},
        "common": ["japan", "record", "says"],
    }


def test_a_small_site_has_one_index(tmp_path: Path) -> None:
    write_search_index(tmp_path / "site", [text(1), text(2, "study")], [], "da")
    assert not (tmp_path / "site/pagefind-sources").exists()
    scope = json.loads((tmp_path / "site/pagefind/scope.json").read_text("utf-8"))
    assert scope == {"language": "da", "sources": None, "common": []}
    entry = json.loads((tmp_path / "site/pagefind/pagefind-entry.json").read_text("utf-8"))
    assert list(entry["languages"]) == ["da"]


def test_a_page_that_is_not_for_searching_is_left_out(tmp_path: Path) -> None:
    make_site(tmp_path / "site", [1, 2])
    page = tmp_path / "site/pages/2/index.html"
    page.write_text(page.read_text("utf-8").replace(" data-pagefind-body", ""), "utf-8")
    index(tmp_path / "site", [1, 2])
    assert len(list((tmp_path / "site/pagefind/fragment").iterdir())) == 1


def test_nothing_is_left_beside_the_site(tmp_path: Path) -> None:
    make_site(tmp_path / "site", [1])
    index(tmp_path / "site", [1])
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
