"""The contributor's path: what the guide says, done word for word, from an empty folder to a page in a browser."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.casework import snapshot
from tests.chromium import follow
from tests.serve.process import PATIENCE, previewing
from tests.write.test_review import write_over

GUIDE = (Path(__file__).parents[2] / "docs/first-steps.md").read_text("utf-8")

_BOX = re.compile(r"```(\w+)\n(.*?)```\n", re.DOTALL)
_FILE = re.compile(r"`([\w/.-]+\.(?:ris|yml))`")
_REST = "…"


@dataclass(frozen=True)
class Step:
    """A box of the guide: what is typed (`sh`), what is printed (`text`), or what a file reads, with its name."""

    kind: str
    text: str
    file: str = ""


def steps(guide: str) -> Iterator[Step]:
    """The boxes of a guide in their order, without those that install (`shell`)."""
    # What stands between boxes, and then in turn the kind of a box, its text, and what follows it.
    before, *parts = _BOX.split(guide)
    for kind, text, after in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        if kind in ("ris", "yaml"):
            named = _FILE.findall(before)
            assert named, f"no file is named above: {text}"
            yield Step("file", text, named[-1])
        elif kind != "shell":
            yield Step(kind, text)
        before = after


@dataclass
class Walk:
    """Somebody who does what stands in the guide, and nothing else. `printed` is what the last box printed."""

    folder: Path
    browser: Browser | None = None
    printed: str = ""
    failed: list[str] = field(default_factory=list)
    looked: bool = False

    def take(self, step: Step) -> None:
        if step.kind == "file":
            (self.folder / step.file).write_text(step.text, "utf-8")
        elif step.kind == "text":
            self.compare(step.text)
        else:
            self.printed = "".join(self.type(line) for line in step.text.splitlines())

    def type(self, line: str) -> str:
        program, *arguments = shlex.split(line)
        if program == "cd":
            self.folder = self.folder / arguments[0]
            return ""
        assert program == "synth", line
        if arguments == ["serve"]:
            self.look()
            return ""
        done = subprocess.run(
            [sys.executable, "-m", "synth", *arguments],
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode in (0, 1), done.stdout + done.stderr
        if done.returncode:
            self.failed.append(line)
        return done.stdout

    def compare(self, shown: str) -> None:
        """Every line that the guide shows is printed, in that order, and only where it says so is anything left out."""
        pattern = "".join(r"(?:.*\n)*?" if line == _REST else re.escape(line) + r"\n" for line in shown.splitlines())
        assert re.fullmatch(pattern, self.printed), self.printed

    def look(self) -> None:
        """Open the address that is printed, go where the guide says, and change a word."""
        assert self.browser
        serve = ["-m", "synth", "-C", str(self.folder), "serve", "--port", "0"]
        with previewing(serve, self.folder.parent / "temporary") as preview:
            page = self.browser.new_page()
            page.set_default_timeout(PATIENCE * 1000)
            page.goto(f"http://127.0.0.1:{preview.port}/")
            follow(page.get_by_role("link", name="Barriers", exact=True).first)
            follow(page.get_by_role("link", name="No time to go").first)
            expect(page.get_by_role("heading", level=1)).to_have_text("No time to go")
            main = page.get_by_role("main")
            expect(main).to_contain_text("the clinic closes before they are free")
            expect(main).to_contain_text("because the clinic closes at four")
            expect(main).to_contain_text("opening hours are seldom asked about")
            expect(main.get_by_role("link", name=re.compile("Smith")).first).to_be_visible()
            barrier = self.folder / "content/barriers/no-time-to-go.yml"
            barrier.write_text(barrier.read_text("utf-8").replace("Some people do not", "People often do not"), "utf-8")
            expect(main).to_contain_text("People often do not get to the clinic")
            page.close()
        self.looked = True


def test_the_guide_leads_from_an_empty_folder_to_a_page_in_a_browser(tmp_path: Path, browser: Browser) -> None:
    walk = Walk(tmp_path, browser)
    for step in steps(GUIDE):
        walk.take(step)
    # The one mistake that the guide makes on purpose.
    assert walk.failed == ["synth check"]
    assert walk.looked
    root = tmp_path / "my-review"
    page = (root / "site/barriers/no-time-to-go/index.html").read_text("utf-8")
    assert "the clinic closes before they are free" in page
    assert (root / "site/studies/smith-2024/index.html").exists()
    assert "doi.org/10.1234/example.2024.1" in (root / "site/references/smith-2024/index.html").read_text("utf-8")


def test_the_dry_run_of_the_guide_writes_nothing(tmp_path: Path) -> None:
    walk = Walk(tmp_path)
    before: dict[str, bytes | str] = {}
    for step in steps(GUIDE):
        if step.kind == "sh" and "--dry-run" in step.text:
            before = snapshot(walk.folder)
            walk.take(step)
            assert snapshot(walk.folder) == before
            break
        walk.take(step)
    assert before


@pytest.mark.parametrize(
    ("shown", "printed", "fits"),
    [
        ("a\n", "a\n", True),
        ("a\n", "a\nb\n", False),
        ("a\n…\n", "a\nb\nc\n", True),
        ("…\nc\n", "a\nb\nc\n", True),
        ("a\nc\n", "a\nb\nc\n", False),
        ("c\n…\na\n", "a\nb\nc\n", False),
    ],
)
def test_a_guide_that_shows_something_else_is_found_out(shown: str, printed: str, fits: bool, tmp_path: Path) -> None:
    walk = Walk(tmp_path, printed=printed)
    if fits:
        walk.compare(shown)
        return
    with pytest.raises(AssertionError):
        walk.compare(shown)


# -- drafts on the way --

SOURCE = "\n@misc{smith-2024,\n  author = {Smith, Ada},\n  title = {A made-up study},\n  year = {2024},\n}\n"
STUDY, BARRIER = "content/studies/smith-2024.yml", "content/barriers/no-time-to-go.yml"


def synth(*arguments: str, folder: Path, status: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "synth", "-C", str(folder), *arguments],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout


def test_drafts_on_the_way_stand_in_nobodys_way(tmp_path: Path) -> None:
    root = tmp_path / "review"
    what = ("--title", "Barriers to vaccination", "--question", "What keeps people from it?", "--person", "Ada Smith")
    assert "builds" not in synth("init", "review", *what, "--no-examples", folder=tmp_path)

    with (root / "references.bib").open("a", encoding="utf-8") as bibliography:
        bibliography.write(SOURCE)
    assert STUDY in synth("new", "study", "--cite", "smith-2024", folder=root)
    assert BARRIER in synth("new", "barrier", "--title", "No time to go", folder=root)

    # Drafts may be unfinished: the check names every place, and nothing stands in the way of the rest.
    said = synth("check", folder=root)
    assert "warning[S111]" in said and "no errors" in said
    synth("build", "--no-search", "--no-downloads", folder=root)
    assert not (root / "site/barriers/no-time-to-go").exists()

    words = {"source_depth": "abstract", "type": "qualitative", "countries": "[]", "countries_basis": "not-stated"}
    words |= {"role": "finding", "locator": "abstract", "record": "no-time-to-go", "stance": "supports"}
    write_over(root / STUDY, words | {"status": "reviewed"}, "People said that they had no time to go.")
    write_over(root / BARRIER, {"level": "services", "status": "reviewed"}, "In one made-up study, people had no time.")
    said = synth("check", folder=root, status=1)
    assert re.findall(r"error\[(S\d+)\]", said) == ["S312"] and "roots_unknown" in said
    with (root / BARRIER).open("a", encoding="utf-8") as barrier:
        barrier.write("roots_unknown:   'The study does not say.'\n")
    assert "f2 is added" in synth("new", "finding", "smith-2024", folder=root)
    write_over(root / STUDY, words | {"role": "background"}, "The authors say that opening hours are short.")

    assert f"{BARRIER}: would be changed" in synth("fmt", "--check", folder=root, status=1)
    synth("fmt", folder=root)
    assert synth("fmt", "--check", folder=root).endswith(": 0 would be changed.\n")
    assert "no errors, no warnings" in synth("check", folder=root)
    synth("build", folder=root)
    page = (root / "site/barriers/no-time-to-go/index.html").read_text("utf-8")
    assert "People said that they had no time to go." in page and "opening hours are short" in page
