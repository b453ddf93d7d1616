"""Where states come from: folders, archives and revisions, and what is said of those that cannot be read."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tarfile
import zipfile
from pathlib import Path

import pytest

from synth.check.project import check_project
from synth.compare import filling
from synth.compare.faults import NoState
from synth.compare.states import check_related, opened
from tests.projects import edit, minimal

ENVIRONMENT = {
    **os.environ,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": "nobody@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}


def git(folder: Path, *arguments: str) -> None:
    command = ["git", "-C", str(folder), "-c", "protocol.file.allow=always", *arguments]
    subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT)


def committed(root: Path, message: str) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", message)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in git with two commits; the first is tagged `first` and has another title."""
    root = minimal(tmp_path)
    git(root, "init", "-q", "-b", "main")
    committed(root, "first")
    git(root, "tag", "first")
    edit(root, "content/barriers/left-waiting.yml", "title: Left waiting", "title: Waiting long")
    committed(root, "second")
    return root


def titles(name: str, project: Path) -> list[str]:
    with opened(name, project) as folder:
        graph = check_project(folder).graph
        assert graph is not None
        return [record.data.title for record in graph.of("barrier")]


def test_a_revision_is_read_without_touching_the_files(project: Path) -> None:
    edit(project, "content/barriers/left-waiting.yml", "title: Waiting long", "title: Not saved yet")
    before = {path: path.stat().st_mtime_ns for path in project.rglob("*") if path.is_file()}
    assert titles("first", project) == titles("HEAD~1", project) == ["Left waiting"]
    assert titles("main", project) == ["Waiting long"]
    assert titles(str(project), project) == ["Not saved yet"]
    assert {path: path.stat().st_mtime_ns for path in project.rglob("*") if path.is_file()} == before


def test_a_project_below_the_top_of_its_repository(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    git(tmp_path, "init", "-q", "-b", "main")
    committed(tmp_path, "first")
    assert titles("HEAD", root) == ["Left waiting"]


def test_what_attributes_leave_out_of_exports_is_compared_all_the_same(project: Path) -> None:
    (project / ".gitattributes").write_text("content/barriers/* export-ignore\n")
    committed(project, "third")
    assert titles("HEAD", project) == ["Waiting long"]


@pytest.mark.parametrize("within", ["", "review-1.0/"])
@pytest.mark.parametrize("form", ["zip", "tar", "tar.gz", "tar.xz"])
def test_an_archive(tmp_path: Path, form: str, within: str) -> None:
    root = minimal(tmp_path)
    base = tmp_path / "packed"
    shutil.copytree(root, base / within if within else base, dirs_exist_ok=True)
    kind = {"zip": "zip", "tar": "tar", "tar.gz": "gztar", "tar.xz": "xztar"}[form]
    archive = shutil.make_archive(str(tmp_path / "review"), kind, base)
    assert titles(archive, root) == ["Left waiting"]


def refused(name: str | Path, project: Path) -> str:
    with pytest.raises(NoState) as fault, opened(str(name), project):
        pass
    return str(fault.value)


def zipped(path: Path, names: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in names.items():
            archive.writestr(name, data)
    return path


def tarred(path: Path, names: dict[str, bytes], mode: str = "w:gz") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, data in names.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


@pytest.mark.parametrize(
    "name", ["../out.yml", "/etc/out.yml", "content/../../out.yml", "content\\..\\out.yml", "C:/out"]
)
@pytest.mark.parametrize("packed", [zipped, tarred])
def test_a_path_that_leads_out_is_refused(tmp_path: Path, name: str, packed: object) -> None:
    root = minimal(tmp_path)
    assert callable(packed)
    archive = packed(tmp_path / "bad.archive", {"mkdocs.yml": b"", name: b"x"})
    assert "leads out of it" in refused(archive, root)
    assert not list(tmp_path.rglob("out*"))


def test_links_in_an_archive_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "links.tar"
    with tarfile.open(path, "w") as archive:
        archive.addfile(tarfile.TarInfo("mkdocs.yml"))
        link = tarfile.TarInfo("content/review.yml")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    with opened(str(path), tmp_path) as folder:
        assert [item.name for item in folder.rglob("*")] == ["mkdocs.yml"]


@pytest.mark.parametrize("packed", [zipped, tarred])
def test_a_bomb_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packed: object
) -> None:
    assert callable(packed)
    archive = packed(tmp_path / "bomb", {"mkdocs.yml": b"", "content/big.yml": bytes(3_000_000)})
    monkeypatch.setattr(filling, "MOST_BYTES", 1_000_000)
    assert "it was not unpacked" in refused(archive, tmp_path)


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = zipped(tmp_path / "many.zip", {"mkdocs.yml": b""} | {f"content/{n}.yml": b"" for n in range(20)})
    monkeypatch.setattr(filling, "MOST_FILES", 10)
    assert "more than 10 files" in refused(archive, tmp_path)


@pytest.mark.parametrize("cut", [30, 200, 400])
def test_a_truncated_archive_is_refused(tmp_path: Path, cut: int) -> None:
    archive = tarred(tmp_path / "cut.tar.gz", {"mkdocs.yml": os.urandom(500)})
    archive.write_bytes(archive.read_bytes()[:cut])
    assert "cannot be read" in refused(archive, tmp_path) or "not an archive" in refused(archive, tmp_path)


def test_an_archive_without_a_project(tmp_path: Path) -> None:
    assert "no mkdocs.yml" in refused(zipped(tmp_path / "other.zip", {"a.txt": b""}), tmp_path)


def test_a_folder_without_a_project(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "is no project" in refused(tmp_path / "empty", minimal(tmp_path))


def test_a_file_that_is_no_archive(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    assert "is not an archive" in refused(root / "references.bib", root)


def test_an_unknown_revision(project: Path) -> None:
    assert "no revision in git" in refused("no-such-branch", project)
    # A name cannot become an option of git's.
    assert "no revision in git" in refused("--upload-pack=touch x", project)


def test_a_project_that_is_not_in_git(tmp_path: Path) -> None:
    assert "no history in git" in refused("main", minimal(tmp_path))


def test_a_machine_without_git(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(project))
    assert "no history in git" in refused("main", project)


def test_a_shallow_clone_says_how_to_get_the_rest(project: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{project}", "shallow")
    assert "git fetch --unshallow" in refused("HEAD~1", tmp_path / "shallow")


def test_unrelated_histories_are_refused(project: Path) -> None:
    git(project, "checkout", "-q", "--orphan", "other")
    committed(project, "begun anew")
    with pytest.raises(NoState, match="no history in common"):
        check_related("main", None, project)
    check_related("first", "main", project)
    # Two folders need no history.
    check_related(str(project), str(project), project)
