"""Builds on a disk of its own that fills up or becomes read-only: `python -m tests.building.disks TROUBLE FOLDER`.

Runs where mounting is allowed and seen by nobody else (`unshare --mount`). The disk holds the project, its
site and all temporary files. Prints what the build said, its exit status and whether all is as it was before.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from tests.building.command import entries, synth
from tests.projects import edit, minimal
from tests.publish.disks import mount
from tests.publish.trees import state

# Room for some of the pages only, and for the pages but not for the search index.
_ROOM = {"full": 50_000, "full-for-search": 400_000, "read-only": 4_000_000}


def main(trouble: str, folder: Path) -> None:
    """Build once in health, once in trouble, and once more in health."""
    mount("-t", "tmpfs", "-o", "size=8m", "none", str(folder))
    root = minimal(folder)
    temporary = folder / "temporary"
    temporary.mkdir()
    arguments = ["build", *(["--no-search"] if trouble == "full" else [])]
    clean = synth(root, *arguments, changes={"TMPDIR": str(temporary)})
    if clean.returncode:
        raise SystemExit(clean.stderr)
    edit(root, "content/barriers/left-waiting.yml", "title: Left waiting\n", "title: Left waiting again\n")
    before = entries(root)
    filler = folder / "filler"
    filler.write_bytes(bytes(shutil.disk_usage(folder).free - _ROOM[trouble]))
    if trouble == "read-only":
        mount("-o", "remount,ro", str(folder))
    unchanged = state(folder)
    done = synth(root, *arguments, changes={"TMPDIR": str(temporary)})
    same = state(folder) == unchanged
    if trouble == "read-only":
        mount("-o", "remount,rw", str(folder))
    filler.unlink()
    mended = synth(root, *arguments, changes={"TMPDIR": str(temporary)})
    print(
        json.dumps(
            {
                "status": done.returncode,
                "said": done.stderr,
                "same": same,
                "mended": mended.returncode == 0 and entries(root) == before and not list(temporary.iterdir()),
            }
        )
    )


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
