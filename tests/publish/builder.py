"""A build as a process of its own: `python -m tests.publish.builder ROOT TEXT PATIENCE`.

Says `begun` once it has the lock, writes its first page, waits until its input ends, writes the others and says `done`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from synth.publish import Busy, staged
from tests.publish.trees import PAGES


def main(root: Path, text: str, patience: float) -> int:
    """Build; 4 where another build was in the way."""
    try:
        with staged(root / "site", root, patience=patience) as new:
            print("begun", flush=True)
            for number in range(PAGES):
                page = new / f"page-{number}" / "index.html"
                page.parent.mkdir()
                page.write_text(f"{text} {number}")
                sys.stdin.read()
    except Busy as busy:
        print(busy, file=sys.stderr)
        return 4
    print("done", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])))
