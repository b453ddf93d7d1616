from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from synth.publish import staged, swap
from synth.publish.lock import workshop_of
from synth.publish.marker import MARKER
from tests.publish.trees import beside, pages, project, publish, state, texts, write_pages


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path)


@pytest.fixture(params=["in one step", "in two steps"], autouse=True)
def both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test runs with both ways of putting a site in place; two steps are for disks without an exchange."""
    if request.param == "in two steps":
        monkeypatch.setattr(swap, "exchange", lambda one, other: False)


def test_the_new_site_replaces_the_old_one_whole(root: Path) -> None:
    with staged(root / "site", root) as new:
        write_pages(new, "old")
        (new / "removed.html").write_text("a record that goes")
    publish(root, "new")
    assert texts(root / "site") == pages("new")
    assert not (root / "site" / "removed.html").exists()
    assert beside(root) == {"site"}


def test_an_exception_leaves_the_old_site_and_nothing_else(root: Path) -> None:
    publish(root, "old")
    before, folder = state(root), (root / "site").stat().st_ino
    with pytest.raises(ZeroDivisionError), staged(root / "site", root) as new:
        write_pages(new, "new")
        raise ZeroDivisionError
    assert state(root) == before
    assert (root / "site").stat().st_ino == folder


def test_an_exception_in_the_first_build_leaves_nothing(root: Path) -> None:
    before = state(root)
    with pytest.raises(KeyboardInterrupt), staged(root / "new" / "deep" / "site", root) as new:
        write_pages(new, "new")
        raise KeyboardInterrupt
    assert state(root) == before


def test_a_link_in_the_finished_tree_is_not_published(root: Path) -> None:
    publish(root, "old")
    before = state(root)
    with pytest.raises(ValueError, match="neither a file nor a folder"), staged(root / "site", root) as new:
        (new / "secret.html").symlink_to("/etc/passwd")
    assert state(root) == before


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_permissions_do_not_depend_on_the_umask(root: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        with staged(root / "site", root) as new:
            write_pages(new, "new")
            (new / "page-0" / "index.html").chmod(0o777)
            (new / "page-1").chmod(0o2770)
    finally:
        os.umask(before)
    tree = [root / "site", *(root / "site").rglob("*")]
    assert {oct(stat.S_IMODE(path.stat().st_mode)) for path in tree if path.is_dir()} == {"0o755"}
    assert {oct(stat.S_IMODE(path.stat().st_mode)) for path in tree if path.is_file()} == {"0o644"}


def test_the_same_content_gives_the_same_tree(root: Path) -> None:
    publish(root, "same", "one")
    publish(root, "same", "two")
    assert state(root / "one") == state(root / "two")
    assert MARKER in state(root / "one")


def test_the_folder_given_is_empty_and_on_the_disk_of_the_site(root: Path) -> None:
    (root / "site").mkdir()
    with staged(root / "site", root) as new:
        assert list(new.iterdir()) == []
        assert new.stat().st_dev == (root / "site").stat().st_dev


def test_leftovers_of_killed_builds_go_and_other_files_stay(root: Path) -> None:
    workshop = workshop_of(root / "site")
    write_in = workshop / "new-killed" / "deep"
    write_in.mkdir(parents=True)
    (write_in / "half.html").write_text("<p>ha")
    (workshop / "lock").touch()
    (workshop / "notes.txt").write_text("somebody's own")
    publish(root, "new")
    assert {path.name for path in workshop.iterdir()} == {"notes.txt"}
    (workshop / "notes.txt").unlink()
    publish(root, "newer")
    assert beside(root) == {"site"}


def test_a_site_that_was_taken_away_comes_back_even_if_the_next_build_fails(root: Path) -> None:
    publish(root, "old")
    workshop = workshop_of(root / "site")
    workshop.mkdir()
    (root / "site").rename(workshop / "old-killed")
    with pytest.raises(ZeroDivisionError), staged(root / "site", root):
        raise ZeroDivisionError
    assert texts(root / "site") == pages("old")
    assert beside(root) == {"site"}


def test_a_leftover_that_synth_did_not_make_is_no_site(root: Path) -> None:
    planted = workshop_of(root / "site") / "old-planted"
    planted.mkdir(parents=True)
    (planted / "index.html").write_text("planted")
    with pytest.raises(ZeroDivisionError), staged(root / "site", root):
        raise ZeroDivisionError
    assert beside(root) == set()


def test_a_link_among_the_leftovers_is_not_followed_and_told(root: Path) -> None:
    workshop_of(root / "site").mkdir()
    (workshop_of(root / "site") / "new-link").symlink_to(root / "content")
    before = state(root / "content")
    said: list[str] = []
    with staged(root / "site", root, say=said.append) as new:
        write_pages(new, "new")
    assert state(root / "content") == before
    assert texts(root / "site") == pages("new")
    assert len(said) == 1 and "new-link" in said[0]
