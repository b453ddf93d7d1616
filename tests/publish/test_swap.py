from __future__ import annotations

import threading
from pathlib import Path

import pytest

from synth.publish import Surroundings, swap
from synth.publish.exchange import exchange
from synth.publish.marker import MARKER
from tests.publish.trees import beside, pages, project, publish, texts


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = project(tmp_path)
    publish(root, "old")
    return root


def test_two_folders_change_places(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "text").write_text(name)
    if not exchange(tmp_path / "one", tmp_path / "other"):
        pytest.skip("this disk cannot exchange folders")
    assert (tmp_path / "one" / "text").read_text() == "other"
    assert (tmp_path / "other" / "text").read_text() == "one"


def test_an_exchange_with_nothing_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "one", tmp_path / "not-there")


def test_a_reader_never_meets_a_missing_site(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    exchanged = []

    def recorded(one: Path, other: Path) -> bool:
        exchanged.append(exchange(one, other))
        return exchanged[-1]

    monkeypatch.setattr(swap, "exchange", recorded)
    missing, done = [], threading.Event()

    def read() -> None:
        while not done.is_set():
            if not (root / "site" / MARKER).exists():
                missing.append("once")

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for number in range(20):
            publish(root, f"new {number}")
    finally:
        done.set()
        reader.join()
    if not all(exchanged):
        pytest.skip("this disk cannot exchange folders")
    assert len(exchanged) == 20
    assert missing == []


def test_a_failing_second_step_brings_the_old_site_back(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def failing(path: Path, target: Path | str) -> Path:
        if path.parent.name.startswith("new-"):
            raise PermissionError(13, "Permission denied", str(path))
        return rename(path, target)

    monkeypatch.setattr(swap, "exchange", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(Surroundings, match="permission is missing"):
        publish(root, "new")
    assert texts(root / "site") == pages("old")
    assert beside(root) == {"site"}
