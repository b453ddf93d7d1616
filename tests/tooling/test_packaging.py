from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMPILED = sorted(ROOT.glob("requirements*.txt"))


def requirement_lines(path: Path) -> list[str]:
    lines = (line.strip() for line in path.read_text("utf-8").splitlines())
    return [line for line in lines if line and not line.startswith(("#", "-"))]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = "import sys; from flit_core.buildapi import build_wheel; print(build_wheel(sys.argv[1]))"
    name = subprocess.run([sys.executable, "-c", build, folder], cwd=ROOT, check=True, capture_output=True, text=True)
    return folder / name.stdout.strip()


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    package = ROOT / "synth"
    expected = {
        path.relative_to(ROOT).as_posix()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    held = set(zipfile.ZipFile(wheel).namelist())
    assert {"synth/__init__.py", "synth/diagnostics/codes/links.toml"} <= expected
    assert expected == {name for name in held if name.startswith("synth/")}


def test_the_wheel_gives_the_command(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    entry_points = next(name for name in archive.namelist() if name.endswith("entry_points.txt"))
    assert "synth=synth.cli:run" in archive.read(entry_points).decode("utf-8")


def test_the_package_reads_its_own_data_from_the_wheel(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = "import synth; from synth.diagnostics.codes import CODES; print(synth.__file__, 'S203' in CODES)"
    answer = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={"PYTHONPATH": "."}, check=True, capture_output=True, text=True
    )
    assert answer.stdout.split() == [str(tmp_path / "synth/__init__.py"), "True"]


def test_pyproject_and_requirements_name_the_same_ranges() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    build = project["build-system"]["requires"]
    assert sorted(project["project"]["dependencies"] + build) == sorted(requirement_lines(ROOT / "requirements.in"))


@pytest.mark.parametrize("path", COMPILED, ids=lambda path: path.name)
def test_every_requirement_is_pinned_with_hashes(path: Path) -> None:
    lines = requirement_lines(path)
    assert lines
    for line in lines:
        assert re.match(r"[a-z0-9-]+(\[[a-z,]+\])?==[^ ]+ .*\\$", line), line


@pytest.mark.parametrize("path", COMPILED, ids=lambda path: path.name)
def test_compiled_requirements_name_no_address_and_no_path(path: Path) -> None:
    assert not re.search(r"://|--(extra-)?index-url|--find-links|(^|\s)/\w", path.read_text("utf-8"))


def test_all_three_requirement_files_are_compiled() -> None:
    assert {path.stem for path in COMPILED} == {path.stem for path in ROOT.glob("requirements*.in")}
    assert len(COMPILED) == 3
