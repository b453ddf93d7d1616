"""A build as a process of its own: `python -m tests.publish.builder ROOT TEXT PAUSE PATIENCE`.

Says `begun` once it has the lock, writes its pages with a pause after each, says `done` at the end.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from synth.publish import Busy, staged
from tests.publish.trees import PAGES


def main(root: Path, text: str, pause: float, patience: float) -> int:
    """Build; 4 where another build was in the way."""
    try:
        with staged(root / "site", root, patience=patience) as new:
            print("begun", flush=True)
            for number in range(PAGES):
                page = new / f"page-{number}" / "index.html"
                page.parent.mkdir()
                page.write_text(f"{text} {number}")
                time.sleep(pause)
    except Busy as busy:
        print(busy, file=sys.stderr)
        return 4
    print("done", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]), float(sys.argv[4])))
