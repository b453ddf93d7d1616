"""Writing what was planned: all of it, or nothing."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from synth.intake.plan import Plan
from synth.read.sources import BIBLIOGRAPHY
from synth.write.errors import Refused
from synth.write.saving import replace, write_new


def land(root: Path, plan: Plan, bibliography: str) -> None:
    """Write the drafts and then the bibliography, which had that text when the plan was made.

    Raises Refused where somebody wrote meanwhile, and OSError; what was written is then taken away again.
    """
    written: list[Path] = []
    try:
        for path, text in plan.records.items():
            write_new(root / path, text)
            written.append(root / path)
        if plan.entries:
            _append(root / BIBLIOGRAPHY, plan.entries, bibliography)
    except BaseException as failure:
        for new in written:
            with suppress(OSError):
                new.unlink()
        if isinstance(failure, FileExistsError):
            raise Refused(f"{failure.filename or failure} was written meanwhile. Nothing was changed.") from None
        raise


def _append(path: Path, entries: str, bibliography: str) -> None:
    now = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    if now != bibliography:
        raise Refused(f"{BIBLIOGRAPHY} was changed meanwhile. Nothing was written: import again.")
    before = f"{bibliography.rstrip()}\n" if bibliography.strip() else ""
    replace(path, before + (entries if before else entries.removeprefix("\n")))
