from __future__ import annotations

import stat
from zipfile import ZipInfo

import pytest

from synth.read.packed import is_link, leads_out


@pytest.mark.parametrize(
    "path",
    ["", ".", "..", "../a", "a/../../b", "/etc/a", "//host/a", "a\\..\\..\\b", "\\a", "C:/a", "C:\\a", "C:a", "a\0b"],
)
def test_what_leads_out(path: str) -> None:
    assert leads_out(path)


@pytest.mark.parametrize("path", ["a", "a/b.yml", "a\\b.txt", "..a/b..", "Interview 12:30.txt", "日本/a"])
def test_what_stays_inside(path: str) -> None:
    assert not leads_out(path)


@pytest.mark.parametrize(("mode", "link"), [(stat.S_IFLNK | 0o777, True), (stat.S_IFREG | 0o644, False), (0, False)])
def test_links_are_told_by_their_mode(mode: int, link: bool) -> None:
    info = ZipInfo("a")
    info.external_attr = mode << 16
    assert is_link(info) is link
