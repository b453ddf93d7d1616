"""Writing what was planned: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from synth.intake.plan import REVIEW, Plan
from synth.read.sources import BIBLIOGRAPHY
from synth.write.errors import Refused
from synth.write.saving import replace, write_new


def land(root: Path, plan: Plan, texts: Mapping[str, str]) -> None:
    """Write the drafts, then the review and the bibliography, which had those texts when the plan was made.

    Raises Refused where somebody wrote meanwhile, and OSError; what was written is then taken away again.
    """
    changed = {}
    if plan.review:
        changed[REVIEW] = plan.review
    if plan.entries:
        changed[BIBLIOGRAPHY] = _longer(texts[BIBLIOGRAPHY], plan.entries)
    for path in changed:
        _require_unchanged(root / path, path, texts[path])
    written: list[Path] = []
    replaced: list[str] = []
    try:
        for path, text in plan.records.items():
            write_new(root / path, text)
            written.append(root / path)
        for path, text in changed.items():
            replace(root / path, text)
            replaced.append(path)
    except BaseException as failure:
        for new in written:
            with suppress(OSError):
                new.unlink()
        for path in replaced:
            with suppress(OSError):
                replace(root / path, texts[path])
        if isinstance(failure, FileExistsError):
            raise Refused(f"{failure.filename or failure} was written meanwhile. Nothing was changed.") from None
        raise


def _require_unchanged(path: Path, name: str, text: str) -> None:
    now = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    if now != text:
        raise Refused(f"{name} was changed meanwhile. Nothing was written: import again.")


def _longer(bibliography: str, entries: str) -> str:
    before = f"{bibliography.rstrip()}\n" if bibliography.strip() else ""
    return before + (entries if before else entries.removeprefix("\n"))
