from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from synth.index import sitemap, write_sitemap

_NAME = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def locations(path: Path) -> list[str | None]:
    return [element.text for element in ElementTree.parse(path).iter(_NAME)]


def test_every_address_stands_in_it_in_full_and_sorted(tmp_path: Path) -> None:
    write_sitemap(["roots/a/", "", "barriers/a&b/"], "https://example.org/x/", tmp_path)
    assert locations(tmp_path / "sitemap.xml") == [
        "https://example.org/x/",
        "https://example.org/x/barriers/a&b/",
        "https://example.org/x/roots/a/",
    ]


def test_without_an_address_of_the_site_there_is_none(tmp_path: Path) -> None:
    write_sitemap(["roots/a/"], "", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_more_than_one_may_hold_are_shared_between_several(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST", 2)
    write_sitemap(["a/", "b/", "c/"], "https://example.org/", tmp_path)
    assert locations(tmp_path / "sitemap.xml") == [
        "https://example.org/sitemap-1.xml",
        "https://example.org/sitemap-2.xml",
    ]
    assert locations(tmp_path / "sitemap-2.xml") == ["https://example.org/c/"]
