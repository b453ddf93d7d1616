from __future__ import annotations

from pathlib import Path

import pytest

from synth.serve.files import Found, content_type, locate


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    tree = tmp_path / "site"
    for name in ("index.html", "barriers/a/index.html", "data/a b.csv", "data/ø.json", "empty/only.txt"):
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text(name)
    (tmp_path / "secret.html").write_text("secret")
    (tree / "outside.html").symlink_to(tmp_path / "secret.html")
    (tree / "above").symlink_to(tmp_path)
    return tree


@pytest.mark.parametrize(
    ("address", "file"),
    {
        "/": "index.html",
        "/?q=1": "index.html",
        "/index.html": "index.html",
        "/barriers/a/": "barriers/a/index.html",
        "//barriers//a//": "barriers/a/index.html",
        "/data/a%20b.csv": "data/a b.csv",
        "/data/%C3%B8.json?v=2": "data/ø.json",
    }.items(),
)
def test_an_address_leads_to_its_file(tree: Path, address: str, file: str) -> None:
    assert locate(tree, address) == Found(file=tree / file)


@pytest.mark.parametrize(
    ("address", "target"),
    {
        "/barriers/a": "/barriers/a/",
        "/barriers/a?q": "/barriers/a/",
        "//barriers/a": "/barriers/a/",
        "///barriers/%61": "/barriers/%61/",
    }.items(),
)
def test_a_folder_has_a_slash_at_its_end_and_stays_on_this_server(tree: Path, address: str, target: str) -> None:
    assert locate(tree, address) == Found(move_to=target)


@pytest.mark.parametrize(
    "address",
    [
        "/../secret.html",
        "/barriers/../../secret.html",
        "/%2e%2e/secret.html",
        "/%2E%2E%2Fsecret.html",
        "/..%2fsecret.html",
        "/..\\secret.html",
        "/%5c..%5csecret.html",
        "/./index.html",
        "/index.html/",
        "/index.html%00",
        "/outside.html",
        "/above/secret.html",
        "/%ff",
        "/%c0%ae%c0%ae/secret.html",
        "/" + "x" * 5_000,
        "/" + "x/" * 5_000,
        "/nothing",
        "/nothing/",
        "/empty/",
        "http://elsewhere.example/index.html",
    ],
)
def test_nothing_else_is_served(tree: Path, address: str) -> None:
    assert locate(tree, address) is None


@pytest.mark.parametrize(
    ("name", "kind"),
    {
        "index.html": "text/html; charset=utf-8",
        "site.css": "text/css; charset=utf-8",
        "search.js": "text/javascript; charset=utf-8",
        "data.json": "application/json; charset=utf-8",
        "mark.svg": "image/svg+xml; charset=utf-8",
        "feed.xml": "application/xml; charset=utf-8",
        "table.csv": "text/csv; charset=utf-8",
        "record.yml": "text/plain; charset=utf-8",
        "picture.png": "image/png",
        "index.pagefind": "application/octet-stream",
        "engine.wasm": "application/wasm",
        ".made-by-synth": "application/octet-stream",
    }.items(),
)
def test_the_type_goes_by_the_ending(name: str, kind: str) -> None:
    assert content_type(Path(name)) == kind
