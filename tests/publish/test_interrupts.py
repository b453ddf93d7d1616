from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("signal", "way"),
    [("SIGKILL", "one-step"), ("SIGKILL", "two-steps"), ("SIGTERM", "two-steps"), ("SIGINT", "one-step")],
)
def test_ended_at_any_moment_the_site_is_the_old_or_the_new_one(tmp_path: Path, signal: str, way: str) -> None:
    folder = tmp_path / "moments"
    folder.mkdir()
    command = [sys.executable, "-m", "tests.publish.moments", signal, way, str(folder)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    moments, tried, *wrong = done.stdout.split("\n")
    assert (wrong, done.stderr, done.returncode) == ([""], "", 0)
    assert int(moments) > 100
    assert int(tried) > 10
