from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.serve.process import PATIENCE, REPOSITORY, Preview, eventually, previewing


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "content").mkdir(parents=True)
    (root / "content" / "a.txt").write_text("title: first")
    (root / "references.bib").write_text("references")
    (root / "mkdocs.yml").write_text("site_name: x\n")
    return root


@pytest.fixture
def preview(root: Path) -> Iterator[Preview]:
    with previewing(["-m", "tests.serve.previewer", str(root), "0"], root.parent / "temporary") as preview:
        yield preview


def shows(text: str) -> Callable[[object], bool]:
    return lambda reply: f"<h1>{text}</h1>" in getattr(reply, "text", "")


def panel(reply: object) -> bool:
    return 'id="synth-problems"' in getattr(reply, "text", "")


def test_a_save_shows(preview: Preview, root: Path) -> None:
    assert shows("title: first")(preview.get("/a/"))
    (root / "content" / "a.txt").write_text("title: second")
    preview.wait_until(shows("title: second"), "/a/")
    (root / "references.bib").write_text("other references")
    preview.wait_until(shows("other references"))
    before = preview.builds
    (root / "mkdocs.yml").write_text("site_name: y\n")
    eventually(lambda: preview.builds, lambda builds: builds > before)
    assert "Saved: content/a.txt. Building." in preview.said


def test_an_editor_that_saves_by_renaming_shows_every_time(preview: Preview, root: Path) -> None:
    for text in ("one", "two", "three"):
        for name in ("references.bib", "content/a.txt"):
            (root / "written").write_text(f"title: {text}")
            (root / "written").replace(root / name)
        preview.wait_until(shows(f"title: {text}"))
        preview.wait_until(shows(f"title: {text}"), "/a/")


def test_a_half_written_save_keeps_the_old_page_and_shows_the_error_until_it_is_mended(
    preview: Preview, root: Path
) -> None:
    (root / "content" / "a.txt").write_text("tit")
    broken = preview.wait_until(panel, "/a/")
    assert shows("title: first")(broken)
    assert "1 error. This is the last good page." in broken.text
    assert "content/a.txt:1:1" in broken.text and "&#x27;tit&#x27; is no title." in broken.text
    assert panel(preview.get("/")) and panel(preview.get("/nothing/"))
    said = eventually(lambda: "\n".join(preview.said), lambda said: "built with errors" in said)
    assert "content/a.txt:1:1: error[S203] 'tit' is no title." in said
    (root / "content" / "a.txt").write_text("title: whole")
    mended = preview.wait_until(shows("title: whole"), "/a/")
    assert not panel(mended)


def test_an_error_from_the_start_shows_and_recovers(root: Path) -> None:
    (root / "content" / "a.txt").write_text("tit")
    with previewing(["-m", "tests.serve.previewer", str(root), "0"], root.parent / "temporary") as preview:
        first = preview.get("/a/")
        assert first.status == 503 and panel(first) and "There is no good page yet." in first.text
        (root / "content" / "a.txt").write_text("title: whole")
        assert preview.wait_until(shows("title: whole"), "/a/").status == 200


def test_a_deleted_and_a_renamed_page(preview: Preview, root: Path) -> None:
    (root / "content" / "a.txt").rename(root / "content" / "b.txt")
    preview.wait_until(shows("title: first"), "/b/")
    assert preview.get("/a/").status == 404
    (root / "content" / "b.txt").unlink()
    preview.wait_until(lambda reply: reply.status == 404, "/b/")


def test_a_content_folder_that_goes_and_comes_back(preview: Preview, root: Path) -> None:
    (root / "content").rename(root / "away")
    preview.wait_until(lambda reply: reply.status == 404, "/a/")
    (root / "away").rename(root / "content")
    preview.wait_until(shows("title: first"), "/a/")
    (root / "content" / "a.txt").write_text("title: still watched")
    preview.wait_until(shows("title: still watched"), "/a/")


def test_a_new_folder_is_watched(preview: Preview, root: Path) -> None:
    before = preview.builds
    (root / "content" / "studies").mkdir()
    eventually(lambda: preview.builds, lambda builds: builds > before)
    before = preview.builds
    (root / "content" / "studies" / "x.yml").write_text("new")
    eventually(lambda: preview.builds, lambda builds: builds > before)


def test_many_saves_are_few_builds(preview: Preview, root: Path) -> None:
    hold = root.parent / "hold"
    hold.touch()
    (root / "content" / "a.txt").write_text("title: first of many")
    eventually(lambda: preview.builds, bool)
    for number in range(50):
        (root / "content" / "a.txt").write_text(f"title: {number}")
    hold.unlink()
    preview.wait_until(shows("title: 49"), "/a/")
    # What is saved during one build makes the next; the system may tell it in two parts.
    assert preview.builds <= 4


def test_files_that_editors_leave_about_build_nothing(preview: Preview, root: Path) -> None:
    for name in ("content/.#a.txt", "content/a.txt~", "content/.a.txt.swp", "notes.md", "site"):
        (root / name).write_text("x")
    (root / "content" / "a.txt").write_text("title: second")
    preview.wait_until(shows("title: second"), "/a/")
    saved = [line for line in preview.said if line.startswith("Saved: ")]
    assert saved == ["Saved: content/a.txt. Building."] * len(saved)


