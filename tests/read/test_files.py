from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from synth.diagnostics import Diagnostics
from synth.read.files import SourceFile, find_records, read_text, report_strays, shown


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "content" / "barriers").mkdir(parents=True)
    return tmp_path


def told(diagnostics: Diagnostics) -> list[tuple[str, str]]:
    return [(item.code, item.place.path) for item in diagnostics.ordered()]


def test_records_are_found_by_name_with_their_size(project: Path) -> None:
    folder = project / "content" / "barriers"
    for name, text in (("b.yml", "1"), ("a.yml", "22"), ("a-b.yml", "")):
        (folder / name).write_text(text)
    diagnostics = Diagnostics()
    assert find_records(project, "barriers", diagnostics) == [
        SourceFile("content/barriers/a-b.yml", folder / "a-b.yml", 0),
        SourceFile("content/barriers/a.yml", folder / "a.yml", 2),
        SourceFile("content/barriers/b.yml", folder / "b.yml", 1),
    ]
    assert diagnostics.items == []


def test_everything_else_is_reported_or_known_to_be_a_leftover(project: Path) -> None:
    folder = project / "content" / "barriers"
    (folder / "good.yml").touch()
    for leftover in (".#x.yml", "x.yml~", ".x.yml.swp", ".DS_Store", "#x.yml#", ".gitkeep"):
        (folder / leftover).touch()
    (folder / "x.yaml").touch()
    (folder / "X.YML").touch()
    (folder / "notes.txt").touch()
    (folder / "old").mkdir()
    (folder / "folder.yml").mkdir()
    (folder / "link.yml").symlink_to("good.yml")
    (folder / "link").symlink_to(project)
    os.mkfifo(folder / "pipe.yml")
    os.mkfifo(folder / "pipe")
    diagnostics = Diagnostics()
    assert [file.path for file in find_records(project, "barriers", diagnostics)] == ["content/barriers/good.yml"]
    assert told(diagnostics) == [
        ("S011", "content/barriers/X.YML"),
        ("S009", "content/barriers/folder.yml"),
        ("S010", "content/barriers/link"),
        ("S010", "content/barriers/link.yml"),
        ("S012", "content/barriers/notes.txt"),
        ("S013", "content/barriers/old"),
        ("S009", "content/barriers/pipe"),
        ("S009", "content/barriers/pipe.yml"),
        ("S011", "content/barriers/x.yaml"),
    ]


def test_a_missing_folder_holds_no_records(project: Path) -> None:
    diagnostics = Diagnostics()
    assert find_records(project, "roots", diagnostics) == []
    assert diagnostics.items == []


@pytest.mark.parametrize("linked", ["content", "content/barriers"])
def test_a_folder_that_is_a_link_is_not_entered(tmp_path: Path, linked: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "barriers").mkdir(parents=True)
    for folder in (elsewhere, elsewhere / "barriers"):
        (folder / "secret.yml").write_text("title: secret\n")
    root = tmp_path / "project"
    (root / linked).parent.mkdir(parents=True)
    (root / linked).symlink_to(elsewhere)
    diagnostics = Diagnostics()
    assert find_records(root, "barriers", diagnostics) == []
    assert read_text(root, "content/barriers/secret.yml", 100, diagnostics) is None
    assert told(diagnostics) == [("S010", linked)]


def test_a_file_where_the_folder_belongs_is_told(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("x")
    diagnostics = Diagnostics()
    assert find_records(tmp_path, "barriers", diagnostics) == []
    assert told(diagnostics) == [("S009", "content")]


def test_a_name_that_is_not_utf_8_is_told_and_can_be_printed(project: Path) -> None:
    folder = os.fsencode(project / "content" / "barriers")
    with open(folder + b"/caf\xe9.yml", "w"):  # noqa: PTH123  (a path of bytes)
        pass
    diagnostics = Diagnostics()
    assert find_records(project, "barriers", diagnostics) == []
    assert told(diagnostics) == [("S014", "content/barriers/caf\\xe9.yml")]


def test_a_printable_path_stays_as_it_is() -> None:
    assert shown("content/日本 😀.yml") == "content/日本 😀.yml"
    assert shown("caf\udce9.yml") == "caf\\xe9.yml"


def test_strays_beside_the_known_folders_are_told(project: Path) -> None:
    content = project / "content"
    (content / "barrier").mkdir()
    (content / "review.yaml").touch()
    (content / "review.yml").touch()
    (content / "zzz").touch()
    (content / "link").symlink_to("review.yml")
    (content / ".DS_Store").touch()
    diagnostics = Diagnostics()
    report_strays(project, "content", {"barriers", "review.yml"}, diagnostics)
    assert [(item.code, item.place.path, item.help) for item in diagnostics.ordered()] == [
        ("S013", "content/barrier", "did you mean 'barriers'?"),
        ("S010", "content/link", "put the file or folder itself in its place"),
        ("S012", "content/review.yaml", "did you mean 'review.yml'?"),
        ("S012", "content/zzz", "move it to the folder of its kind"),
    ]


def test_text_is_read_with_plain_line_breaks(project: Path) -> None:
    (project / "a.yml").write_bytes(b"\xef\xbb\xbfa: b\r\nc: d\n")
    diagnostics = Diagnostics()
    assert read_text(project, "a.yml", 100, diagnostics) == "a: b\nc: d\n"
    assert diagnostics.items == []


def test_the_limit_is_the_most_that_is_read(project: Path) -> None:
    (project / "a.yml").write_bytes(b"x" * 100)
    diagnostics = Diagnostics()
    assert read_text(project, "a.yml", 100, diagnostics) == "x" * 100
    assert read_text(project, "a.yml", 99, diagnostics) is None
    assert [item.message for item in diagnostics.items] == ["This file has 100 bytes; at most 99 are read."]


def test_a_file_over_the_limit_is_not_read(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "a.yml").write_bytes(b"x" * 100)

    def refuse(*_: object) -> bytes:
        raise AssertionError("the file was read")

    monkeypatch.setattr(os, "read", refuse)
    diagnostics = Diagnostics()
    assert read_text(project, "a.yml", 99, diagnostics) is None
    assert told(diagnostics) == [("S006", "a.yml")]


def test_a_file_that_grows_while_it_is_read_is_read_no_further_than_the_limit(project: Path) -> None:
    file = project / "a.yml"
    file.write_bytes(b"x" * 10)
    real = os.fstat
    grown: list[bool] = []

    def grow(descriptor: int) -> os.stat_result:
        status = real(descriptor)
        if not grown:
            grown.append(True)
            file.write_bytes(b"x" * 500)
        return status

    diagnostics = Diagnostics()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fstat", grow)
        assert read_text(project, "a.yml", 100, diagnostics) is None
        grown.clear()
        file.write_bytes(b"x" * 10)
        assert read_text(project, "a.yml", 1000, diagnostics) == "x" * 500
    assert told(diagnostics) == [("S006", "a.yml")]


def test_what_is_no_file_is_told_without_hanging(project: Path) -> None:
    os.mkfifo(project / "pipe")
    (project / "folder").mkdir()
    (project / "link").symlink_to("/etc/passwd")
    here = Path.cwd()
    os.chdir(project)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("socket")
    finally:
        os.chdir(here)
    diagnostics = Diagnostics()
    for name in ("pipe", "folder", "link", "socket", "missing", "missing/too"):
        assert read_text(project, name, 100, diagnostics) is None
    assert told(diagnostics) == [
        ("S009", "folder"),
        ("S010", "link"),
        ("S008", "missing"),
        ("S008", "missing/too"),
        ("S009", "pipe"),
        ("S009", "socket"),
    ]
