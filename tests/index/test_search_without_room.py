from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.publish.disks import private_mounts

REPOSITORY = Path(__file__).parents[2]

_INDEX = """
import os, pathlib, resource, subprocess, sys
from synth.index import write_search_index
out, trouble = pathlib.Path(sys.argv[1]), sys.argv[2]
if trouble == "full disk":
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "none", out], check=True)
for number in range(5):
    html = f"<!doctype html><html lang=en><title>{number}</title><p data-pagefind-body>word{number}</p>"
    (out / f"{number}.html").write_text(html)
if trouble == "limit":
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    write_search_index(out, (), [f"{number}.html" for number in range(5)], "en")
except OSError as error:
    print(error.strerror)
"""


@pytest.mark.parametrize(
    ("trouble", "words"), [("full disk", "No space left on device"), ("limit", "File too large"), ("none", "")]
)
def test_an_index_that_could_not_be_written_whole_is_an_error_of_the_system(
    tmp_path: Path, trouble: str, words: str
) -> None:
    under = private_mounts() if trouble == "full disk" else []
    command = [*under, sys.executable, "-c", _INDEX, str(tmp_path), trouble]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == (words, "")
