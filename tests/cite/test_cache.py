"""What is kept between builds, and what happens to a cache that cannot be relied on."""

import json
import os
import threading
from pathlib import Path
from typing import Any

import pytest

from synth.cite import Cache
from synth.cite.engine.cache import MOST_FILES
from tests.casework import unprivileged, workspace


class Engine:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> Any:
        self.asked += 1
        return {"made": self.asked, "text": "é\ufdd0"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / ".cache" / "synth"


def test_the_same_is_made_once(folder: Path) -> None:
    engine = Engine()
    first = Cache(folder).get_or_make(["a", {"x": 1}], engine)
    again = Cache(folder).get_or_make(["a", {"x": 1}], engine)
    assert first == again == {"made": 1, "text": "é\ufdd0"} and engine.asked == 1


def test_what_is_different_is_made_anew(folder: Path) -> None:
    engine = Engine()
    for made_of in (["a"], ["b"], ["a", "b"], ["ab"], {"a": 1}):
        Cache(folder).get_or_make(made_of, engine)
    assert engine.asked == 5


def _kept(folder: Path) -> Path:
    (file,) = folder.glob("*.json")
    return file


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"\n",
        b"no checksum",
        b"0" * 64 + b"\n{}",
        b"\xff\xfe\n\x00",
    ],
)
def test_a_damaged_file_is_made_anew_and_mended(folder: Path, damage: bytes) -> None:
    engine = Engine()
    Cache(folder).get_or_make("a", engine)
    _kept(folder).write_bytes(damage)
    assert Cache(folder).get_or_make("a", engine)["made"] == 2
    assert Cache(folder).get_or_make("a", engine)["made"] == 2


def test_every_truncation_of_a_file_is_noticed(folder: Path) -> None:
    engine = Engine()
    Cache(folder).get_or_make("a", engine)
    whole = _kept(folder).read_bytes()
    for length in range(len(whole)):
        _kept(folder).write_bytes(whole[:length])
        before = engine.asked
        Cache(folder).get_or_make("a", engine)
        assert engine.asked == before + 1


def test_a_folder_where_the_file_belongs(folder: Path) -> None:
    engine = Engine()
    Cache(folder).get_or_make("a", engine)
    file = _kept(folder)
    file.unlink()
    file.mkdir()
    assert Cache(folder).get_or_make("a", engine)["made"] == 2


def test_a_folder_that_cannot_be_written() -> None:
    with workspace() as folder:
        folder.chmod(0o555)
        with unprivileged():
            assert Cache(folder / ".cache" / "synth").get_or_make("a", Engine())["made"] == 1
        assert list(folder.iterdir()) == []


def test_a_file_where_the_folder_belongs(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("")
    assert Cache(tmp_path / ".cache" / "synth").get_or_make("a", Engine())["made"] == 1


@pytest.mark.parametrize("part", [".cache", ".cache/synth"])
def test_links_are_not_followed(tmp_path: Path, part: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "synth").mkdir(parents=True)
    (tmp_path / part).parent.mkdir(exist_ok=True)
    (tmp_path / part).symlink_to(elsewhere)
    Cache(tmp_path / ".cache" / "synth").get_or_make("a", Engine())
    assert list(elsewhere.rglob("*.json")) == []


def test_a_link_in_the_place_of_a_file_is_not_read(folder: Path, tmp_path: Path) -> None:
    engine = Engine()
    Cache(folder).get_or_make("a", engine)
    file = _kept(folder)
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    assert Cache(folder).get_or_make("a", engine)["made"] == 2


def test_only_what_was_used_last_is_kept(folder: Path) -> None:
    engine = Engine()
    cache = Cache(folder)
    for number in range(MOST_FILES):
        cache.get_or_make(number, engine)
    for place, file in enumerate(sorted(folder.iterdir())):
        os.utime(file, (place, place))
    oldest = min(folder.iterdir(), key=lambda file: file.stat().st_mtime)
    for number in range(MOST_FILES, MOST_FILES + 5):
        cache.get_or_make(number, engine)
    assert len(list(folder.iterdir())) == MOST_FILES and not oldest.exists()


def test_what_is_used_is_not_let_go(folder: Path) -> None:
    engine = Engine()
    cache = Cache(folder)
    cache.get_or_make("used", engine)
    os.utime(_kept(folder), (1, 1))
    cache.get_or_make("used", engine)
    assert _kept(folder).stat().st_mtime > 1


def test_an_engine_that_fails_leaves_nothing(folder: Path) -> None:
    def fail() -> Any:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        Cache(folder).get_or_make("a", fail)
    assert not folder.exists()


def test_many_at_once(folder: Path) -> None:
    made: list[Any] = []
    work = [threading.Thread(target=lambda: made.append(Cache(folder).get_or_make("a", Engine()))) for _ in range(8)]
    for thread in work:
        thread.start()
    for thread in work:
        thread.join()
    assert made == [{"made": 1, "text": "é\ufdd0"}] * 8
    checksum, _, data = _kept(folder).read_bytes().partition(b"\n")
    assert len(checksum) == 64 and json.loads(data)["made"] == 1
    assert [file for file in folder.iterdir() if file.suffix != ".json"] == []
