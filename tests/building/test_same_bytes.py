"""The same content gives the same bytes: other time zone, locale, hash seed, folder, file order, umask, day."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.building.command import REPOSITORY, build, environment, rich, synth
from tests.conftest import Once
from tests.publish.trees import state


@pytest.fixture(scope="session")
def plain(once: Once) -> Path:
    """The project with its site, built without anything unusual."""

    def make(folder: Path) -> None:
        done = build(rich(folder), TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="0")
        assert done.returncode == 0, done.stdout + done.stderr

    return once("plain", make) / "project"


def other_day_zone_locale_and_seed(folder: Path) -> Path:
    root = rich(folder)
    # A locale that this system lacks makes no less a difference to programs that ask for it.
    turkish = "tr_TR.UTF-8"
    command = [sys.executable, "-m", "tests.building.another_day", "-C", str(root), "build", "--no-search"]
    changes = environment(
        TZ="Pacific/Kiritimati",
        LANG=turkish,
        LC_ALL=turkish,
        LANGUAGE="da:ja",
        PYTHONHASHSEED="4242",
        COLUMNS="40",
        SOURCE_DATE_EPOCH="86400",
    )
    done = subprocess.run(command, cwd=REPOSITORY, env=changes, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout[:4], done.stdout[11:15]) == (0, "2031", "2031"), done.stdout + done.stderr
    return root / "site"


def no_locale_at_all(folder: Path) -> Path:
    root = rich(folder)
    assert build(root, LC_ALL="POSIX", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0").returncode == 0
    return root / "site"


def other_place(folder: Path) -> Path:
    """Another folder, to work in as well, with files made in another order, with other dates and permissions."""
    original, root = rich(folder, "original"), folder / "a wholly other place" / "ünd näme"
    for source in sorted(original.rglob("*"), reverse=True):
        if source.is_file():
            target = root / source.relative_to(original)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
            target.chmod(0o700)
            os.utime(target, (1, 1))
    before = os.umask(0o077)
    try:
        assert build(root, "--site-dir", str(folder / "out"), cwd=folder).returncode == 0
    finally:
        os.umask(before)
    return folder / "out"


def second_build_over_the_first(folder: Path) -> Path:
    root = rich(folder)
    assert build(root).returncode == 0
    assert build(root).returncode == 0
    return root / "site"


OTHERWISE: list[Callable[[Path], Path]] = [
    other_day_zone_locale_and_seed,
    no_locale_at_all,
    other_place,
    second_build_over_the_first,
]


@pytest.mark.parametrize("otherwise", OTHERWISE)
def test_the_same_content_gives_the_same_bytes(tmp_path: Path, plain: Path, otherwise: Callable[[Path], Path]) -> None:
    expected = state(plain / "site")
    assert len(expected) > 50
    assert state(otherwise(tmp_path)) == expected


def test_the_search_index_is_the_same_too(tmp_path: Path) -> None:
    one, other = rich(tmp_path / "here"), rich(tmp_path / "there", "other")
    assert synth(one, "build", changes={"TZ": "UTC", "PYTHONHASHSEED": "0"}).returncode == 0
    assert synth(other, "build", changes={"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1"}).returncode == 0
    assert state(one / "site") == state(other / "site")
    assert any("pagefind" in path for path in state(one / "site"))


def test_the_site_does_not_say_where_it_was_built(plain: Path) -> None:
    traces = [str(plain).encode(), b"/new-", b".site.synth", b"synth-pages-", str(REPOSITORY).encode()]
    for path in (plain / "site").rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert [trace for trace in traces if trace in content] == [], path
