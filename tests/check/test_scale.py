"""Many records, many errors: all of them found, in order, with nothing that grows faster than the content."""

import json
import subprocess
import sys
from pathlib import Path

from synth.check.project import check_project
from synth.diagnostics.report import MOST_SHOWN, text_report
from tests.projects import minimal

ROOT = """title: Root {number}
statement: In one study from Norway, passengers named root number {number}.
summary: One of many.
level: town
domain: planning
{roots}status: draft
"""


def test_a_chain_of_a_thousand_causes_is_fine(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    for number in range(1000):
        cause = f"{{root: r{number + 1}, basis: inferred, rationale: It is a chain., by: A test}}"
        text = ROOT.format(number=number, roots=f"roots: [{cause}]\n" if number < 999 else "")
        (root / f"content/roots/r{number}.yml").write_text(text, "utf-8")
    diagnostics = check_project(root).diagnostics.ordered()
    assert [(item.code, item.place.path) for item in diagnostics] == [("S320", "content/roots/r0.yml")]


def test_sixty_errors_in_thirty_files_come_in_one_run_sorted(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    for number in range(10, 40):
        text = ROOT.format(number=number, roots="").replace("level: town", "level: twon").replace("summary", "sumary")
        (root / f"content/roots/r{number}.yml").write_text(
            text.replace("sumary: One of many.", "summary: '  '"), "utf-8"
        )
        text = (root / f"content/roots/r{number}.yml").read_text("utf-8").replace("status: draft", "status: drat")
        (root / f"content/roots/r{number}.yml").write_text(text, "utf-8")
    diagnostics = check_project(root).diagnostics.ordered()
    assert len(diagnostics) == 60
    assert [item.order for item in diagnostics] == sorted(item.order for item in diagnostics)
    assert {item.code for item in diagnostics} == {"S104", "S110"}


def test_a_hundred_thousand_errors_are_counted_and_the_first_shown(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    for number in range(4):
        text = "cite: [smith-2020]\nfindings:\n" + "  - x\n" * 25_000
        (root / f"content/studies/bad{number}.yml").write_text(text, "utf-8")
    diagnostics = check_project(root).diagnostics.ordered()
    assert len(diagnostics) > 100_000
    blocks = list(text_report(diagnostics, "summary"))
    assert len(blocks) == MOST_SHOWN + 2


def test_the_command_prints_json_with_all_of_them(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    (root / "content/studies/bad.yml").write_text("findings:\n" + "  - x\n" * 1_000, "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "synth", "-C", str(root), "check", "--format", "json"],
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(run.stdout)
    assert run.returncode == 1 and run.stderr == ""
    assert len(report["diagnostics"]) == report["counts"]["error"] > 1_000
    assert report["records"] == {"study": 1, "barrier": 1, "root": 1, "solution": 1, "reference": 1}
