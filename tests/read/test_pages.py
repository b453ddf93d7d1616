from __future__ import annotations

from pathlib import Path

import pytest

from synth.diagnostics import Diagnostics
from synth.read.files import RECORD_LIMIT
from synth.read.pages import read_pages


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "content/pages"
    folder.mkdir(parents=True)
    return folder


def codes(diagnostics: Diagnostics) -> list[tuple[str, str]]:
    return [(item.code, item.place.path) for item in diagnostics.ordered()]


def test_pages_are_read_with_their_paths(tmp_path: Path, pages: Path) -> None:
    (pages / "barriers").mkdir()
    (pages / "barriers/frame.md").write_text("mine", "utf-8")
    diagnostics = Diagnostics()
    assert read_pages(tmp_path, diagnostics).markdown == {"barriers/frame.md": "mine"}
    assert not diagnostics.items


def test_a_project_may_have_no_pages(tmp_path: Path) -> None:
    assert read_pages(tmp_path, Diagnostics()).markdown == {}


def test_nothing_outside_the_folder_is_read(tmp_path: Path, pages: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "a.md").write_text("secret", "utf-8")
    (pages / "link.md").symlink_to(secret / "a.md")
    (pages / "folder").symlink_to(secret)
    diagnostics = Diagnostics()
    assert read_pages(tmp_path, diagnostics).markdown == {}
    assert codes(diagnostics) == [("S950", "content/pages/folder"), ("S950", "content/pages/link.md")]


def test_only_pages_and_images_are_published(tmp_path: Path, pages: Path) -> None:
    for name in ("a.html", "b.svg", "c.js", "d.MD", "fine.png"):
        (pages / name).write_bytes(b"x")
    diagnostics = Diagnostics()
    found = read_pages(tmp_path, diagnostics)
    assert list(found.images) == ["fine.png"]
    assert [code for code, _ in codes(diagnostics)] == ["S951"] * 4


@pytest.mark.parametrize("name", [".#a.md", "a.md~", ".a.md.swp", ".DS_Store"])
def test_what_editors_leave_is_ignored(tmp_path: Path, pages: Path, name: str) -> None:
    (pages / name).write_bytes(b"x")
    diagnostics = Diagnostics()
    assert read_pages(tmp_path, diagnostics).markdown == {}
    assert not diagnostics.items


@pytest.mark.parametrize("content", [b"\xff\xfea\x00", b"x" * (RECORD_LIMIT + 1)], ids=["utf-16", "too large"])
def test_a_page_that_cannot_be_read_is_reported(tmp_path: Path, pages: Path, content: bytes) -> None:
    (pages / "a.md").write_bytes(content)
    diagnostics = Diagnostics()
    assert read_pages(tmp_path, diagnostics).markdown == {}
    assert [path for _, path in codes(diagnostics)] == ["content/pages/a.md"]
    assert diagnostics.has_errors
