from __future__ import annotations

import os
from pathlib import Path

import pytest

from synth.publish import UnsafeDestination, staged
from synth.publish.destination import safe_destination
from synth.publish.marker import MARKER
from tests.publish.trees import project, publish, state

# What `--site-dir` was given, from the project's folder, and what the refusal says.
REFUSED = {
    "": "the project itself",
    ".": "the project itself",
    "..": "a folder around it",
    "content/..": "the project itself",
    "/": "the whole disk",
    "//": "the whole disk",
    "content": "'content' holds work of the project",
    "./content/": "'content' holds work of the project",
    "content/barriers": "'content' holds work of the project",
    "content/new/site": "'content' holds work of the project",
    "elsewhere/../content": "'content' holds work of the project",
    "synth": "'synth' holds work of the project",
    "tests/site": "'tests' holds work of the project",
    ".git": "'.git' holds work of the project",
    ".git/hooks/site": "'.git' holds work of the project",
    "references.bib": "'references.bib' holds work of the project",
    "mkdocs.yml": "a file, not a folder",
    "mkdocs.yml/site": "Not a directory",
    "site\0x": "not the name of a folder",
    "/proc": "a disk is mounted there",
    "home": "a home folder",
    "foreign": "synth did not make it",
    "foreign/.git/site": "the history of a project",
    "links/content": "'content' holds work of the project",
    "links/chain": "'content' holds work of the project",
    "links/content/new": "'content' holds work of the project",
    "links/root": "the project itself",
    "links/top": "the whole disk",
    "links/foreign": "synth did not make it",
    "links/file": "a file, not a folder",
    "links/loop": "a file, not a folder",
    "false-marker": "synth did not make it",
    "linked-marker": "synth did not make it",
    "marked-repository": "it holds a '.git'",
    "published/below": "inside another site",
}

# What is taken.
TAKEN = [
    "site",
    "empty",
    "published",
    "new/deep/site",
    "links/empty",
    "links/published",
    "links/new",
    "../outside",
    "a b",
]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = project(tmp_path)
    for name in ("foreign", "empty", "home/desk", "links", "false-marker", "linked-marker", "marked-repository/.git"):
        (root / name).mkdir(parents=True)
    (root / "foreign" / "thesis.odt").write_text("years of work")
    (root / "false-marker" / MARKER).write_text("not what synth writes")
    publish(root, "old", "published")
    (root / "linked-marker" / MARKER).symlink_to(root / "published" / MARKER)
    (root / "marked-repository" / MARKER).write_bytes((root / "published" / MARKER).read_bytes())
    for name, target in {
        "content": "../content",
        "chain": "content",
        "root": "..",
        "top": "/",
        "foreign": "../foreign",
        "file": "../mkdocs.yml",
        "loop": "loop",
        "empty": "../empty",
        "published": "../published",
        "new": "../not-there-yet",
    }.items():
        (root / "links" / name).symlink_to(target)
    monkeypatch.setenv("HOME", str(root / "home"))
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize("given", REFUSED)
def test_a_dangerous_folder_is_refused_and_nothing_is_touched(root: Path, given: str) -> None:
    before = state(root.parent)
    with pytest.raises(UnsafeDestination) as refusal, staged(Path(given), root):
        raise AssertionError("the block must not begin")
    assert REFUSED[given] in str(refusal.value)
    assert state(root.parent) == before


@pytest.mark.parametrize("given", TAKEN)
def test_a_new_or_empty_folder_or_a_site_is_taken(root: Path, given: str) -> None:
    with staged(Path(given), root) as new:
        (new / "index.html").write_text("new")
    assert (root / given / "index.html").read_text() == "new"
    assert len(list((root / given).iterdir())) == 2


def test_a_folder_around_the_home_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "people" / "ann"))
    (tmp_path / "people" / "ann").mkdir(parents=True)
    with pytest.raises(UnsafeDestination, match="home folder"):
        safe_destination(tmp_path / "people", project(tmp_path))


def test_the_home_folder_of_the_system_is_refused_whatever_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pwd = pytest.importorskip("pwd")
    home = Path(pwd.getpwuid(os.getuid()).pw_dir)
    if not home.is_dir():
        pytest.skip("this user has no home folder")
    monkeypatch.delenv("HOME")
    with pytest.raises(UnsafeDestination, match=r"home folder|whole disk"):
        safe_destination(home, project(tmp_path))


def test_another_name_for_the_content_is_seen_through(tmp_path: Path) -> None:
    """As on disks that ignore capitals: the folder is known by itself, not by what it is called."""
    root = project(tmp_path)
    (tmp_path / "other-way").symlink_to(root)
    with pytest.raises(UnsafeDestination, match="'content' holds work"):
        safe_destination(tmp_path / "other-way" / "content" / "site", root)


def test_a_folder_that_fills_during_the_build_stays(tmp_path: Path) -> None:
    root = project(tmp_path)
    publish(root, "old")
    with pytest.raises(UnsafeDestination, match="synth did not make it"), staged(root / "site", root):
        (root / "site" / MARKER).unlink()
    assert (root / "site" / "page-0" / "index.html").read_text() == "old 0"
