"""The contributor's path, as the guide tells it: from an empty folder to a built site, by commands alone."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.write.test_review import write_over

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


def test_from_an_empty_folder_to_a_built_site(tmp_path: Path) -> None:
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