def test_a_fault_of_the_build_is_told_and_the_preview_lives_on(preview: Preview, root: Path) -> None:
    (root / "content" / "a.txt").write_text("title: fault")
    broken = preview.wait_until(panel, "/a/")
    assert shows("title: first")(broken) and "synth itself failed here" in broken.text
    said = eventually(lambda: "\n".join(preview.said), lambda said: "Please report it" in said)
    assert "ZeroDivisionError: title: fault" in said and "\x1b" not in said
    (root / "content" / "a.txt").write_text("title: whole")
    assert not panel(preview.wait_until(shows("title: whole"), "/a/"))


def test_nothing_is_kept_by_the_browser_and_types_are_right(preview: Preview) -> None:
    for address, kind in {
        "/": "text/html; charset=utf-8",
        "/data.json": "application/json; charset=utf-8",
        "/__synth/reload.js": "text/javascript; charset=utf-8",
        "/__synth/panel.css": "text/css; charset=utf-8",
    }.items():
        reply, head = preview.get(address), preview.get(address, "HEAD")
        assert (reply.status, reply.headers["content-type"], reply.headers["cache-control"]) == (200, kind, "no-store")
        assert int(reply.headers["content-length"]) == len(reply.text.encode())
        assert (head.status, head.text) == (200, "")
        assert head.headers["content-length"] == reply.headers["content-length"]
    assert preview.get("/data.json").text == "{}\n"


def test_only_the_names_of_this_machine_are_answered(preview: Preview) -> None:
    def status(host: str) -> int:
        connection = HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
        connection.request("GET", "/", headers={"Host": host})
        answer = connection.getresponse().status
        connection.close()
        return answer

    own = ("127.0.0.1", f"localhost:{preview.port}", "LOCALHOST", f"[::1]:{preview.port}")
    assert {status(host) for host in own} == {200}
    assert {status(host) for host in ("stranger.example", f"localhost.stranger.example:{preview.port}")} == {421}


def test_a_folder_and_an_escape(preview: Preview) -> None:
    moved = preview.get("/a")
    assert (moved.status, moved.headers["location"]) == (302, "/a/")
    assert preview.get("/../../project/mkdocs.yml").status == 404
    assert preview.get("/%2e%2e/%2e%2e/project/mkdocs.yml").status == 404


def test_the_built_files_hold_nothing_of_the_preview(preview: Preview, root: Path) -> None:
    assert "__synth" in preview.get("/a/").text
    built = list((root.parent / "temporary").rglob("*.html"))
    assert built
    assert not any("__synth" in page.read_text() for page in built)


def test_the_stream_tells_every_change(preview: Preview, root: Path) -> None:
    connection = HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
    connection.request("GET", "/__synth/events")
    stream = connection.getresponse()

    def event() -> dict[str, str]:
        while True:
            line = stream.readline().decode()
            assert line, "the stream has ended"
            if line.startswith("data: "):
                told: dict[str, str] = json.loads(line.removeprefix("data: "))
                return told

    first = event()
    assert f'data-site="{first["site"]}" data-problems="{first["problems"]}"' in preview.get("/").text
    (root / "content" / "a.txt").write_text("tit")
    broken = event()
    assert broken["site"] == first["site"] and broken["problems"] != first["problems"]
    assert panel(preview.get("/__synth/problems"))
    (root / "content" / "a.txt").write_text("title: whole")
    mended = event()
    assert mended["site"] != first["site"] and mended["problems"] not in (first["problems"], broken["problems"])
    assert preview.get("/__synth/problems").text == ""
    assert preview.end() == 0
    assert stream.read() == b"\n"
    connection.close()


def test_ctrl_c_ends_well_and_leaves_nothing(preview: Preview, root: Path) -> None:
    assert preview.end(signal.SIGINT) == 0
    eventually(lambda: preview.said[-1], lambda said: said == "The preview has ended.")
    assert list((root.parent / "temporary").iterdir()) == []
    assert sorted(entry.name for entry in root.iterdir()) == ["content", "mkdocs.yml", "references.bib"]


def test_a_busy_port_is_told(root: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        command = [sys.executable, "-m", "tests.serve.previewer", str(root), port]
        done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (4, "")
    assert done.stdout == f"Port {port} is in use by another program. Name another one, for example --port 8123.\n"


def test_a_port_that_cannot_be_is_told(root: Path) -> None:
    command = [sys.executable, "-m", "tests.serve.previewer", str(root), "70000"]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (4, "")
    assert "There is no port 70000" in done.stdout


def test_where_the_system_tells_no_changes_files_are_looked_at(root: Path) -> None:
    temporary = root.parent / "temporary"
    command = ["-m", "tests.serve.previewer", str(root), "0"]
    with previewing(command, temporary, WATCHFILES_FORCE_POLLING="true") as preview:
        (root / "content" / "a.txt").write_text("title: second")
        # Looking compares times to the second.
        later = time.time() + 5
        os.utime(root / "content" / "a.txt", (later, later))
        preview.wait_until(shows("title: second"), "/a/")
