"""What a build tells the preview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from synth.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class BuildOutcome:
    """The result of one build. Where `ok` is false, the folder given to the build is thrown away.

    `summary` is what the terminal shows: one line, or several with the messages in full.
    """

    ok: bool
    diagnostics: Sequence[Diagnostic]
    summary: str
