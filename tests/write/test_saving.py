"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from synth.write.saving import replace, write_new


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    path = tmp_path / "a" / "x.yml"
    write_new(path, "one\n")
    with pytest.raises(FileExistsError):
        write_new(path, "two\n")
    assert path.read_text("utf-8") == "one\n"
    assert [each.name for each in path.parent.iterdir()] == ["x.yml"]


def test_a_disk_without_links_is_written_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*given: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    write_new(tmp_path / "x.yml", "one\n")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "x.yml", "two\n")
    assert [(each.name, each.read_text("utf-8")) for each in tmp_path.iterdir()] == [("x.yml", "one\n")]


def test_permissions_and_line_ends_stay(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_bytes(b"a\r\nb\r\n")
    path.chmod(0o640)
    replace(path, "c\nd\n")
    assert path.read_bytes() == b"c\r\nd\r\n"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_file_that_cannot_be_written_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.yml"
    path.write_text("old\n", "utf-8")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        replace(path, "new\n")
    assert [(each.name, each.read_text("utf-8")) for each in tmp_path.iterdir()] == [("x.yml", "old\n")]
