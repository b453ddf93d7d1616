"""Many records, many errors: all of them found, in order, with nothing that grows faster than the content."""

import json
import subprocess
import sys
from pathlib import Path

from synth.check.project import check_project
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
    assert report["records"] == {"study": 1, "barrier": 1, "root": 1, "solution": 1, "facilitator": 0, "reference": 1}
