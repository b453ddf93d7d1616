from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from scripts import browser

ROOT = Path(__file__).resolve().parents[2]


def program(folder: Path, name: str, *lines: str) -> Path:
    path = folder / name
    path.write_text("\n".join(("#!/bin/sh", *lines, "")), "utf-8")
    path.chmod(0o755)
    return path


def find_python(path: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": path, **more}
    return subprocess.run(["bash", ROOT / "scripts/find_python"], env=environment, capture_output=True, text=True)


def test_an_old_python_is_named_and_refused(tmp_path: Path) -> None:
    program(tmp_path, "python3", 'case "$1" in --version) echo Python 3.10.4;; *) exit 1;; esac')
    bash = next(Path(folder) for folder in os.environ["PATH"].split(":") if (Path(folder) / "bash").exists())
    (tmp_path / "bash").symlink_to(bash / "bash")
    answer = find_python(str(tmp_path))
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert "3.11.5 or newer" in answer.stderr
    assert "python3 is Python 3.10.4" in answer.stderr


def test_the_named_python_is_taken(tmp_path: Path) -> None:
    mine = program(tmp_path, "mine", 'case "$1" in --version) echo Python 3.12.0;; esac')
    answer = find_python(os.environ["PATH"], PYTHON=str(mine))
    assert (answer.returncode, answer.stdout) == (0, f"{mine}\n")


def test_a_browser_on_the_path_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SYNTH_BROWSER", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    program(tmp_path, "chromium", "echo install it yourself >&2", "exit 1")
    works = program(tmp_path, "google-chrome", "echo Google Chrome 140")
    assert browser.find_browser() == str(works)


def test_a_named_browser_that_does_not_run_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SYNTH_BROWSER", str(tmp_path / "nothing"))
    assert browser.main() == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "SYNTH_BROWSER" in printed.err


def test_without_a_browser_one_is_installed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    installed: list[str] = []
    monkeypatch.delenv("SYNTH_BROWSER", raising=False)
    monkeypatch.setattr(browser, "find_browser", lambda: installed[0] if installed else None)
    monkeypatch.setattr(browser, "install_browser", lambda: installed.append("/somewhere/chromium"))
    assert browser.main() == 0
    assert capsys.readouterr().out == "/somewhere/chromium\n"
