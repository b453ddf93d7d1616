"""The documents say what is so: commands run, codes and fields are explained, files named are there."""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from synth.check.project import check_project
from synth.cli.main import parser
from synth.diagnostics.codes import CODES
from synth.diagnostics.report import text_report

REPOSITORY = Path(__file__).parents[2]
README = (REPOSITORY / "README.md").read_text("utf-8")
CONTRIBUTING = (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8")
MAKEFILE = (REPOSITORY / "Makefile").read_text("utf-8")


def subcommands() -> dict[str, argparse.ArgumentParser]:
    (action,) = (item for item in parser()._actions if isinstance(item, argparse._SubParsersAction))
    return dict(action.choices)


@pytest.mark.parametrize("name", subcommands())
def test_every_command_and_option_stands_in_the_readme(name: str) -> None:
    (row,) = re.findall(rf"^\| `synth {name}\b.*", README, re.MULTILINE)
    options = [option for action in subcommands()[name]._actions for option in action.option_strings]
    assert [option for option in options if option not in ("-h", "--help", "--engine") and option not in row] == []


def test_every_command_in_the_readme_is_one() -> None:
    named = set(re.findall(r"`synth (\w+)", README))
    assert named == set(subcommands())


@pytest.mark.parametrize("document", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_every_make_command_named_is_a_target(document: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z]+)", document, re.MULTILINE)) <= targets


@pytest.mark.parametrize("document", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_every_code_named_is_known(document: str) -> None:
    assert set(re.findall(r"\bS\d{3}\b", document)) <= set(CODES)


def test_every_file_linked_in_the_readme_is_there() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert links and [link for link in links if not (REPOSITORY / link).exists()] == []


def test_every_room_of_the_package_is_named_in_the_readme() -> None:
    rooms = {path.parent.name for path in (REPOSITORY / "synth").glob("*/__init__.py")}
    named = set(re.findall(r"`(\w+)`", next(line for line in README.splitlines() if line.startswith("| `synth/`"))))
    assert rooms - {"diagnostics"} <= named


def test_what_the_readme_shows_of_a_record_stands_there() -> None:
    study = (REPOSITORY / "content/studies/nakanishi-2021.yml").read_text("utf-8")
    for line in ("source_depth: abstract", "id: f6", "record: no-trauma-sensitivity, stance: supports"):
        assert line in README and line in study


def test_the_worked_example_says_what_happens(tmp_path: Path) -> None:
    """Does what CONTRIBUTING says, step by step, and compares what is printed."""
    for name in ("content", "references.bib", "mkdocs.yml"):
        source, target = REPOSITORY / name, tmp_path / name
        shutil.copytree(source, target) if source.is_dir() else shutil.copyfile(source, target)
    blocks = dict(re.findall(r"```(bibtex|yaml|text)\n(.*?)```", CONTRIBUTING, re.DOTALL))
    bibliography = tmp_path / "references.bib"
    bibliography.write_text(bibliography.read_text("utf-8") + "\n" + blocks["bibtex"], "utf-8")
    study = tmp_path / "content/studies/jorgensen-2025b.yml"
    study.write_text(blocks["yaml"], "utf-8")

    first = check_project(tmp_path).diagnostics.ordered()
    assert next(text_report(first, "")) == blocks["text"]
    assert [item.code for item in first if item.severity != "info"] == ["S203"]

    study.write_text(blocks["yaml"].replace("-betwen-", "-between-"), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "synth", "-C", str(tmp_path), "check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert re.findall(r"(?:error|warning)\[(S\d+)\]", done.stdout) == ["S344", "S344"]
    assert re.search(r"no errors, 2 warnings(?:, \d+ notes)?\.$", done.stdout, re.MULTILINE)


def test_the_changelog_has_the_version() -> None:
    from synth import __version__

    assert f"## {__version__}" in (REPOSITORY / "CHANGELOG.md").read_text("utf-8")
