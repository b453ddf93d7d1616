"""What commands have in common: the project's folder, and that nothing is taken apart before the process ends."""

from __future__ import annotations

import argparse
import gc
from pathlib import Path

from synth.cli.status import UsageFault


def project_root(options: argparse.Namespace) -> Path:
    """The project's folder. Raises UsageFault where it is none."""
    root: Path = options.project
    if not (root / "mkdocs.yml").is_file():
        raise UsageFault(
            f"there is no mkdocs.yml in '{root.absolute()}'. Go to the project's folder, or name it: synth -C DIR …"
        )
    return root.resolve()


_KEPT: list[object] = []


def keep_all() -> None:
    """Stop collecting garbage: nothing is thrown away before the end, and looking for it costs a third of the time."""
    gc.disable()


def keep(made: object) -> None:
    """What a command made must not be taken apart object by object when the command returns: the process ends."""
    _KEPT.append(made)
