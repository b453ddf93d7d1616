from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from synth.index import SearchFault, search, write_search_index

_PAGE = (
    '<!doctype html><html lang="en"><title>{n}</title><main data-pagefind-body><h1>Page {n}</h1><p>{text}</main></html>'
)


def make_site(folder: Path, numbers: list[int]) -> None:
    for number in numbers:
        page = folder / f"pages/{number}/index.html"
        page.parent.mkdir(parents=True)
        words = " ".join(f"w{number * step % 97}" for step in range(40))
        page.write_text(_PAGE.format(n=number, text=words), "utf-8")


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
        write_search_index(tmp_path / folder)
    os.utime(tmp_path / "one/pages/1/index.html", (0, 0))
    first = tree(tmp_path / "one")
    assert first == tree(tmp_path / "another-name")
    shutil.rmtree(tmp_path / "one/pagefind")
    write_search_index(tmp_path / "one")
    assert tree(tmp_path / "one") == first
    assert "pagefind/pagefind.js" in first
    assert sum(name.startswith("pagefind/fragment/") for name in first) == len(numbers)


def test_a_missing_program_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "get_executable", lambda: None)
    with pytest.raises(SearchFault, match="not installed"):
        write_search_index(tmp_path)


def test_what_the_program_says_is_passed_on(tmp_path: Path) -> None:
    with pytest.raises(SearchFault, match="could not index"):
        write_search_index(tmp_path / "no-such-folder")
