"""Runs of six words, hashed: they show whether two texts share a phrase without holding either of them.

`python tests/content/shingles.py FOLDER` reads the texts in FOLDER (one file a source, named `key.txt`) and
writes `abstract_shingles.json` beside this file. The texts themselves stay out of the repository.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import unicodedata
from pathlib import Path

RUN = 6
DIGITS = 12
STORE = Path(__file__).with_name("abstract_shingles.json")


def words(text: str) -> list[str]:
    """The words of a text in lower case; hyphens and apostrophes part words."""
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold())


def runs(text: str) -> list[str]:
    """Every run of six words, in order."""
    found = words(text)
    return [" ".join(found[start : start + RUN]) for start in range(len(found) - RUN + 1)]


def shingle(run: str) -> str:
    """The first digits of a run's hash."""
    return hashlib.sha1(run.encode(), usedforsecurity=False).hexdigest()[:DIGITS]


def shingles(text: str) -> set[str]:
    """The hashes of every run of six words."""
    return {shingle(run) for run in runs(text)}


def load() -> dict[str, set[str]]:
    """The stored hashes, by source."""
    return {key: set(hashes) for key, hashes in json.loads(STORE.read_text("utf-8")).items()}


def main(folder: Path) -> None:
    """Hash every text of a folder and store the result."""
    sources = {path.stem: sorted(shingles(path.read_text("utf-8"))) for path in sorted(folder.glob("*.txt"))}
    STORE.write_text(json.dumps(sources, indent=1) + "\n", "utf-8")
    print(", ".join(f"{key}: {len(hashes)}" for key, hashes in sources.items()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
